"""The table in cells, as Word, Excel and PDF files hold it."""

from __future__ import annotations

from faheng.documents.document import Cell, Grid
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.book import (
    BookRow,
    PrintedAmount,
    ProjectBook,
    mended,
)
from faheng.forms.layouts.guangzhou_2023.torn import (
    begins_project,
    is_page_turned,
    is_rest_of,
)
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_title
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over, rows_of
from faheng.forms.targets.serialised import read_items
from faheng.forms.targets.vocabulary import Vocabulary

_MONEY = ("total", "source.")


def read_grid(
    grid: Grid, draft: Draft, vocabulary: Vocabulary, book: ProjectBook
) -> None:
    """Add the rows of a grid; a row broken over a page goes on with the one before."""
    turned = is_page_turned(book.page, grid.page)
    rows = list(rows_of((grid,)))
    for row in rows:
        heads = _heads(row, vocabulary)
        if heads:
            book.heads = heads
            for cell in row.printed:
                draft.label(cell)
        elif book.heads:
            foot = row is rows[-1] and grid.page is not None
            _read_row(row, book, first_on_page=turned, last_on_page=foot)
            turned = False
        else:
            _read_note(row, draft, vocabulary, book)
    book.page = grid.page


def finish_rows(draft: Draft, book: ProjectBook) -> None:
    """Understand names, goals and indicators once all their pieces are together."""
    for row in book.rows:
        row.name = mended([unit.text for unit in row.name_units])
        if row.goal_units:
            wrapped = draft.is_wrapped
            for cell in row.goal_units:
                draft.take(cell)
            text = "\n".join(cell.text for cell in row.goal_units)
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


def _read_row(
    row: FormRow, book: ProjectBook, *, first_on_page: bool, last_on_page: bool
) -> None:
    cells: dict[str, Cell] = {}
    for cell in row.printed:
        head = head_above(book.heads, cell)
        if head is not None:
            cells.setdefault(head.key, cell)
    amounts = {
        key: PrintedAmount(cell, 0, len(cell.text))
        for key, cell in cells.items()
        if key.startswith(_MONEY)
    }
    above = book.rows[-1] if book.rows else None
    if above is None:
        goes_on = False
    elif amounts:
        goes_on = first_on_page and is_rest_of(above, cells)
    else:
        foot = last_on_page and not first_on_page
        goes_on = not begins_project(above, cells, last_on_page=foot)
    if above is not None and goes_on:
        target = above
        target.amounts.update(amounts)
    else:
        target = BookRow(name="", amounts=amounts)
        book.add(target)
    for key, units in (
        ("project", target.name_units),
        ("annual_goal", target.goal_units),
        ("indicators", target.item_units),
    ):
        if key in cells:
            units.append(cells[key])


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
