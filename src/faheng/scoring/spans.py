"""How much of a year is over on a day: whole periods, and the share of the year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from faheng.values.value import Period

MONTHS, WEEKS, DAYS_A_WEEK = 12, 52, 7
_MONTHS_OF: dict[Period, int] = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


class Span(NamedTuple):
    """The part of a year that is over: its share, and the whole periods in it.

    A period counts when its last day has come. ``day`` is ``None`` for a year that is
    looked back on as a whole.
    """

    share: Fraction
    periods: Mapping[Period, int]
    day: date | None = None


WHOLE_YEAR = Span(
    Fraction(1),
    {
        **{period: MONTHS // months for period, months in _MONTHS_OF.items()},
        "week": WEEKS,
    },
)


def span_until(day: date, year: int) -> Span:
    """What is over of ``year`` at the end of ``day``, which may lie outside it.

    The share runs straight through each month, so that it is m/12 at its end.

    >>> span_until(date(2024, 9, 30), 2024).periods["quarter"]
    3
    """
    if day.year < year:
        return Span(Fraction(0), dict.fromkeys(WHOLE_YEAR.periods, 0), day)
    if day.year > year:
        return Span(Fraction(1), WHOLE_YEAR.periods, day)
    length = monthrange(year, day.month)[1]
    months = day.month if day.day == length else day.month - 1
    share = (day.month - 1 + Fraction(day.day, length)) / MONTHS
    weeks = min(day.timetuple().tm_yday // DAYS_A_WEEK, WEEKS)
    whole: dict[Period, int] = {
        period: months // length_of for period, length_of in _MONTHS_OF.items()
    }
    return Span(share, {**whole, "week": weeks}, day)
