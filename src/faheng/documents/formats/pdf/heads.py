"""Heads printed again on a page, parted from the rest of a row torn by its end.

Some writers repeat the head and go on with the row without a rule between them.
"""

from __future__ import annotations

from dataclasses import replace

from faheng.documents.document import Block, Cell, Grid

_FEWEST_CELLS = 3

Row = tuple[Cell, ...]


def part_heads(blocks: list[Block]) -> list[Block]:
    """The blocks, with each head that ran together with a row as a row of its own."""
    parted: list[Block] = []
    above: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if above is not None and block.page != above.page:
                block = _parted(above.rows[0], block)
            above = block
        parted.append(block)
    return parted


def _parted(head: Row, grid: Grid) -> Grid:
    first = grid.rows[0]
    if not _runs_together(head, first):
        return grid
    again = tuple(
        replace(cell, text=before.text)
        for cell, before in zip(first, head, strict=True)
    )
    rest = tuple(
        replace(cell, text=cell.text[len(before.text) :].lstrip("\n"))
        for cell, before in zip(first, head, strict=True)
    )
    lower = [rest, *grid.rows[1:]]
    moved = [tuple(replace(cell, row=cell.row + 1) for cell in row) for row in lower]
    return replace(grid, rows=(again, *moved))


def _runs_together(head: Row, row: Row) -> bool:
    """Whether a row is the head, to the letter, with more below it in its cells."""
    return (
        len(head) == len(row) >= _FEWEST_CELLS
        and all(cell.text and cell.rowspan == 1 for cell in head)
        and all(
            cell.rowspan == 1
            and cell.colspan == before.colspan
            and (cell.text == before.text or cell.text.startswith(f"{before.text}\n"))
            for cell, before in zip(row, head, strict=True)
        )
        and any(
            cell.text != before.text for cell, before in zip(row, head, strict=True)
        )
    )
