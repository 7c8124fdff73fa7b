"""How far the cells of a flattened money table reach, which its text no longer says.

An export with a cell a line keeps a cell merged across columns as one line. Where a
row has fewer cells than the table has columns, the row below tells: a blank below a
cell is that cell going on downwards, so it stands over this one column only, and the
cells between two blanks share what stands above them. Two lists side by side begin
with the same word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from faheng.documents.formats.txt.cell_lines import DraftRow

_AMOUNT = re.compile(r"[-—–]?[\d,]+\.\d{1,2}")
_NUMBER = re.compile(r"[-—–]?[\d,.]*%?")
_TOTAL = re.compile(r"\s*[合总]\s*计")
_FEWEST_COLUMNS = 4
# Lists of all classes are mostly blank.
_ENOUGH = 3

Spans = list[int]
Going = set[tuple[int, int]]
"""Blank cells that a cell above goes on in, by row and place in it, from 0."""


def spans_of(rows: Sequence[DraftRow]) -> tuple[list[Spans], Going]:
    """The columns each cell stands over, row by row; all one where that is unsure."""
    single = [[1] * len(row) for row in rows]
    width = max(map(len, rows), default=0)
    first = next((at for at, row in enumerate(rows) if _has_money(row)), None)
    if first is None or width < _FEWEST_COLUMNS or not _is_money_table(rows, first):
        return single, set()
    leaves = [at for at in range(first) if len(rows[at]) == width]
    if not leaves or all(len(row) == width for row in rows):
        return single, set()
    head, going = _head_spans(rows, leaves[-1], width)
    return [*head, *(_body_spans(row, width) for row in rows[leaves[-1] :])], going


def _has_money(row: DraftRow) -> bool:
    """Whether a row prints amounts, or is the total of a table that has none."""
    if any(_AMOUNT.fullmatch(cell.text) for cell in row):
        return True
    return (
        len(row) > 1
        and _TOTAL.match(row[0].text) is not None
        and all(_NUMBER.fullmatch(cell.text) for cell in row[1:])
    )


def _is_money_table(rows: Sequence[DraftRow], first: int) -> bool:
    body = rows[first:]
    with_money = sum(map(_has_money, body))
    return with_money >= _ENOUGH or 2 * with_money > len(body)


def _head_spans(
    rows: Sequence[DraftRow], leaf: int, width: int
) -> tuple[list[Spans], Going]:
    """The rows above the lowest row of the head, read from there upwards."""
    spans: list[Spans] = []
    going: Going = set()
    reach = [1] * width
    for at in range(leaf - 1, -1, -1):
        row, below = rows[at], rows[at + 1]
        sizes = _sizes(row, below)
        if sizes is None:
            # Nothing further up can be placed either.
            rest = [[1] * len(each) for each in rows[: at + 1]]
            return rest + spans[::-1], going
        if sizes == _groups(below):
            going |= {(at + 1, n) for n, cell in enumerate(below) if not cell.text}
        starts = list(accumulate(sizes, initial=0))
        reach = [sum(reach[a:b]) for a, b in pairwise(starts)]
        spans.append(reach)
    return spans[::-1], going


def _sizes(row: DraftRow, below: DraftRow) -> list[int] | None:
    """How many cells of the row below stand under each cell, if that is certain."""
    if len(row) == len(below):
        return [1] * len(row)
    if len(row) == 1:
        return [len(below)]
    for found in (_groups(below), _lists(below), _repeated(below, len(row))):
        if len(found) == len(row):
            return found
    return None


def _groups(below: DraftRow) -> list[int]:
    """Blank cells each alone, the cells between them together."""
    sizes: list[int] = []
    for is_blank, cells in groupby(below, key=lambda cell: not cell.text):
        count = sum(1 for _ in cells)
        sizes += [1] * count if is_blank else [count]
    return sizes


def _lists(below: DraftRow) -> list[int]:
    """Lists side by side, each beginning as the first one does."""
    first = below[0].text
    starts = [at for at, cell in enumerate(below) if cell.text == first]
    return [b - a for a, b in pairwise([*starts, len(below)])] if first else []


def _repeated(below: DraftRow, times: int) -> list[int]:
    """Cells that say the same so many times over, as under two years."""
    size, rest = divmod(len(below), times)
    texts = [cell.text for cell in below]
    if rest or texts != texts[:size] * times:
        return []
    return [size] * times


def _body_spans(row: DraftRow, width: int) -> Spans:
    """Below the head it is names that are merged, never amounts."""
    names = [bool(_NUMBER.fullmatch(cell.text) is None) for cell in row]
    missing = width - len(row)
    if not missing or not any(names):
        return [1] * len(row)
    more, rest = divmod(missing, sum(names))
    return [1] * len(row) if rest else [1 + more * is_name for is_name in names]
