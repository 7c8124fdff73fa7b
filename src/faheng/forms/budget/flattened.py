"""Heads whose merged cells flattened text has lost, put back over their columns.

Row by row from the lowest upwards, by what the words say. Where more than one way is
left, or none, the head is not read: an amount below a wrong head is worse than one
nobody read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_amount
from faheng.forms.budget.expense_heads import shares_of
from faheng.forms.budget.heads import HeadColumn, head_columns, is_ruler
from faheng.forms.budget.matrix import MatrixRow, width_of
from faheng.forms.budget.wording import squeeze

Spots = list[tuple[Cell | None, int]]
"""The cells of a row, each with the columns it covers; ``None`` for one left out."""


def told_columns(
    head: Sequence[MatrixRow], body: Sequence[MatrixRow]
) -> list[HeadColumn]:
    """The columns of a head; none where nobody can tell what stands above which."""
    placed = _in_place(head, width_of([*head, *body]))
    return [] if placed is None else head_columns(placed, body)


def without_adrift(body: Sequence[MatrixRow]) -> list[MatrixRow]:
    """Rows but those whose amounts stand in columns nobody can tell."""
    return [
        row
        for row in body
        if not row.adrift or not any(is_amount(cell.text) for _, cell in row.filled())
    ]


def _in_place(head: Sequence[MatrixRow], width: int) -> list[MatrixRow] | None:
    """The rows of a head in their columns; ``None`` where these cannot be known."""
    if not any(row.adrift for row in head):
        return list(head)
    rows = [row for row in head if not is_ruler(row)]
    placed = _placed(
        [[cell for _, cell in sorted(r.cells.items())] for r in rows], width
    )
    if placed is None:
        return None
    return [*map(_row, placed), *filter(is_ruler, head)]


def _row(spots: Spots) -> MatrixRow:
    starts = accumulate((reach for _, reach in spots), initial=0)
    filled = [
        (start, cell, reach)
        for start, (cell, reach) in zip(starts, spots, strict=False)
        if cell is not None and cell.text.strip()
    ]
    return MatrixRow(
        {start: cell for start, cell, _ in filled},
        {start: reach for start, _, reach in filled},
    )


def _placed(rows: list[list[Cell]], width: int) -> list[Spots] | None:
    """All rows from the lowest upwards."""
    *above, lowest = rows
    if len(lowest) > width:
        return None
    size = _list_size(_words(lowest))
    if above and len(lowest) == width > size:
        placed = _placed(above, width // size)
        if placed is None:
            return None
        wider = [[(cell, size * reach) for cell, reach in row] for row in placed]
        return [*wider, [(cell, 1) for cell in lowest]]
    spots: Spots = [(cell, 1) for cell in lowest]
    if len(lowest) < width:
        if not above:
            return None
        shares = shares_of(_words(above[-1]), _words(lowest), width)
        if shares is None:
            return None
        spots = _with_gaps(lowest, shares)
    placed = [spots]
    for row in reversed(above):
        below = [cell for cell, _ in placed[0]]
        shares = shares_of(_words(row), _words(below), None)
        if shares is None:
            return None
        ends = list(accumulate(shares, initial=0))
        reaches = [
            sum(reach for _, reach in placed[0][start:end])
            for start, end in pairwise(ends)
        ]
        placed.insert(0, list(zip(row, reaches, strict=True)))
    return placed


def _words(cells: Sequence[Cell | None]) -> tuple[str, ...]:
    return tuple("" if cell is None else squeeze(cell.text) for cell in cells)


def _list_size(words: tuple[str, ...]) -> int:
    """After how many words a row begins to say the same again; all, if it never does."""
    whole = len(words)
    size = next((at for at in range(1, whole) if words[at] == words[0]), whole)
    is_again = all(words) and words == words[:size] * (whole // size)
    return size if is_again else whole


def _with_gaps(lowest: Sequence[Cell], shares: Sequence[int]) -> Spots:
    """The lowest row with a gap below each head that is not parted."""
    cells = iter(lowest)
    return [
        (next(cells) if share else None, 1)
        for share in shares
        for _ in range(share or 1)
    ]
