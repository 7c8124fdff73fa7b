"""Amounts of money and their precision."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.values.money import (
    YUAN_PER_UNIT,
    parse_money,
    read_amount,
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


@pytest.mark.parametrize(
    "text", ["", "  ", "合计", "12 15", "1,23", "(5", "12件", "9" * 17]
)
def test_blank_cells_and_words_are_no_amounts(text: str) -> None:
    assert parse_money(text, "元") is None


def test_precision_is_that_of_the_last_printed_digit() -> None:
    amount = read_amount("0.62", "万元")
    assert amount is not None
    assert (amount.low, amount.high) == (Decimal(6150), Decimal(6250))
    assert amount.quantum == 100
    assert read_amount("合计") is None


@given(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    st.booleans(),
)
def test_what_is_printed_in_yuan_reads_the_same(yuan: Decimal, thousands: bool) -> None:
    printed = f"{yuan:,f}" if thousands else f"{yuan:f}"
    assert parse_money(printed, "元") == yuan


@given(st.text(max_size=12), st.sampled_from(sorted(YUAN_PER_UNIT)))
def test_no_text_is_too_strange(text: str, unit: str) -> None:
    amount = read_amount(text, unit)
    assert amount is None or amount.low < amount.high
