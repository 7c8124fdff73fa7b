"""How far the cells of a flattened money table reach, which its text no longer says.

An export with a cell a line keeps a cell merged across columns as one line. Where a
row has fewer cells than the table has columns, the row below tells: a blank below a
cell is that cell going on downwards, so it stands over this one column only, and the
cells between two blanks share what stands above them. Lists side by side begin with
the same word, and none says a word twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from faheng.documents.formats.txt.amounts import NUMBER, first_amounts
from faheng.documents.formats.txt.cell_lines import DraftRow

_FEWEST_COLUMNS = 4

Spans = list[int]
Going = set[tuple[int, int]]
"""Blank cells that a cell above goes on in, by row and place in it, from 0."""


def spans_of(rows: Sequence[DraftRow]) -> tuple[list[Spans], Going]:
    """The columns each cell stands over, row by row; all one where that is unsure."""
    single = [[1] * len(row) for row in rows]
    width = max(map(len, rows), default=0)
    first = first_amounts(rows, width)
    if first is None or width < _FEWEST_COLUMNS:
        return single, set()
    leaves = [at for at in range(first) if len(rows[at]) == width]
    if not leaves or all(len(row) == width for row in rows):
        return single, set()
    head, going = _head_spans(rows, leaves[-1], width)
    return [*head, *(_body_spans(row, width) for row in rows[leaves[-1] :])], going


def rows_adrift(rows: Sequence[DraftRow], spans: Sequence[Spans]) -> set[int]:
    """The rows, from 0, whose cells are not known to reach over all columns.

    A row on one line keeps its places by blanks. Words without any may have lost them;
    behind numbers it is only the last blanks that are missing.
    """
    width = max(map(sum, spans), default=0)
    return {
        at
        for at, (row, reach) in enumerate(zip(rows, spans, strict=True))
        if 1 < sum(reach) < width
        and (is_cell_a_line(rows) or not any(NUMBER.fullmatch(c.text) for c in row))
    }


def is_cell_a_line(rows: Sequence[DraftRow]) -> bool:
    """A row printed on one line has a tab for every column; it needs no guessing."""
    return any(len({cell.line for cell in row}) > 1 for row in rows)


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
    for found in (_groups(below), _lists_in_groups(below), _lists(below)):
        if len(found) == len(row):
            return found
    return None


def _groups(below: DraftRow) -> list[int]:
    """Blank cells each alone, the cells between them together."""
    return [
        size
        for run in _runs(below)
        for size in ([len(run)] if run[0].text else [1] * len(run))
    ]


def _lists_in_groups(below: DraftRow) -> list[int]:
    """Blank cells each alone, the cells between them as lists side by side."""
    return [
        size
        for run in _runs(below)
        for size in (_lists(run) if run[0].text else [1] * len(run))
    ]


def _runs(below: DraftRow) -> list[DraftRow]:
    """Cells with text that stand together, and blanks that do."""
    return [list(run) for _, run in groupby(below, key=lambda cell: not cell.text)]


def _lists(below: DraftRow) -> list[int]:
    """Lists side by side, each beginning as the first one does."""
    texts = [cell.text for cell in below]
    starts = [at for at, text in enumerate(texts) if text and text == texts[0]]
    ends = [*starts[1:], len(texts)]
    lists = [texts[a:b] for a, b in zip(starts, ends, strict=False)]
    words = [[text for text in each if text] for each in lists]
    if any(len(set(each)) < len(each) for each in words):
        return []
    return [len(each) for each in lists]


def _body_spans(row: DraftRow, width: int) -> Spans:
    """Below the head it is names that are merged, never amounts."""
    names = [bool(NUMBER.fullmatch(cell.text) is None) for cell in row]
    missing = width - len(row)
    if not missing or not any(names):
        return [1] * len(row)
    more, rest = divmod(missing, sum(names))
    return [1] * len(row) if rest else [1 + more * is_name for is_name in names]
