"""Codes and names as most tables of one document pair them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from faheng.model.tokens import TableKind
from faheng.review.tables import Sheet

_FUNCTION_KINDS: tuple[TableKind, ...] = (
    "income",
    "expenditure",
    "general-public-function",
    "government-fund",
    "state-capital",
)
_ENOUGH = 2


class Deviation(NamedTuple):
    """A pair only one table prints, and what stands in its place in several others."""

    title: str
    code: str
    printed: str
    expected_name: str = ""
    expected_code: str = ""


class Pairs:
    """Which code goes with which name in the tables by function."""

    def __init__(self, sheets: Iterable[Sheet], bare: Callable[[str], str]) -> None:
        self._bare = bare
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sheet in sheets:
            if sheet.table.kind not in _FUNCTION_KINDS:
                continue
            for code, index in sheet.coded.items():
                name = bare(sheet.table.rows[index].name)
                if name:
                    self._names[code][name] += 1
                    self._codes[code[:-2], name][code] += 1

    def deviation(self, sheet: Sheet, code: str, name: str) -> Deviation | None:
        """What the other tables say, if two of them agree and none is with this one."""
        own = self._bare(name)
        if sheet.table.kind not in _FUNCTION_KINDS or self._names[code][own] != 1:
            return None
        for other, count in self._names[code].most_common(1):
            if other != own and count >= _ENOUGH:
                return Deviation(sheet.title, code, name, expected_name=other)
        for other, count in self._codes[code[:-2], own].most_common(1):
            if other != code and count >= _ENOUGH and other not in sheet.coded:
                return Deviation(sheet.title, code, name, expected_code=other)
        return None
