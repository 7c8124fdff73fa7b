"""Indicators in two blocks side by side: the medium term's, and the year's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from faheng.forms.writing.targets import TargetPrinter
from faheng.model.package import Indicator


class Half(NamedTuple):
    """What one block prints of an indicator; a block it is not in stays blank."""

    level2: str
    name: str
    value: str


class Line(NamedTuple):
    """One row of the two blocks."""

    level1: str
    medium: Half
    annual: Half


_BLANK = Half("", "", "")


def two_blocks(indicators: Sequence[Indicator], printer: TargetPrinter) -> list[Line]:
    """A row for each indicator, in whichever blocks it has a value."""
    lines = []
    for indicator in indicators:
        level2, name = indicator.level2 or "", indicator.name or ""
        medium = annual = _BLANK
        if indicator.period_target is not None:
            text = printer.in_one_cell(indicator, indicator.period_target)
            medium = Half(level2, name, text)
        if indicator.target is not None or indicator.period_target is None:
            text = printer.in_one_cell(indicator, indicator.target)
            annual = Half(level2, name, text)
        lines.append(Line(indicator.level1 or "", medium, annual))
    return lines
