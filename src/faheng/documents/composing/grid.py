"""Where each cell of a composed table stands on its full grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.documents.composing.pieces import Cell, Table


class Placed(NamedTuple):
    """A cell on the grid, from 0; ``below`` if it began in a row above this one."""

    cell: Cell
    row: int
    column: int
    below: bool = False


def placed_rows(table: Table) -> Iterator[list[Placed]]:
    """Each row from left to right, with the cells that reach into it from above.

    A table that does not fill its grid exactly is a mistake of whoever composed it, and
    raises ``ValueError``.
    """
    width = len(table.widths)
    going: dict[int, tuple[Cell, int]] = {}
    for number, cells in enumerate(table.rows):
        row: list[Placed] = []
        above, going = going, {}
        column = 0
        waiting = iter(cells)
        while column < width:
            if column in above:
                cell, left = above.pop(column)
                row.append(Placed(cell, number, column, below=True))
            else:
                begun = next(waiting, None)
                if begun is None:
                    raise ValueError(f"row {number + 1} ends at column {column}")
                cell, left = begun, begun.rows
                row.append(Placed(cell, number, column))
            if left > 1:
                going[column] = (cell, left - 1)
            column += cell.columns
        if column > width or above or next(waiting, None) is not None:
            raise ValueError(f"row {number + 1} does not fit {width} columns")
        _check(row, number, table)
        yield row
    if going:
        raise ValueError("a cell reaches below the last row")


def _check(row: list[Placed], number: int, table: Table) -> None:
    for one in row:
        if one.cell.columns < 1 or one.cell.rows < 1:
            raise ValueError(f"row {number + 1} has a cell without extent")
        if not one.below and number < table.head < number + one.cell.rows:
            raise ValueError(f"a cell of row {number + 1} reaches out of the head")
