"""Where the amounts of a flattened table begin, if it is a table of money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from faheng.documents.formats.txt.cell_lines import DraftRow

NUMBER = re.compile(r"[-—–]?[\d,.]*%?")
_AMOUNT = re.compile(r"[-—–]?[\d,]+\.\d{1,2}")
_TOTAL = re.compile(r"\s*[合总]\s*计")
# Lists of all classes are mostly blank.
_ENOUGH = 3
_MOST_HEAD_ROWS = 5


def first_amounts(rows: Sequence[DraftRow], width: int) -> int | None:
    """The first row with amounts; ``None`` where the table is none of money."""
    first = next((at for at, row in enumerate(rows) if _has_money(row)), None)
    if first is not None and _is_money_table(rows, first):
        return first
    return _figures_at_the_end(rows, width)


def _has_money(row: DraftRow) -> bool:
    """Whether a row prints amounts, or is the total of a table that has none."""
    if any(_AMOUNT.fullmatch(cell.text) for cell in row):
        return True
    return (
        len(row) > 1
        and _TOTAL.match(row[0].text) is not None
        and all(NUMBER.fullmatch(cell.text) for cell in row[1:])
    )


def _is_money_table(rows: Sequence[DraftRow], first: int) -> bool:
    body = rows[first:]
    with_money = sum(map(_has_money, body))
    return with_money >= _ENOUGH or 2 * with_money > len(body)


def _figures_at_the_end(rows: Sequence[DraftRow], width: int) -> int | None:
    """Where the rows of a short table without decimals begin, or its blank ones."""
    ruled = [row for row in rows if len(row) > 1]
    body = sum(1 for _ in takewhile(lambda row: _is_figures(row, width), ruled[::-1]))
    first = rows.index(ruled[-body]) if body else 0
    return first if 0 < first <= _MOST_HEAD_ROWS else None


def _is_figures(row: DraftRow, width: int) -> bool:
    """A row of numbers and blanks alone; beside a number, it may begin with a name."""
    texts = [cell.text for cell in row]
    named = NUMBER.fullmatch(texts[0]) is None
    return (
        len(row) == width
        and all(NUMBER.fullmatch(text) for text in texts[1:])
        and (not named or any(texts[1:]))
    )
