"""The table as the lines a PDF's text was flattened to.

Columns are gone; what is left is their order and their width. A project prints its
name (one line or several), its amounts on the last of these lines or on the next, its
goal in narrow lines, its indicators in wide ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faheng.documents.document import Line
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.amount_lines import (
    STOPS,
    WIDE,
    FlatLines,
    width,
)
from faheng.forms.layouts.guangzhou_2023.book import (
    BookRow,
    PrintedAmount,
    ProjectBook,
    mended,
)
from faheng.forms.layouts.guangzhou_2023.columns import place_unknown
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.serialised import begins_item, read_items
from faheng.forms.targets.vocabulary import Vocabulary

_KEYS = ("total", "source.appropriation", "source.special_account", "source.other")
_INDENT = 2
# In columns of half-width characters: a name's column.
_NARROW = 44


def read_flattened(
    lines: Sequence[Line], draft: Draft, vocabulary: Vocabulary, book: ProjectBook
) -> None:
    """Add a row for each line of amounts, with what stands before and after it."""
    table: list[Line] = []
    columns: tuple[str, ...] = _KEYS
    for line in lines:
        if heads := _printed_heads(line, draft, vocabulary):
            columns = heads
            # What stands above the first heads is no part of the table.
            table = table if FlatLines(table).amount_lines else []
        elif _is_printed_head(line, draft):
            table = table if FlatLines(table).amount_lines else []
        elif draft.claims.is_free(line) and not is_page_number(line):
            table.append(line)
    flat = FlatLines(table)
    rows = sorted(_rows(flat), key=lambda row: row.start)
    for number, row in enumerate(rows):
        until = rows[number + 1].start if number + 1 < len(rows) else len(table)
        book.add(_row(flat, row, until, columns, draft))
    place_unknown(book.rows, columns)


class _Place(NamedTuple):
    """Where a row begins, and its line of amounts, if it has one."""

    start: int
    amounts: int | None


def _rows(flat: FlatLines) -> Iterator[_Place]:
    """A row for each line of amounts, and for each list of indicators without one."""
    before = -1
    for index in flat.amount_lines:
        before = _name_start(flat, index, before)
        yield _Place(before, index)
    for part in flat.between:
        with_amounts = any(map(flat.amounts, range(part.start, part.end)))
        if part.ends_in_list and not with_amounts:
            yield _Place(part.start, None)


def _name_start(flat: FlatLines, end: int, before: int) -> int:
    """The first line of the name whose last line is, or stands before, ``end``."""
    start = end
    while start - 1 > before:
        if start < end or _has_name(flat, end):
            if _is_indented(flat.lines[start]):
                break
            if not _goes_on_in_name(flat, start - 1, before):
                break
        start -= 1
    return start


def _has_name(flat: FlatLines, index: int) -> bool:
    amounts = flat.amounts(index)
    return amounts is not None and bool(
        flat.lines[index].text[: amounts.start()].strip()
    )


def _goes_on_in_name(flat: FlatLines, index: int, before: int) -> bool:
    """Whether the name reaches up to this line, and it is not the end of a list."""
    text = text_of(flat.lines[index])
    if (
        flat.amounts(index)
        or text[-1] in STOPS
        or "指标" in text
        or width(text) > _NARROW
    ):
        return False
    above = text_of(flat.lines[index - 1]) if index - 1 > before else ""
    return not (width(above) >= WIDE and above[-1] not in STOPS)


def _is_indented(line: Line) -> bool:
    return len(line.text) - len(line.text.lstrip()) >= _INDENT


def _row(
    flat: FlatLines, place: _Place, until: int, columns: Sequence[str], draft: Draft
) -> BookRow:
    if place.amounts is None:
        # Without amounts nobody could say where the name ends and the goal begins.
        row = BookRow(name="")
        _read_items(row, flat.lines[place.start : until], draft)
        return row
    row = _named(flat, place, columns)
    below = flat.lines[place.amounts + 1 : until]
    goal = _read_items(row, below, draft)
    if goal:
        row.goal_units = list(goal)
        text = "\n".join(draft.take(line) for line in goal)
        row.goal = mend_prose(text, wrapped=True)
    return row


def _named(flat: FlatLines, place: _Place, columns: Sequence[str]) -> BookRow:
    assert place.amounts is not None
    name = flat.lines[place.start : place.amounts + 1]
    last, found = name[-1], flat.amounts(place.amounts)
    assert found is not None
    spans = [
        PrintedAmount(last, found.start() + part.start(), found.start() + part.end())
        for part in re.finditer(r"\S+", found[0])
    ]
    # Blank cells leave no trace: of fewer amounts than columns, two are sure.
    known = spans if len(spans) == len(columns) else spans[:2]
    row = BookRow(
        name="",
        name_units=list(name if _has_name(flat, place.amounts) else name[:-1]),
        amounts=dict(zip(columns, known, strict=False)),
        unknown=spans[len(known) :],
    )
    row.name = mended([unit.text[: row.name_end(unit)] for unit in row.name_units])
    return row


def _read_items(row: BookRow, below: Sequence[Line], draft: Draft) -> Sequence[Line]:
    """Take the indicators; what stands before them is the goal."""
    first = next(
        (at for at, line in enumerate(below) if begins_item(line.text)), len(below)
    )
    if first < len(below):
        row.item_units = list(below[first:])
        row.indicators = read_items(row.item_units, draft)
    return below[:first]


def _printed_heads(line: Line, draft: Draft, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The money columns of the head line, in the order printed."""
    words = list(re.finditer(r"\S+", line.text))
    keys = [vocabulary.head_of(word[0]) or "" for word in words]
    if "" in keys or not {"project", "total"} <= set(keys):
        return ()
    for word in words:
        draft.label(line, *word.span())
    return tuple(key for key in keys if key == "total" or key.startswith("source."))


def _is_printed_head(line: Line, draft: Draft) -> bool:
    """The heads again, on every page; a stop alone on a line ends a sentence."""
    return len(label_key(line.text)) > 1 and draft.label(line)
