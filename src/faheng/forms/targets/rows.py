"""The rows of a form, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faheng.documents.document import Block, Cell, Grid, Line
from faheng.forms.claims import label_key, without_marks
from faheng.values.patterns import lazy_pattern

_PAGE_NUMBER = lazy_pattern(r"[-—–]*第?\d{1,4}页?[-—–]*(?:[,/]?共?\d{1,4}页?)?")


def text_of(unit: Line | Cell) -> str:
    """What its author wrote in a line or cell, without outer blanks."""
    return without_marks(unit.text).strip()


def is_page_number(unit: Line | Cell) -> bool:
    """Whether it prints nothing but a page's number, such as — 2 — or 第2页."""
    return _PAGE_NUMBER.fullmatch(label_key(unit.text)) is not None


class FormRow(NamedTuple):
    """One row, with the cells that print something."""

    cells: tuple[Cell, ...]
    printed: tuple[Cell, ...]

    @property
    def begins_blank(self) -> bool:
        """Whether its first cell is blank: it belongs to the label above."""
        return not self.printed or self.cells[0] is not self.printed[0]


def rows_of(blocks: Iterable[Block]) -> Iterator[FormRow]:
    """All rows of the grids among these blocks that print something."""
    for block in blocks:
        if isinstance(block, Grid):
            for cells in block.rows:
                printed = tuple(cell for cell in cells if text_of(cell))
                if printed:
                    yield FormRow(cells, printed)


class Head(NamedTuple):
    """A head cell: what it means, and the columns it stands above."""

    key: str
    start: int
    end: int
    block: int = 0


def head_above(heads: Iterable[Head], cell: Cell, *, shifted: int = 0) -> Head | None:
    """The head a cell stands below: the one it shares most columns with."""
    first = cell.column - shifted
    last = first + cell.colspan
    best: Head | None = None
    most = 0
    for head in heads:
        shared = min(head.end, last) - max(head.start, first)
        if shared > most:
            best, most = head, shared
    return best


def head_over(cell: Cell, key: str, block: int = 0) -> Head:
    return Head(key, cell.column, cell.column + cell.colspan, block)
