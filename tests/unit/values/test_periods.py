"""Ends of calendar spans."""

from __future__ import annotations

from datetime import date

import pytest

from faheng.values.grammar.dates import read_date, read_date_word
from faheng.values.periods import (
    day_before,
    day_or_none,
    first_day,
    month_end,
    quarter_end,
)


def test_months_and_quarters_end_on_their_last_day() -> None:
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert month_end(2023, 2) == date(2023, 2, 28)
    assert quarter_end(2024, 3) == date(2024, 9, 30)
    assert day_before(date(2024, 1, 1)) == date(2023, 12, 31)


@pytest.mark.parametrize("year, day", [(2024, 2024), (0, 1), (-5, 1), (10_000, 9999)])
def test_a_year_no_calendar_has_is_the_nearest(year: int, day: int) -> None:
    assert first_day(year) == date(day, 1, 1)


def test_a_day_the_month_does_not_have_is_none() -> None:
    assert day_or_none(2023, 2, 29) is None
    assert day_or_none(2024, 13, 1) is None
    assert day_or_none(2024, 2, 29) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("2024年5月前", date(2024, 4, 30)),
        ("2024年5月底前", date(2024, 5, 31)),
        ("2024年5月上旬", date(2024, 5, 10)),
        ("2024年前", date(2023, 12, 31)),
        ("2024年底前", date(2024, 12, 31)),
        ("2024年第二季度", date(2024, 6, 30)),
        ("2024.5.6", date(2024, 5, 6)),
        ("2024-05", date(2024, 5, 31)),
        ("5月6日前", date(2030, 5, 6)),
        ("1月前", date(2029, 12, 31)),
    ],
)
def test_dates(written: str, deadline: date) -> None:
    found = read_date(written, 0, 2030)
    assert found is not None
    assert (found[0].deadline, found[1]) == (deadline, len(written))


@pytest.mark.parametrize(
    "written", ["12个月", "2.5", "24", "2000件", "30人", "2000-2500元"]
)
def test_figures_that_are_no_dates(written: str) -> None:
    assert read_date(written, 0, 2030) is None


def test_a_date_without_a_year_waits_for_one() -> None:
    found = read_date("6月底前", 0, None)
    assert found is not None
    assert found[0].deadline is None
    assert read_date_word("年终总结", 0, 2024) is not None
    assert read_date_word("三季度", 0, 2024) is None
