"""Stretches of the year before heads, and their last days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.forms.evaluations.periods import period_end, without_period


@given(st.integers(1, 12), st.integers(2000, 2099), st.sampled_from("-—–~至到"))
def test_months_from_to(month: int, year: int, to: str) -> None:
    text = f"1{to}{month}月执行数"
    end = period_end(text, year)
    assert end is not None
    assert (end.year, end.month) == (year, month)
    assert without_period(text) == "执行数"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年1-7月执行情况", date(2022, 7, 31)),
        ("1月-6月完成值", date(2024, 6, 30)),
        ("上半年执行率", date(2024, 6, 30)),
        ("第三季度执行数", date(2024, 9, 30)),
        ("1-3季度完成情况", date(2024, 9, 30)),
        ("截至8月底执行数", date(2024, 8, 31)),
        ("截止2023年9月15日完成情况", date(2023, 9, 15)),
        ("10月末执行率", date(2024, 10, 31)),
    ],
)
def test_the_last_day(text: str, day: date) -> None:
    assert period_end(text, 2024) == day


@pytest.mark.parametrize("text", ["执行数", "13-14月执行数", "年度指标值", "12件"])
def test_no_stretch_of_the_year(text: str) -> None:
    assert period_end(text, 2024) is None


def test_without_a_year_there_is_no_day() -> None:
    assert period_end("1-7月", None) is None


@given(st.text(max_size=30), st.none() | st.integers(1, 9999))
def test_any_text_may_be_asked(text: str, year: int | None) -> None:
    period_end(text, year)
    without_period(text)
