"""Heads over two or three rows: 绩效指标值 above 符号, 数值 and 单位.

The lowest words name the columns; a word merged downwards stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from faheng.documents.document import Cell
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.columns import LATEST, term_of_words
from faheng.forms.targets.levels import is_level1
from faheng.forms.targets.lost_widths import with_widths
from faheng.forms.targets.rows import FormRow
from faheng.forms.targets.vocabulary import Vocabulary

_LONGEST = 24
_SENTENCE = frozenset("。；;，,")
MOST_ROWS = 3
_FEWEST = 3


class WideHead(NamedTuple):
    """The words that name columns, as one row, and the wider words above them.

    ``printed`` are the same words as the cells of the document.
    """

    row: FormRow
    groups: tuple[Cell, ...]
    height: int
    printed: tuple[Cell, ...]


def wide_head(rows: Sequence[FormRow], vocabulary: Vocabulary) -> WideHead | None:
    """The head these rows print together, from the first row on, if they do."""
    first, *below = rows[:MOST_ROWS]
    if not below or len(first.printed) == 1:
        # A title, or the label of the whole table.
        return None
    if any(figure_of(cell.text) is not None for cell in first.printed):
        # 全年预算数 · 45 · 全年执行数 · 43.2 heads nothing.
        return None
    leaves, groups = list[Cell](), list[Cell]()
    above, height = first, 1
    for row in below:
        heads = with_widths(above, row)
        is_plain = heads != list(above.printed)
        held = _moved(leaves, above, heads)
        split = _split([*held, *heads], row)
        if not split or any(not _may_head(cell) for cell in split):
            break
        if is_plain and not all(_is_head_word(cell, vocabulary) for cell in split):
            break
        groups = [*_moved(groups, above, heads), *split]
        whole = [leaf for leaf in (*held, *heads) if leaf not in split]
        # Only what stands below a head tells its width.
        leaves = [replace(leaf, colspan=1) if is_plain else leaf for leaf in whole]
        above, height = row, height + 1
    if height == 1:
        return None
    leaves = sorted([*leaves, *above.printed], key=lambda cell: cell.column)
    printed = tuple(cell for row in rows[:height] for cell in row.printed)
    return WideHead(FormRow(first.cells, tuple(leaves)), tuple(groups), height, printed)


def _moved(uppers: Sequence[Cell], above: FormRow, heads: Sequence[Cell]) -> list[Cell]:
    """Words higher up, placed anew above heads whose places were only now found."""
    if heads == list(above.printed):
        return list(uppers)
    moved = []
    for upper in uppers:
        below = [
            head
            for cell, head in zip(above.printed, heads, strict=True)
            if _covers(upper, cell)
        ]
        if below:
            start, last = below[0].column, below[-1]
            end = last.column + last.colspan
            upper = replace(upper, column=start, colspan=end - start)
        moved.append(upper)
    return moved


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


def is_half_head(above: FormRow | None, row: FormRow, vocabulary: Vocabulary) -> bool:
    """Whether a head of columns is only the lower part of one whose widths are lost.

    Nothing tells then which column a cell below stands in.
    """
    return (
        above is not None
        and len(above.printed) >= _FEWEST
        and not any(
            cell.colspan > 1 or cell.continues for cell in (*above.cells, *row.cells)
        )
        and all(_is_head_word(cell, vocabulary) for cell in above.printed)
    )


def _is_head_word(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a word heads columns by what it says; its width is only inferred."""
    text = cell.text.strip()
    return bool(
        vocabulary.is_word(text)
        or vocabulary.field_of(text)
        or term_of_words(text)
        or is_level1(text, LATEST)
        or text.endswith("指标")
    )
