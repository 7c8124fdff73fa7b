"""Which of the flattened lines print amounts, and where each list of indicators is.

A list begins with indicator 1 at the head of a line and ends behind its last value.
Numbers with two decimals are amounts wherever a narrow line ends with them; other
numbers only outside the lists, where two or more of them stand together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from faheng.documents.document import Line
from faheng.forms.claims import label_key
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.serialised import begins_item, begins_list
from faheng.values.patterns import lazy_pattern

SUMS = frozenset({"合计", "总计"})
STOPS = "。；;！？"
# In columns of half-width characters: a wide line of indicators.
WIDE = 90

_CENTS = r"-?\d{1,3}(?:,?\d{3})*\.\d{2}"
_ANY = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_IN_CENTS = lazy_pattern(rf"(?:^|(?<=\s)){_CENTS}(?:\s+{_CENTS}){{0,3}}\s*$")
_IN_ANY = lazy_pattern(rf"(?:^|(?<=\s)){_ANY}(?:\s+{_ANY}){{0,3}}\s*$")
_VALUE = "指标值"


class Between(NamedTuple):
    """The lines between two lists: names, amounts and goals, up to a list's start."""

    start: int
    end: int
    ends_in_list: bool


class FlatLines:
    """The table's lines, told apart."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.between = _between(lines)
        self._amounts: dict[int, re.Match[str]] = {}
        outside = {
            index for part in self.between for index in range(part.start, part.end)
        }
        for index, line in enumerate(lines):
            found = _amounts(line.text, outside=index in outside)
            if found is not None:
                self._amounts[index] = found

    def amounts(self, index: int) -> re.Match[str] | None:
        """The amounts a line ends with."""
        return self._amounts.get(index)

    @property
    def amount_lines(self) -> list[int]:
        return sorted(self._amounts)


def width(text: str) -> int:
    """The width of a text in columns of half-width characters."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _amounts(text: str, *, outside: bool) -> re.Match[str] | None:
    if _VALUE in text:
        return None
    found = _IN_CENTS.search(text)
    if found is not None:
        # 挽回损失 12.50 at the margin of a list is no amount of a project.
        return found if outside or width(text) < WIDE else None
    found = _IN_ANY.search(text) if outside else None
    if found is None:
        return None
    is_sum = label_key(text[: found.start()]) in SUMS
    several = len(found[0].split()) > 1
    return found if several or is_sum or re.search(r"[.,]", found[0]) else None


def _between(lines: Sequence[Line]) -> list[Between]:
    starts = [index for index, line in enumerate(lines) if begins_list(line.text)]
    found: list[Between] = []
    begin = 0
    for number, start in enumerate(starts):
        if begin < start or not found:
            found.append(Between(begin, start, ends_in_list=True))
        until = starts[number + 1] if number + 1 < len(starts) else len(lines)
        begin = _list_end(lines, start, until)
    found.append(Between(begin, len(lines), ends_in_list=False))
    return found


def _list_end(lines: Sequence[Line], start: int, until: int) -> int:
    """Behind the last line of the list that begins at ``start``."""
    joined, ends = "", list[int]()
    for line in lines[start:until]:
        joined += "".join(line.text.split())
        ends.append(len(joined))
    last = joined.rfind(_VALUE)
    at = next((start + n for n, end in enumerate(ends) if end > last + 2), start)
    # The value goes on below where its line is full and no stop ends it.
    while (
        at + 1 < until
        and text_of(lines[at])[-1:] not in STOPS
        and width(text_of(lines[at])) >= WIDE
        and not begins_item(lines[at + 1].text)
    ):
        at += 1
    return at + 1
