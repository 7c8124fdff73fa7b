"""A grid by its columns: which cell begins where, and which covers what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faheng.documents.document import Cell, Grid
from faheng.forms.budget.wording import squeeze
from faheng.forms.claims import without_marks

_RULE_CHARACTERS = frozenset("-—–－=_|+")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row: the cells by the column they begin in, counted from 0.

    ``spans`` are the columns a cell covers where they are not those of its file.
    """

    cells: dict[int, Cell]
    spans: Mapping[int, int] = field(default_factory=dict)

    def text(self, column: int) -> str:
        cell = self.cells.get(column)
        return "" if cell is None else without_marks(cell.text).strip()

    def covering(self, column: int) -> Cell | None:
        """The cell that begins in a column or spreads over it."""
        for start in range(column, -1, -1):
            if (cell := self.cells.get(start)) is not None:
                return cell if start + self.span(start) > column else None
        return None

    def span(self, column: int) -> int:
        """How many columns the cell that begins in this one covers."""
        return self.spans.get(column, self.cells[column].colspan)

    def filled(self) -> list[tuple[int, Cell]]:
        """The cells with text, from left to right."""
        return [
            (column, cell)
            for column, cell in sorted(self.cells.items())
            if without_marks(cell.text).strip()
        ]

    @property
    def blank(self) -> bool:
        return not self.filled()

    @property
    def adrift(self) -> bool:
        """Whether nobody can tell the columns its cells stand over."""
        return any(cell.adrift for cell in self.cells.values())

    @property
    def ruled(self) -> bool:
        """A line drawn with dashes, which a text extractor left behind."""
        texts = [squeeze(cell.text) for _, cell in self.filled()]
        return (
            bool(texts)
            and all(set(text) <= _RULE_CHARACTERS for text in texts)
            and any(len(text) > 2 for text in texts)
        )


def rows_of(grid: Grid) -> list[MatrixRow]:
    """The rows of a grid that say something."""
    rows = []
    for row in grid.rows:
        cells: dict[int, Cell] = {}
        free = 0
        for cell in row:
            column = max(cell.column - 1, free)
            cells[column] = cell
            free = column + cell.colspan
        matrix_row = MatrixRow(cells)
        if not matrix_row.blank and not matrix_row.ruled:
            rows.append(matrix_row)
    return rows


def width_of(rows: Sequence[MatrixRow]) -> int:
    """How many columns rows have between them."""
    return max(
        (column + row.span(column) for row in rows for column in row.cells),
        default=0,
    )


def narrowed(rows: Sequence[MatrixRow]) -> list[MatrixRow]:
    """Rows by the columns that begin in them, without those of other tables."""
    begun = sorted({column for row in rows for column in row.cells})
    return [
        MatrixRow(
            {bisect_left(begun, column): cell for column, cell in row.cells.items()},
            {
                bisect_left(begun, column): bisect_left(
                    begun, column + row.span(column)
                )
                - bisect_left(begun, column)
                for column in row.cells
            },
        )
        for row in rows
    ]
