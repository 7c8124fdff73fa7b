"""Where a table begins inside a grid: its caption, its head, or a form's fields.

Tables that touch each other come as one grid, each below its own title and unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from faheng.forms.budget import vocabulary
from faheng.forms.budget.captions import Caption, read_caption
from faheng.forms.budget.heads import head_length
from faheng.forms.budget.matrix import MatrixRow, narrowed, width_of
from faheng.forms.budget.target_words import PROJECT_LABELS, field_of
from faheng.forms.budget.wording import squeeze

_MOST_CAPTION_ROWS = 4
_MOST_FORM_ROWS = 4


def tables_within(rows: list[MatrixRow]) -> list[list[MatrixRow]]:
    """The tables of a grid, parted above each caption that a head follows."""
    begun = [0]
    at = 1
    while at < len(rows):
        caption, below = caption_rows(rows[at:])
        if _opens_table(caption, below):
            begun.append(at)
            at = len(rows) - len(below)
        at += 1
    if len(begun) == 1:
        return [rows] if rows else []
    ends = [*begun[1:], len(rows)]
    return [_narrowed(rows[at:end]) for at, end in zip(begun, ends, strict=True)]


def caption_rows(rows: list[MatrixRow]) -> tuple[Caption, list[MatrixRow]]:
    """The caption that stands inside a grid, and the rows below it."""
    caption = Caption()
    taken = 0
    for row in rows[:_MOST_CAPTION_ROWS]:
        read = [read_caption(cell) for _, cell in row.filled()]
        if not read or any(one is None for one in read):
            break
        for one in read:
            if one is not None:
                caption.take_in(one)
        taken += 1
    return caption, rows[taken:]


def _opens_table(caption: Caption, below: list[MatrixRow]) -> bool:
    """Whether a caption amid a grid stands above a table of its own.

    A page may end below the caption, or below the head.
    """
    if not below:
        return caption.title is not None
    if caption.title is None and caption.unit is None:
        return False
    if caption.title and vocabulary.kind_of(caption.title) == "targets":
        return True
    return begins_form(below) or (
        has_own_head(below)
        and (is_money_table(below) or head_length(below) == len(below))
    )


def _narrowed(rows: list[MatrixRow]) -> list[MatrixRow]:
    """The rows by the columns of their own table; its caption may run over all."""
    _, below = caption_rows(rows)
    return [*rows[: len(rows) - len(below)], *narrowed(below)]


def total_fitted(rows: Sequence[MatrixRow], width: int) -> list[MatrixRow]:
    """A total that a page parted from its table, in the columns of that table.

    Its name runs over the columns of codes and names, which nothing else shows.
    """
    missing = width - width_of(rows)
    if missing <= 0 or len(rows) != 1:
        return list(rows)
    (row,) = rows
    named = row.cells.get(0)
    if named is None or not vocabulary.TOTAL_NAMES.match(squeeze(named.text)):
        return list(rows)
    moved = {column: column + (missing if column else 0) for column in row.cells}
    spans = {
        moved[column]: row.span(column) + (0 if column else missing)
        for column in row.cells
    }
    return [MatrixRow({moved[at]: cell for at, cell in row.cells.items()}, spans)]


def begins_form(rows: Sequence[MatrixRow]) -> bool:
    """Whether a grid begins with the fields of one project."""
    return any(
        field_of(PROJECT_LABELS, cell.text) == "name"
        and column + row.span(column) < width
        for row in rows[:_MOST_FORM_ROWS]
        for width in (width_of(rows),)
        for column, cell in row.filled()[:1]
    )


def has_own_head(rows: Sequence[MatrixRow]) -> bool:
    """Whether a grid begins with words that only a head has."""
    return any(
        vocabulary.head_role(words)
        or vocabulary.is_list_side(words)
        or vocabulary.is_plain_head(words)
        for row in rows[: head_length(rows)]
        for words in (squeeze(cell.text) for _, cell in row.filled())
    )


def is_money_table(rows: Sequence[MatrixRow]) -> bool:
    """Whether an untitled grid has the head of a table of amounts."""
    head = rows[: head_length(rows)]
    keys = {
        vocabulary.key_of(squeeze(cell.text))
        for row in head
        for _, cell in row.filled()
    } - {None}
    return len(keys) >= 2 or ("amount" in keys and len(rows) > len(head))
