"""The targets of a whole department (部门整体绩效目标表)."""

from __future__ import annotations

import re
from decimal import Decimal

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_amount, read_amount
from faheng.forms.budget.indicator_rows import (
    IndicatorReader,
    PrintedIndicator,
    head_fields,
    write_indicators,
)
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.tables import Sheet
from faheng.forms.budget.target_words import DEPARTMENT_LABELS, field_of
from faheng.forms.budget.wording import mend
from faheng.forms.claims import EXTRACTION_MARK, without_marks
from faheng.forms.draft import Draft
from faheng.model.package import Bureau, DepartmentTargets

_PATH = "/department_targets"
_PARAGRAPH_MARK = re.compile(r"</p>|<br\s*/?>|</li>")
_BEGINS_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}是|目标?\s*\d|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])"
)


def read_department_targets(draft: Draft, sheet: Sheet) -> None:
    """Fill the draft's department targets from the grids of one table."""
    goals: list[str] = []
    total: Decimal | None = None
    printed: list[PrintedIndicator] = []
    reader: IndicatorReader | None = None
    for row in (row for piece in sheet.pieces for row in piece):
        if (fields := head_fields(row)) is not None:
            reader = IndicatorReader(draft, fields)
            for _, cell in row.filled():
                draft.label(cell)
            continue
        if reader is not None:
            indicator = reader.read(row)
            if indicator is not None:
                printed.append(indicator)
            for _, cell in row.filled():
                draft.label(cell)
            continue
        for name, cell in _pairs(draft, row):
            if name == "bureau" and draft.bureau.name is None:
                draft.bureau = Bureau(name=mend(draft.take(cell)))
            elif name == "bureau":
                draft.take(cell)
            elif name == "goals":
                goals += goals_of(cell.text)
                draft.take(cell)
                draft.place(f"{_PATH}/goals", cell)
            elif name == "total" and total is None and is_amount(cell.text):
                total = read_amount(cell.text, sheet.caption.unit or "元")
                draft.take(cell)
                draft.place(f"{_PATH}/total", cell)
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
            draft.label(cell)
            open_name = name
        elif open_name is not None:
            pairs.append((open_name, cell))
            open_name = None
        else:
            draft.label(cell)
    return pairs


def goals_of(text: str) -> list[str]:
    """The paragraphs of a cell; lines broken by the page are joined."""
    marked = _PARAGRAPH_MARK.sub("\n\n", text)
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", EXTRACTION_MARK.sub("", marked)):
        begun = False
        for line in (line.strip() for line in without_marks(block).splitlines()):
            if not line:
                continue
            ended = begun and paragraphs[-1].endswith(("。", "；", ";"))
            if begun and not _BEGINS_ITEM.match(line) and not ended:
                paragraphs[-1] += line
            else:
                paragraphs.append(line)
            begun = True
    return paragraphs
