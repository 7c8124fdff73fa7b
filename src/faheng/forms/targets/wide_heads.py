"""Heads over two or three rows: 绩效指标值 above 符号, 数值 and 单位.

The lowest words name the columns; a word merged downwards stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faheng.documents.document import Cell
from faheng.forms.targets.rows import FormRow

_LONGEST = 24
_SENTENCE = frozenset("。；;，,")
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class WideHead:
    """The words that name columns, as one row, and the wider words above them."""

    row: FormRow
    groups: tuple[Cell, ...]
    height: int


def wide_head(rows: Sequence[FormRow]) -> WideHead | None:
    """The head these rows print together, from the first row on, if they do."""
    first, *below = rows[:MOST_ROWS]
    leaves, groups = list(first.printed), list[Cell]()
    height = 1
    if len(leaves) == 1:
        # A title, or the label of the whole table.
        return None
    for row in below:
        split = _split(leaves, row)
        if not split or any(not _may_head(cell) for cell in split):
            break
        groups += split
        leaves = sorted(
            [leaf for leaf in leaves if leaf not in split] + list(row.printed),
            key=lambda cell: cell.column,
        )
        height += 1
    if height == 1:
        return None
    return WideHead(FormRow(first.cells, tuple(leaves)), tuple(groups), height)


def _split(leaves: Sequence[Cell], row: FormRow) -> list[Cell]:
    """The cells that a row divides into narrower ones; none if it is no head row."""
    merged = {cell.column for cell in row.cells if cell.continues}
    split: list[Cell] = []
    for cell in row.printed:
        above = next((leaf for leaf in leaves if _covers(leaf, cell)), None)
        if above is None or above.colspan <= cell.colspan:
            return []
        if above not in split:
            split.append(above)
    others = [leaf for leaf in leaves if leaf not in split]
    if merged and any(leaf.column not in merged for leaf in others):
        return []
    return split


def _covers(upper: Cell, lower: Cell) -> bool:
    return (
        upper.column <= lower.column
        and lower.column + lower.colspan <= upper.column + upper.colspan
    )


def _may_head(cell: Cell) -> bool:
    """Whether a cell can be a head of heads, and not a field's text."""
    text = cell.text.strip()
    return len(text) <= _LONGEST and not _SENTENCE & set(text)
