"""Dates and deadlines as forms write them.

date     = year "年" [month "月" [day "日"]] [bound]
         | month "月" [day "日"] [bound]
         | year "-" month "-" day
         | word [bound]                          (年底, 上半年)
         | date link date                        (a span; its end counts)
bound    = ["底" | "末" | "上旬" | …] ["前" | "之前" | "内" | "止" | …]
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from faheng.values.periods import day_before, day_or_none, month_end, quarter_end


class DatePhrase(NamedTuple):
    """A date that was written, with the deadline it stands for.

    ``deadline`` is None while the year is unknown. ``bound`` says that a word makes
    it a deadline (前, 底, 内); ``span`` that it is the end of a period from … to.
    """

    deadline: date | None
    bound: bool
    span: bool
    first: int | None = None
    last: int | None = None
    whole_year: bool = False


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_PART = r"(?P<part>(?:年)?(?:底|末)|初|上旬|中旬|下旬|中)?"
_BEFORE = r"(?P<before>之前|以前|前|(?:之|以)?内|止|为止)?"
_LINK = r"\s*(?:-+|~|至|到)\s*"

_DATE = re.compile(
    rf"(?:{_YEAR}年(?P<whole>全年|度)?(?:{_MONTH}月份?(?:{_DAY}[日号])?)?"
    rf"|{_MONTH.replace('month', 'month2')}月份?(?:{_DAY.replace('day', 'day2')}[日号])?)"
    rf"(?!均){_PART}{_BEFORE}"
)
_NUMERIC = re.compile(
    rf"{_YEAR}(?:[-./]{_MONTH}[-./]{_DAY}|[-/]{_MONTH.replace('month', 'month2')})"
    rf"(?![\d.%])(?:[T ]?\d\d:\d\d(?::\d\d)?)?{_BEFORE}"
)
_MONTHS = re.compile(
    rf"(?:{_YEAR}年)?{_MONTH}月?{_LINK}(?P<last>1[0-2]|0?[1-9])月份?(?![\d.]){_PART}{_BEFORE}"
)
_YEARS = re.compile(rf"{_YEAR}年?{_LINK}(?P<last>(?:19|20)\d\d)年(?!\d){_BEFORE}")
_DOTTED_MONTHS = re.compile(
    rf"(?:19|20)\d\d[./](?:1[0-2]|0?[1-9]){_LINK}{_YEAR}[./]{_MONTH}(?![\d./%])"
)
_QUARTER = re.compile(
    rf"{_YEAR}年第?(?P<quarter>[1-4一二三四])季度(?P<part>末|底)?{_BEFORE}"
)
_WORD = re.compile(
    rf"(?P<word>当年底|本年底|全年底|年底|年末|年终|年内|上半年|下半年|第?[1-4一二三四]季度(?=末|底|前))"
    rf"(?P<part>末|底)?{_BEFORE}"
)
# Most figures are no dates; one look tells.
_HINT = re.compile(
    rf"(?:19|20)\d\d(?:年|[./]|{_LINK})|(?:1[0-2]|0?[1-9])(?:月|{_LINK}\d{{1,2}}月)"
)
_LINKED = re.compile(_LINK)
_PART_DAYS = {"初": 10, "上旬": 10, "中旬": 20, "中": 20}
_QUARTERS = {digit: place % 4 + 1 for place, digit in enumerate("1234一二三四")}


def read_date(text: str, start: int, year: int | None) -> tuple[DatePhrase, int] | None:
    """The date written at a digit, and its end; ``year`` fills in a missing one."""
    if _HINT.match(text, start) is None:
        return None
    found = _read_span(text, start, year) or _read_one(text, start, year)
    if found is None:
        return None
    phrase, end = found
    link = _LINKED.match(text, end)
    if link is not None and not phrase.span:
        known = phrase.deadline.year if phrase.deadline else year
        second = _read_one(text, link.end(), known)
        if second is not None:
            return second[0]._replace(span=True), second[1]
    return found


def read_date_word(
    text: str, start: int, year: int | None
) -> tuple[DatePhrase, int] | None:
    """年底, 上半年 and the like, and their end.

    >>> read_date_word("年底前", 0, 2024)
    (DatePhrase(deadline=datetime.date(2024, 12, 31), bound=True, span=False, first=None, last=None, whole_year=False), 3)
    """
    match = _WORD.match(text, start)
    if match is None:
        return None
    return DatePhrase(_word_deadline(match, year), bound=True, span=False), match.end()


def _word_deadline(match: re.Match[str], year: int | None) -> date | None:
    word = match["word"]
    if year is None:
        return None
    if "季度" not in word:
        return month_end(year, 6 if word == "上半年" else 12)
    quarter = _QUARTERS[word[-3]]
    if match["before"] and not match["part"]:
        return day_before(date(year, quarter * 3 - 2, 1))
    return quarter_end(year, quarter)


def _read_span(
    text: str, start: int, year: int | None
) -> tuple[DatePhrase, int] | None:
    match = _MONTHS.match(text, start)
    if match is not None:
        first, last = int(match["month"]), int(match["last"])
        known = int(match["year"]) if match["year"] else None
        end = known or year
        deadline = month_end(end, last) if end and last >= first else None
        numbers = (None, None) if known else (first, last)
        return DatePhrase(deadline, False, True, *numbers), match.end()
    match = _DOTTED_MONTHS.match(text, start)
    if match is not None:
        closes = month_end(int(match["year"]), int(match["month"]))
        return DatePhrase(closes, False, True), match.end()
    match = _YEARS.match(text, start)
    if match is not None:
        return DatePhrase(date(int(match["last"]), 12, 31), False, True), match.end()
    return None


def _read_one(text: str, start: int, year: int | None) -> tuple[DatePhrase, int] | None:
    match = _QUARTER.match(text, start)
    if match is not None:
        end_of_quarter = quarter_end(int(match["year"]), _QUARTERS[match["quarter"]])
        bound = bool(match["part"] or match["before"])
        return DatePhrase(end_of_quarter, bound, False), match.end()
    match = _NUMERIC.match(text, start)
    if match is not None:
        written = int(match["year"])
        if match["day"]:
            exact = day_or_none(written, int(match["month"]), int(match["day"]))
        else:
            exact = month_end(written, int(match["month2"]))
        return DatePhrase(exact, True, False), match.end()
    match = _DATE.match(text, start)
    if match is None:
        return None
    known = int(match["year"]) if match["year"] else year
    month, day_text = match["month"] or match["month2"], match["day"] or match["day2"]
    part, before = match["part"], match["before"]
    deadline = None
    if known:
        deadline = _deadline(known, month, day_text, part, before)
    bound = bool(part or before or day_text)
    whole = bool(month is None and not bound)
    return DatePhrase(deadline, bound, False, whole_year=whole), match.end()


def _deadline(
    year: int, month: str | None, day: str | None, part: str | None, before: str | None
) -> date | None:
    """`X月前` is the last day of the month before, `X月底前` its last day."""
    if month is None:
        if before in ("前", "之前", "以前") and not part:
            return date(year - 1, 12, 31)
        return date(year, 12, 31)
    if day:
        return day_or_none(year, int(month), int(day))
    if part in _PART_DAYS:
        return date(year, int(month), _PART_DAYS[part])
    if before in ("前", "之前", "以前") and not part:
        return day_before(date(year, int(month), 1))
    return month_end(year, int(month))
