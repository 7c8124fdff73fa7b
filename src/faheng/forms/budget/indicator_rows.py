"""Tables of indicators inside the target forms of a budget."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_amount
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.target_words import HEADS, field_of
from faheng.forms.budget.torn import fits_below, place, take, where
from faheng.forms.budget.wording import mend, squeeze
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.levels import category_of, draft_day, is_level1
from faheng.model.package import Indicator
from faheng.values.grammar import parse_value
from faheng.values.patterns import lazy_pattern

_SIGN = lazy_pattern(r"[=＝≥≤＞＜><]{1,2}|定性|定量|正向|反向")
_WEIGHT = lazy_pattern(r"(\d+(?:\.\d+)?)[%分]?")
_PROSE = frozenset({"explanation", "basis", "target"})


@dataclass(slots=True)
class PrintedIndicator:
    """The cells of one indicator by field; levels may be carried from above."""

    cells: dict[str, Cell] = field(default_factory=dict)
    level1: str | None = None
    level2: str | None = None

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        if cell is None:
            return ""
        text = without_marks(cell.text).strip()
        return joined_lines(text) if name in _PROSE else mend(text)


def joined_lines(text: str) -> str:
    """Prose of a cell, its broken lines joined."""
    return re.sub(r"\s*\n\s*", "", text).strip()


def is_torn(above: MatrixRow, rest: MatrixRow, fields: Mapping[str, int]) -> bool:
    """Whether a row is the rest of the indicator above it: it has no value."""
    value = fields["target"]
    return fits_below(above, rest) and not rest.text(value) and bool(above.text(value))


def head_fields(row: MatrixRow) -> dict[str, int] | None:
    """The columns of an indicator table, if the row is its head."""
    fields: dict[str, int] = {}
    for column, cell in row.filled():
        name = field_of(HEADS, cell.text)
        if name is not None and name not in fields:
            fields[name] = column
    return fields if {"name", "target"} <= fields.keys() else None


class IndicatorReader:
    """Reads rows below a head; what is printed once for several rows is carried."""

    def __init__(self, draft: Draft, fields: Mapping[str, int]) -> None:
        self._draft = draft
        self._fields = dict(fields)
        self._on = draft_day(draft)
        self._level1: str | None = None
        self._level2: str | None = None

    def read(self, row: MatrixRow) -> PrintedIndicator | None:
        """The indicator of one row, shifted back if its first blank cell got lost."""
        cells = self._cells(row, 0)
        if self._faults(cells):
            for offset in (-1, 1):
                shifted = self._cells(row, offset)
                if not self._faults(shifted):
                    cells = shifted
                    break
        if "name" not in cells:
            return None
        printed = PrintedIndicator(cells)
        if level1 := printed.text("level1"):
            self._level1, self._level2 = level1, None
        self._level2 = printed.text("level2") or self._level2
        printed.level1, printed.level2 = self._level1, self._level2
        return printed

    def _cells(self, row: MatrixRow, offset: int) -> dict[str, Cell]:
        cells: dict[str, Cell] = {}
        for name, column in self._fields.items():
            cell = row.cells.get(column - offset)
            if cell is not None and without_marks(cell.text).strip():
                cells[name] = cell
        return cells

    def _faults(self, cells: Mapping[str, Cell]) -> bool:
        if "name" not in cells or "target" not in cells:
            return True
        if is_amount(cells["name"].text):
            return True
        if (weight := cells.get("weight")) and not _WEIGHT.fullmatch(
            squeeze(weight.text)
        ):
            return True
        if (sign := cells.get("sign")) and not _SIGN.fullmatch(squeeze(sign.text)):
            return True
        level2 = cells.get("level2")
        return (
            level2 is not None
            and is_level1(level2.text, self._on)
            and category_of(None, mend(level2.text), self._on) is None
        )


def write_indicators(
    draft: Draft, printed: Sequence[PrintedIndicator], path: str
) -> tuple[Indicator, ...]:
    """The indicators as the package holds them, claimed and placed."""
    on = draft_day(draft)
    out = []
    for index, one in enumerate(printed):
        for cell in one.cells.values():
            take(draft, cell)
        name, target = one.cells["name"], one.cells.get("target")
        place(draft, f"{path}/{index}", name)
        if target is not None:
            place(draft, f"{path}/{index}/target", target)
        weight = _WEIGHT.fullmatch(squeeze(one.text("weight")))
        out.append(
            Indicator(
                level1=one.level1,
                level2=one.level2,
                category=category_of(one.level1, one.level2, on),
                name=one.text("name"),
                explanation=one.text("explanation") or None,
                basis=one.text("basis") or None,
                weight=Decimal(weight[1]) if weight else None,
                target=parse_value(
                    one.text("target"),
                    indicator=one.text("name"),
                    sign_column=one.text("sign") or None,
                    unit_column=one.text("unit") or None,
                    level1=one.level1,
                    level2=one.level2,
                    year=draft.year,
                )
                if target is not None
                else None,
                where=where(draft, name),
            )
        )
    return tuple(out)
