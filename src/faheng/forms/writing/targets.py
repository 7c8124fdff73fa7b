"""Indicator values as they stand in a row: sign, value and unit, or all in one cell.

What the official wrote is printed again where it reads as the same value; else the
value is written out in the grammar's own form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from faheng.forms.claims import label_key
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.signs import is_sign
from faheng.forms.targets.values import is_printed_twice, value_of
from faheng.model.package import Indicator, Package
from faheng.values.grammar import format_value
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Per, Value

_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝"}
_NUMBER = lazy_pattern(r"\d[\d,.]*")
_PLAIN = lazy_pattern(r"(\D*)(\d[\d,.]*)([^\d]*?)(?:\(含\)|及)?(?:以[上下内])?")
_PER: dict[Per, tuple[str, ...]] = {
    "person": ("人", "名"),
    "household": ("户",),
    "community": ("村", "社区"),
    "case": ("件", "案"),
    "time": ("次", "场次", "期"),
    "day": ("天", "日"),
    "person-time": ("人次", "人/次"),
    "mu": ("亩",),
    "km": ("公里",),
    "other": ("单位",),
}


class Printed(NamedTuple):
    """A value as a row prints it; sign and unit stay blank where the text has them."""

    sign: str
    text: str
    unit: str


Reader = Callable[[Printed], Value | None]


class TargetPrinter:
    """Prints the values of one package, as its readers will read them."""

    def __init__(self, package: Package) -> None:
        self._year = package.year
        texts = [
            PrintedIndicator({"target": indicator.target.text})
            for declaration in package.declarations
            for indicator in declaration.indicators
            if indicator.target is not None
        ]
        self._doubled = is_printed_twice(texts)

    def in_one_cell(self, indicator: Indicator, value: Value | None) -> str:
        """A value in a form without columns for sign and unit."""
        if value is None:
            return ""
        found = first_alike(value, whole_ways(value), self._reader(indicator))
        return found.text

    def apart(self, indicator: Indicator, value: Value | None) -> Printed:
        """A value with its sign and its unit in columns of their own."""
        if value is None:
            return Printed("", "", "")
        return first_alike(value, part_ways(value), self._reader(indicator))

    def spread(self, indicator: Indicator, value: Value | None) -> Value | None:
        """A value that was typed in one piece as columns of their own would say it, if it
        is a plain number; anything else in the officials' words."""
        if value is None:
            return None
        read = self._reader(indicator)
        for way in _number_ways(value):
            again = read(way)
            if again is not None and _meaning(again) == _meaning(value):
                return again
        return value

    def _reader(self, indicator: Indicator) -> Reader:
        def read(printed: Printed) -> Value | None:
            texts = {
                "name": indicator.name or "",
                "level1": indicator.level1 or "",
                "level2": indicator.level2 or "",
                "target": printed.text,
                "sign": printed.sign,
                "unit": printed.unit,
            }
            return value_of(
                PrintedIndicator(texts), year=self._year, doubled=self._doubled
            )

        return read


def first_alike(value: Value, ways: Iterable[Printed], read: Reader) -> Printed:
    """The first way of printing a value that reads as it; its own text if none does."""
    tried = list(ways)
    found = [(way, again) for way in tried if (again := read(way)) is not None]
    for way, again in found:
        if _bare(again) == _bare(value):
            return way
    for way, again in found:
        if _meaning(again) == _meaning(value):
            return way
    return Printed("", value.text, "")


def whole_ways(value: Value) -> Iterator[Printed]:
    yield Printed("", value.text, "")
    yield Printed("", format_value(value), "")


def part_ways(value: Value) -> Iterator[Printed]:
    """Ways to print a value, from the one forms want to the one that always serves."""
    sign = _SIGNS.get(value.comparator or "", "")
    units = list(_units(value))
    if value.kind == "qualitative":
        yield Printed("定性", value.text, "")
    if _NUMBER.fullmatch(value.text):
        for unit in units:
            yield Printed(sign, value.text, unit)
            yield Printed("", value.text, unit)
    yield Printed("", value.text, "")
    for unit in units:
        yield Printed(sign, value.text, unit)
    if isinstance(value.number, Decimal) and value.number_max is None:
        for unit in units:
            yield Printed(sign, f"{value.number:f}", unit)
    yield Printed("", format_value(value), "")


def _number_ways(value: Value) -> Iterator[Printed]:
    """Sign, number and unit, where the value says no more: ≥100件, 100件以上."""
    found = _PLAIN.fullmatch(label_key(value.text))
    if not found or value.kind != "quantitative" or value.number is None:
        return
    before, number, behind = found.groups()
    units = list(_units(value))
    if (before and not is_sign(before)) or behind not in (*units, ""):
        return
    for unit in units:
        yield Printed(_SIGNS.get(value.comparator or "", ""), number, unit)


def _units(value: Value) -> Iterator[str]:
    unit = value.unit or ""
    for noun in _PER.get(value.per, ()) if value.per else ():
        yield f"{unit}/{noun}"
    yield unit
    if unit:
        yield ""


def _bare(value: Value) -> Value:
    """The value without the note that something was mended."""
    return replace(
        value,
        repaired=None,
        parts=tuple(map(_bare, value.parts)),
        readings=tuple(map(_bare, value.readings)),
    )


def _meaning(value: Value) -> Value:
    """The value without the words it was written in, if it is more than words."""
    text = value.text if value.kind != "quantitative" else ""
    return replace(
        value,
        text=text,
        repaired=None,
        parts=tuple(map(_meaning, value.parts)),
        readings=tuple(map(_meaning, value.readings)),
    )
