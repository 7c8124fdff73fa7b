"""The table as the lines a PDF's text was flattened to.

Columns are gone; what is left is their order and their width. A project prints its
name (one line or several), its amounts on the last of these lines or on the next, its
goal in narrow lines, its indicators in wide ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from faheng.documents.document import Line
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.book import (
    BookRow,
    PrintedAmount,
    ProjectBook,
    mended,
)
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.serialised import begins_item, read_items

_AMOUNT = r"-?\d{1,3}(?:,?\d{3})*\.\d{2}"
_AMOUNTS = re.compile(rf"(?:^|(?<=\s)){_AMOUNT}(?:\s+{_AMOUNT}){{0,3}}\s*$")
_KEYS = ("total", "source.appropriation", "source.special_account", "source.other")
_STOPS = "。；;！？"
_INDENT = 2
# In columns of half-width characters: a name's column, and a wide line of indicators.
_NARROW, _WIDE = 44, 90


def read_flattened(lines: Sequence[Line], draft: Draft, book: ProjectBook) -> None:
    """Add a row for each line of amounts, with what stands before and after it."""
    table: list[Line] = []
    for line in lines:
        if _is_printed_head(line, draft):
            # What stands above the first heads is no part of the table.
            table = table if any(map(_amounts, table)) else []
        elif draft.claims.is_free(line) and not is_page_number(line):
            table.append(line)
    lines = table
    ends = [index for index, line in enumerate(lines) if _amounts(line)]
    starts: list[int] = []
    for end in ends:
        starts.append(_name_start(lines, end, starts[-1] if starts else -1))
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        until = starts[number + 1] if number + 1 < len(starts) else len(lines)
        book.add(_row(lines[start : end + 1], lines[end + 1 : until], draft))


def _amounts(line: Line) -> re.Match[str] | None:
    if "指标值" in line.text:
        return None
    return _AMOUNTS.search(line.text)


def _name_start(lines: Sequence[Line], end: int, before: int) -> int:
    """The first line of the name whose last line is, or stands before, ``end``."""
    start = end
    while start - 1 > before:
        if start < end or _has_name(lines[end]):
            if _is_indented(lines[start]):
                break
            if not _goes_on_in_name(lines, start - 1, before):
                break
        start -= 1
    return start


def _has_name(line: Line) -> bool:
    amounts = _amounts(line)
    return amounts is not None and bool(line.text[: amounts.start()].strip())


def _goes_on_in_name(lines: Sequence[Line], index: int, before: int) -> bool:
    """Whether the name reaches up to this line, and it is not the end of a list."""
    line = lines[index]
    text = text_of(line)
    if _amounts(line) or text[-1] in _STOPS or "指标" in text or _width(text) > _NARROW:
        return False
    above = lines[index - 1] if index - 1 > before else None
    unfinished = (
        above is not None
        and _width(text_of(above)) >= _WIDE
        and text_of(above)[-1] not in _STOPS
    )
    return not unfinished


def _is_indented(line: Line) -> bool:
    return len(line.text) - len(line.text.lstrip()) >= _INDENT


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _row(name: Sequence[Line], below: Sequence[Line], draft: Draft) -> BookRow:
    last = name[-1]
    found = _amounts(last)
    spans = (
        [
            PrintedAmount(
                last, found.start() + part.start(), found.start() + part.end()
            )
            for part in re.finditer(r"\S+", found[0])
        ]
        if found
        else []
    )
    # Three amounts: the third may be of either of the last two columns.
    known = spans if len(spans) in (1, 2, 4) else spans[:2]
    row = BookRow(
        name="",
        name_units=list(name if _has_name(last) else name[:-1]),
        amounts=dict(zip(_KEYS, known, strict=False)),
        unknown=spans[len(known) :],
    )
    row.name = _name(row)
    first = next(
        (at for at, line in enumerate(below) if begins_item(line.text)), len(below)
    )
    goal, items = below[:first], below[first:]
    if goal:
        row.goal_units = list(goal)
        text = "\n".join(draft.take(line) for line in goal)
        row.goal = mend_prose(text, wrapped=True)
    if items:
        row.item_units = list(items)
        row.indicators = read_items(list(items), draft)
    return row


def _name(row: BookRow) -> str:
    parts = [line.text[: row.name_end(line)] for line in row.name_units]
    return mended(parts)


def _is_printed_head(line: Line, draft: Draft) -> bool:
    """The heads again, on every page; a stop alone on a line ends a sentence."""
    return len(label_key(line.text)) > 1 and draft.label(line)
