"""The table in cells, as Word, Excel and PDF files hold it."""

from __future__ import annotations

from collections.abc import Mapping

from faheng.documents.document import Cell, Grid
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.book import (
    BookRow,
    PrintedAmount,
    ProjectBook,
    mended,
)
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_title
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over, rows_of
from faheng.forms.targets.serialised import begins_list, read_items
from faheng.forms.targets.vocabulary import Vocabulary

_MONEY = ("total", "source.")


def read_grid(
    grid: Grid, draft: Draft, vocabulary: Vocabulary, book: ProjectBook
) -> None:
    """Add the rows of a grid; a row broken over a page goes on with the one before."""
    for row in rows_of((grid,)):
        heads = _heads(row, vocabulary)
        if heads:
            book.heads = heads
            for cell in row.printed:
                draft.label(cell)
        elif book.heads:
            _read_row(row, book.heads, book)
        else:
            _read_note(row, draft, vocabulary, book)


def finish_rows(draft: Draft, book: ProjectBook) -> None:
    """Understand names, goals and indicators once all their pieces are together."""
    for row in book.rows:
        row.name = mended([unit.text for unit in row.name_units])
        if row.goal_units:
            wrapped = draft.is_wrapped
            text = "\n".join(draft.take(cell) for cell in row.goal_units)
            row.goal = mend_prose(text, wrapped=wrapped)
        if row.item_units:
            row.indicators = read_items(row.item_units, draft)


def _heads(row: FormRow, vocabulary: Vocabulary) -> list[Head]:
    if not all(vocabulary.is_word(cell.text) for cell in row.printed):
        return []
    heads = [
        head_over(cell, key)
        for cell in row.printed
        if (key := vocabulary.head_of(cell.text))
    ]
    keys = {head.key for head in heads}
    return heads if {"project", "total"} <= keys else []


def _read_row(row: FormRow, heads: list[Head], book: ProjectBook) -> None:
    cells: dict[str, Cell] = {}
    for cell in row.printed:
        head = head_above(heads, cell)
        if head is not None:
            cells.setdefault(head.key, cell)
    amounts = {
        key: PrintedAmount(cell, 0, len(cell.text))
        for key, cell in cells.items()
        if key.startswith(_MONEY)
    }
    if amounts or not book.rows or _begins_project(cells, book.rows[-1]):
        target = BookRow(name="", amounts=amounts)
        book.add(target)
    else:
        target = book.rows[-1]
    for key, units in (
        ("project", target.name_units),
        ("annual_goal", target.goal_units),
        ("indicators", target.item_units),
    ):
        if key in cells:
            units.append(cells[key])


def _begins_project(cells: Mapping[str, Cell], above: BookRow) -> bool:
    """Whether a row without amounts is a project of its own: its list begins anew."""
    items = cells.get("indicators")
    return items is not None and bool(above.item_units) and begins_list(items.text)


def _read_note(
    row: FormRow, draft: Draft, vocabulary: Vocabulary, book: ProjectBook
) -> None:
    """A title or a note in a row above the heads, as spreadsheets have them."""
    for cell in row.printed:
        if "：" in cell.text or ":" in cell.text:
            notes = FormReader(draft, vocabulary, book.money)
            notes.read_labelled(cell)
            book.bureau_said(notes.bureau)
        else:
            read_title(draft, cell)
