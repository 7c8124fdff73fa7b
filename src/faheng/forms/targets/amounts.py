"""Amounts, shares and days as forms print them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from faheng.forms.claims import label_key
from faheng.values.patterns import lazy_pattern

_FIGURE = lazy_pattern(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_TWO_FIGURES = lazy_pattern(r"\d[ \t　]+\d")
_DAY = lazy_pattern(r"(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2}))?日?")
_MONTH = lazy_pattern(r"(20\d{2})(?:[年./-](\d{1,2})月?|年度?)")
_MONTH_END = lazy_pattern(r"(\d{1,2})月(?:底|末|\d{2}日)前?")
_YEAR = lazy_pattern(r"(20\d{2})(?=年)")


def figure_of(text: str | None) -> Decimal | None:
    """A bare number, with 分 or % behind it at most."""
    if not text or _TWO_FIGURES.search(text):
        return None
    key = label_key(text)
    number = _FIGURE.match(key)
    if number is None or key[number.end() :] not in ("", "分", "%"):
        return None
    return Decimal(number[0].replace(",", ""))


def day_of(text: str) -> date | None:
    """A day such as 2024年1月1日 or 2024-01-01; ``None`` if it is none."""
    found = _DAY.fullmatch(label_key(text))
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return None
    day = int(found[3]) if found[3] else 1
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def term_days(first: str, last: str) -> tuple[date | None, date | None]:
    """The first and the last day of a term: of days, of months or of years."""
    start, end = _MONTH.fullmatch(label_key(first)), _MONTH.fullmatch(label_key(last))
    if start is None or end is None:
        return day_of(first), day_of(last)
    begins, ends = int(start[2] or 1), int(end[2] or 12)
    if not (1 <= begins <= 12 and 1 <= ends <= 12) or bool(start[2]) != bool(end[2]):
        return None, None
    return date(int(start[1]), begins, 1), last_day(int(end[1]), ends)


def month_end_of(text: str) -> int | None:
    """The month of a head such as 10月底."""
    found = _MONTH_END.fullmatch(label_key(text))
    month = int(found[1]) if found else 0
    return month if 1 <= month <= 12 else None


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def years_in(text: str) -> list[int]:
    """The years a text prints before 年, in order."""
    return [int(year) for year in _YEAR.findall(re.sub(r"\s+", "", text))]
