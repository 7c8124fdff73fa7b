"""Digits in every script."""

from __future__ import annotations

from decimal import Decimal

import pytest

from faheng.values.numerals import (
    parse_han,
    to_half_width,
    without_blanks,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("三百零五", "305"),
        ("两千", "2000"),
        ("一万二千", "12000"),
        ("一亿零五百", "100000500"),
        ("二〇二四", "2024"),
        ("壹佰贰拾", "120"),
        ("百", "100"),
        ("半", "0.5"),
    ],
)
def test_chinese_numerals(written: str, number: str) -> None:
    assert parse_han(written) == Decimal(number)


@pytest.mark.parametrize("written", ["", "三公", "百分", "人"])
def test_words_are_no_chinese_numerals(written: str) -> None:
    assert parse_han(written) is None


def test_full_width_signs_become_half_width_but_the_comma_stays() -> None:
    assert to_half_width("≧９５％，（次）") == "≥95%，(次)"


def test_blanks_go_but_two_numbers_stay_two() -> None:
    assert without_blanks(" 221. 60 万元\n") == "221.60万元"
    assert without_blanks("12\u3000 15") == "12 15"
