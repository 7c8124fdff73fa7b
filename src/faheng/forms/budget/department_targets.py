"""The targets of a whole department (部门整体绩效目标表)."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_amount, read_amount
from faheng.forms.budget.form_rows import goals_of, rows_of_form
from faheng.forms.budget.indicator_rows import (
    IndicatorReader,
    PrintedIndicator,
    head_fields,
    write_indicators,
)
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.tables import Sheet
from faheng.forms.budget.target_words import DEPARTMENT_LABELS, field_of
from faheng.forms.budget.torn import label, place, take
from faheng.forms.budget.wording import mend
from faheng.forms.draft import Draft
from faheng.model.package import Bureau, DepartmentTargets

_PATH = "/department_targets"


def read_department_targets(draft: Draft, sheet: Sheet) -> None:
    """Fill the draft's department targets from the grids of one table."""
    goals: list[str] = []
    total: Decimal | None = None
    printed: list[PrintedIndicator] = []
    reader: IndicatorReader | None = None
    for row in rows_of_form(sheet.pieces, DEPARTMENT_LABELS):
        if (fields := head_fields(row)) is not None:
            reader = IndicatorReader(draft, fields)
            for _, cell in row.filled():
                label(draft, cell)
            continue
        if reader is not None:
            indicator = reader.read(row)
            if indicator is not None:
                printed.append(indicator)
            for _, cell in row.filled():
                label(draft, cell)
            continue
        for name, cell in _pairs(draft, row):
            if name == "bureau" and draft.bureau.name is None:
                draft.bureau = Bureau(name=mend(cell.text))
                take(draft, cell)
            elif name == "bureau":
                take(draft, cell)
            elif name == "goals":
                goals += goals_of(cell.text, wrapped=draft.document.format == "pdf")
                take(draft, cell)
                place(draft, f"{_PATH}/goals", cell)
            elif name == "total" and total is None and is_amount(cell.text):
                total = read_amount(cell.text, sheet.caption.unit or "元")
                take(draft, cell)
                place(draft, f"{_PATH}/total", cell)
    if goals or printed or total is not None:
        draft.department_targets = DepartmentTargets(
            goals=tuple(goals),
            total=total,
            indicators=write_indicators(draft, printed, f"{_PATH}/indicators"),
        )


def _pairs(draft: Draft, row: MatrixRow) -> list[tuple[str, Cell]]:
    """Labels with the cell after each."""
    pairs: list[tuple[str, Cell]] = []
    open_name: str | None = None
    for _, cell in row.filled():
        name = field_of(DEPARTMENT_LABELS, cell.text)
        if name is not None:
            label(draft, cell)
            open_name = name
        elif open_name is not None:
            pairs.append((open_name, cell))
            open_name = None
        else:
            label(draft, cell)
    return pairs
