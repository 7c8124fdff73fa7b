"""Rows torn by the end of a page: the rest of each cell stands on the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_torn
from faheng.forms.budget.heads import Block
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.wording import squeeze
from faheng.forms.claims import Strand, Unit
from faheng.forms.draft import Draft
from faheng.model.package import Where


@dataclass(frozen=True, slots=True)
class MendedCell(Cell):
    """A cell put together again; ``parts`` are what the file holds of it."""

    parts: tuple[Cell, ...] = ()


def parts_of(unit: Unit) -> tuple[Unit, ...]:
    """The cells of the file a cell was put together from, or the unit itself."""
    return unit.parts if isinstance(unit, MendedCell) else (unit,)


def mend_row(above: MatrixRow, rest: MatrixRow) -> MatrixRow:
    """One row from its two halves."""
    cells = dict(above.cells)
    for column, below in rest.filled():
        first = cells.get(column)
        if first is None or not first.text.strip():
            cells[column] = below
            continue
        cells[column] = MendedCell(
            f"{first.text}\n{below.text}",
            first.row,
            first.column,
            first.rowspan,
            first.colspan,
            first.continues,
            first.page,
            first.line,
            parts=tuple(
                part for part in (*parts_of(first), below) if isinstance(part, Cell)
            ),
        )
    return MatrixRow(cells, {**rest.spans, **above.spans})


def mend_pieces(
    pieces: Sequence[Sequence[MatrixRow]],
    is_rest: Callable[[MatrixRow, MatrixRow], bool],
) -> list[MatrixRow]:
    """All rows of a table's pages; ``is_rest`` knows a torn row and its rest."""
    rows: list[MatrixRow] = []
    for piece in pieces:
        for position, row in enumerate(piece):
            if position == 0 and rows and is_rest(rows[-1], row):
                rows[-1] = mend_row(rows[-1], row)
            else:
                rows.append(row)
    return rows


def fits_below(above: MatrixRow, rest: MatrixRow) -> bool:
    """Whether a row fills no column that is blank above it."""
    filled = {column for column, _ in above.filled()}
    return all(column in filled for column, _ in rest.filled())


def breaks_code(above: MatrixRow, rest: MatrixRow, codes: Sequence[int]) -> bool:
    """Whether two halves of a row are parted by a page: only together a code."""
    return any(
        len(first := squeeze(above.text(column))) in (4, 6)
        and len(first + (second := squeeze(rest.text(column)))) in (5, 7)
        and (first + second).isdigit()
        for column in codes
    )


def breaks_amount(above: MatrixRow, rest: MatrixRow, block: Block) -> bool:
    """Whether a row only has the last digits of the amounts above it."""
    torn = [column.index for column in block.money if rest.text(column.index)]
    return (
        bool(torn)
        and (block.name is None or not rest.text(block.name))
        and fits_below(above, rest)
        and all(is_torn(above.text(column), rest.text(column)) for column in torn)
    )


def take(draft: Draft, unit: Unit) -> None:
    """Claim a cell for a field, with all its parts."""
    for part in parts_of(unit):
        draft.take(part)


def label(draft: Draft, unit: Unit) -> bool:
    """Claim a cell as a label, also one torn in two."""
    strand = Strand(parts_of(unit), glue="")
    return draft.label_span(strand, 0, len(strand.text))


def place(draft: Draft, path: str, unit: Unit, quote: str | None = None) -> None:
    draft.place(path, parts_of(unit)[0], quote)


def where(draft: Draft, unit: Unit) -> Where:
    return draft.where(parts_of(unit)[0])
