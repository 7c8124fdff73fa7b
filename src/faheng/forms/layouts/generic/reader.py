"""Reads what heads and labels explain; everything else stays ``unread``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from faheng.documents.document import Cell, Grid, Line
from faheng.forms.draft import Draft
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.evaluations.writing import EvaluationWriter
from faheng.forms.layouts.generic.tables import BudgetTables
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.duties import without_duties
from faheng.forms.targets.evidence import compact_text
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.heading import read_title, read_year, split_code
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.words import LABELS as LABELS
from faheng.forms.targets.words import VOCABULARY

_LONGEST_LABELLED = 200
_TITLES = ("表", "报告", "说明", "信息", "预算", "决算")


def read(draft: Draft) -> None:
    """The whole document."""
    _read_titles(draft)
    money = MoneyReader()
    reader = EvaluationReader(draft, VOCABULARY, money)
    tables = BudgetTables(draft, money)
    flat = FlatForms(draft, VOCABULARY, list(draft.document.lines()))
    for block in draft.document.blocks:
        if isinstance(block, Grid):
            if not tables.read(block):
                reader.read((block,))
        elif text_of(block):
            if draft.claims.is_free(block) and flat.read(block, reader):
                continue
            tables.hear(block)
            if len(block.text) <= _LONGEST_LABELLED and draft.claims.is_free(block):
                reader.read((block,))
    forms = without_duties(reader.close(), draft)
    _read_bureau(draft, reader)
    is_whole = bool(reader.bureau) or "整体" in compact_text(draft.document)
    writer, evaluations = FormWriter(draft, forms), EvaluationWriter(draft, forms)
    for form in forms:
        if form.is_evaluation:
            evaluations.write(form)
        elif is_whole and _is_department(form) and draft.department_targets is None:
            writer.write_department(form)
        else:
            writer.write_declaration(form)
    tables.write()


def _is_department(form: PrintedForm) -> bool:
    """A form with targets that names no project is the department's own."""
    return form.text("project.name") is None and bool(
        form.indicators or form.text("annual_goal")
    )


def _read_titles(draft: Draft) -> None:
    """Year and bureau from the first lines, or from the cells above the heads."""
    units: list[Line | Cell] = [
        line for line in islice(draft.document.lines(), 8) if text_of(line)
    ]
    for grid in draft.document.grids():
        units += _title_cells(grid)
    read_year(draft)
    for unit in units[:12]:
        text = text_of(unit)
        short = len(text) <= 60 and "：" not in text and ":" not in text
        if short and text.endswith(_TITLES) and draft.claims.is_free(unit):
            read_title(draft, unit)


def _title_cells(grid: Grid) -> Iterator[Cell]:
    """Cells that stand alone in one of the first rows."""
    for row in grid.rows[:4]:
        printed = [cell for cell in row if text_of(cell)]
        if len(printed) == 1:
            yield printed[0]


def _read_bureau(draft: Draft, reader: EvaluationReader) -> None:
    """The bureau by its label goes before the one in the title."""
    for name, text, unit in reader.bureau:
        if name == "bureau.name":
            draft.bureau = split_code(text)
            draft.place("/bureau/name", unit)
            return
