"""Amounts of money, their precision and their rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.values.money import (
    YUAN_PER_UNIT,
    convert_money,
    format_money,
    money_token,
    parse_money,
    printed_quantum,
    read_amount,
    round_half_up,
)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("1,234.50", "元", "1234.50"),
        ("12.5", "万元", "125000"),
        ("１２．５", "万元", "125000"),
        ("12.5万元", "元", "125000"),
        ("12.5万", "元", "125000"),
        ("0.3亿元", "元", "30000000"),
        ("221. 60", "万元", "2216000"),
        ("1 234.00", "元", "1234"),
        (" 80元 ", "万元", "80"),
        ("-3.20", "元", "-3.20"),
        ("(3.20)", "元", "-3.20"),
        ("－3.20", "元", "-3.20"),
        ("￥500", "元", "500"),
        ("12.", "元", "12"),
        ("0", "元", "0"),
        ("0.00", "万元", "0"),
        ("—", "元", "0"),
        ("无", "元", "0"),
    ],
)
def test_printed_amounts(text: str, unit: str, yuan: str) -> None:
    assert parse_money(text, unit) == Decimal(yuan)


@pytest.mark.parametrize("text", ["", "  ", "合计", "12 15", "1,23", "(5", "12件"])
def test_blank_cells_and_words_are_no_amounts(text: str) -> None:
    assert parse_money(text, "元") is None


def test_precision_is_that_of_the_last_printed_digit() -> None:
    amount = read_amount("0.62", "万元")
    assert amount is not None
    assert (amount.low, amount.high) == (Decimal(6150), Decimal(6250))
    assert printed_quantum("80", "元") == 1
    assert printed_quantum("合计") is None


def test_rounding_is_half_up_in_decimal() -> None:
    assert convert_money(Decimal(99_750), "万元") == Decimal("9.98")
    assert round_half_up(Decimal("-0.005")) == Decimal("-0.01")


def test_amounts_are_printed_as_the_forms_do() -> None:
    assert format_money(Decimal(18_353_700), "万元") == "1,835.37"
    assert format_money(Decimal("1234.5"), thousands=False) == "1234.50"
    assert format_money(Decimal("-0.001")) == "0.00"
    assert format_money(None) == ""
    assert money_token(Decimal("1234.5")) == "1234.50"
    assert money_token(None) is None


@given(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    st.booleans(),
)
def test_what_is_printed_in_yuan_reads_the_same(yuan: Decimal, thousands: bool) -> None:
    assert parse_money(format_money(yuan, "元", thousands=thousands), "元") == yuan


@given(st.text(max_size=12), st.sampled_from(sorted(YUAN_PER_UNIT)))
def test_no_text_is_too_strange(text: str, unit: str) -> None:
    amount = read_amount(text, unit)
    assert amount is None or amount.low < amount.high
