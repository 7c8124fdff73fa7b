"""Reads the table from its cells, or from the lines a PDF's text was flattened to."""

from __future__ import annotations

from pathlib import Path

from faheng.documents.document import Grid, Line
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.book import ProjectBook
from faheng.forms.layouts.guangzhou_2023.cells import finish_rows, read_grid
from faheng.forms.layouts.guangzhou_2023.flattened import read_flattened
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_title
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).parent)
LABELS = VOCABULARY.labels


def read(draft: Draft) -> None:
    """The whole document."""
    money = MoneyReader()
    notes = FormReader(draft, VOCABULARY, money)
    lines = [line for line in draft.document.lines() if text_of(line)]
    book = ProjectBook(draft, money)
    _read_notes(draft, notes, lines)
    book.bureau_said(notes.bureau)
    grids = [grid for grid in draft.document.grids() if _is_table(grid)]
    for grid in draft.document.grids():
        if grid in grids:
            read_grid(grid, draft, VOCABULARY, book)
        else:
            notes.read((grid,))
    if grids:
        finish_rows(draft, book)
    else:
        read_flattened(lines, draft, VOCABULARY, book)
    book.write()


def _is_table(grid: Grid) -> bool:
    return len(grid.rows) > 0 and max(len(row) for row in grid.rows) > 2


def _read_notes(draft: Draft, notes: FormReader, lines: list[Line]) -> None:
    """The title, and 部门名称 and 单位 on the lines above the table."""
    for index, line in enumerate(lines[:10]):
        text = text_of(line)
        if "：" in text or ":" in text:
            notes.read((line,))
        elif index == 0:
            read_title(draft, line)
