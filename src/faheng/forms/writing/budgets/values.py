"""Values in the target forms of a book, as the readers of books understand them."""

from __future__ import annotations

from faheng.forms.writing.targets import (
    Printed,
    Reader,
    first_alike,
    part_ways,
    whole_ways,
)
from faheng.model.package import Indicator, Package
from faheng.values.grammar import parse_value
from faheng.values.value import Value


class ValuePrinter:
    """Prints the values of one package."""

    def __init__(self, package: Package) -> None:
        self._year = package.year

    def in_one_cell(self, indicator: Indicator) -> str:
        if indicator.target is None:
            return ""
        ways = whole_ways(indicator.target)
        return first_alike(indicator.target, ways, self._reader(indicator)).text

    def apart(self, indicator: Indicator) -> Printed:
        if indicator.target is None:
            return Printed("", "", "")
        ways = part_ways(indicator.target)
        return first_alike(indicator.target, ways, self._reader(indicator))

    def _reader(self, indicator: Indicator) -> Reader:
        def read(printed: Printed) -> Value:
            return parse_value(
                printed.text,
                indicator=indicator.name,
                sign_column=printed.sign or None,
                unit_column=printed.unit or None,
                level1=indicator.level1,
                level2=indicator.level2,
                year=self._year,
            )

        return read
