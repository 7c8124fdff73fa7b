"""A table of a page on its grid: which columns and rows each of its cells covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.documents.document import Cell
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.html.walk import Table, TableCell
from faheng.documents.spreadsheets.sheet import MOST_CELLS, TOO_MANY_CELLS


@dataclass(slots=True)
class Placed:
    """A cell on the grid, all counted from 1; ``below`` if it only goes on here."""

    cell: TableCell
    row: int
    column: int
    columns: int
    rows: int
    below: bool = False


@dataclass(slots=True)
class _Going:
    """A cell that reaches down into rows still to come."""

    placed: Placed
    left: int


def placed_rows(table: Table) -> Iterator[list[Placed]]:
    """The cells of each row from left to right, those that go on from above included."""
    going: dict[int, _Going] = {}
    count = 0
    for number, cells in enumerate(table.rows, start=1):
        row = _placed_row(cells, number, going)
        count += len(row)
        if count > MOST_CELLS:
            raise UnreadableFileError(TOO_MANY_CELLS)
        yield row


def _placed_row(
    cells: list[TableCell], number: int, going: dict[int, _Going]
) -> list[Placed]:
    row: list[Placed] = []
    column = 1
    for cell in cells:
        while column in going:
            column += _go_on(going, column, number, row)
        columns = 1
        # A cell never reaches over one that comes down from above.
        while columns < cell.columns and column + columns not in going:
            columns += 1
        placed = Placed(cell, number, column, columns, cell.rows)
        row.append(placed)
        column += columns
    for further in sorted(at for at in going if at >= column):
        _go_on(going, further, number, row)
    for placed in row:
        if not placed.below and placed.rows > 1:
            going[placed.column] = _Going(placed, placed.rows - 1)
    return row


def _go_on(
    going: dict[int, _Going], column: int, number: int, row: list[Placed]
) -> int:
    """Let the cell above this column go on in this row; its width."""
    one = going[column]
    above = one.placed
    row.append(Placed(above.cell, number, column, above.columns, 1, below=True))
    one.left -= 1
    if one.left < 1:
        del going[column]
    return above.columns


def grid_rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table as every reader gives them."""
    rows = [row for row in placed_rows(table) if row]
    last = len(rows)
    return tuple(
        tuple(
            Cell(
                text="" if one.below else one.cell.text,
                row=at,
                column=one.column,
                rowspan=1 if one.below else min(one.rows, last - at + 1),
                colspan=one.columns,
                continues=one.below,
            )
            for one in row
        )
        for at, row in enumerate(rows, start=1)
    )
