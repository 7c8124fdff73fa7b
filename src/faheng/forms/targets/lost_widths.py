"""Heads of plain text: a wide cell has lost its width, and may have lost its places.

What stands in the row below tells both: a blank there is a head merged downwards, and
all else stands below a wide one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faheng.documents.document import Cell
from faheng.forms.targets.rows import FormRow


def with_widths(upper: FormRow, lower: FormRow) -> list[Cell]:
    """The upper row's heads as wide as what stands below them; as they are if unsure."""
    heads = list(upper.printed)
    if any(cell.colspan > 1 or cell.continues for cell in (*upper.cells, *lower.cells)):
        return heads
    if len(upper.cells) == len(lower.cells):
        return _over_blanks(upper)
    if len(upper.cells) < len(lower.cells):
        # What is blank in front of both is merged downwards from above them.
        blank = len(upper.cells) - len(heads)
        if not blank or _begin_blank(upper, lower, blank):
            return _by_runs(heads, lower, blank) or heads
    return heads


def _over_blanks(upper: FormRow) -> list[Cell]:
    """Each as wide as the blanks behind it."""
    ends = [cell.column for cell in upper.printed[1:]]
    ends.append(upper.cells[-1].column + 1)
    return [
        replace(cell, colspan=end - cell.column)
        for cell, end in zip(upper.printed, ends, strict=True)
    ]


def _begin_blank(upper: FormRow, lower: FormRow, count: int) -> bool:
    printed = {*map(id, upper.printed), *map(id, lower.printed)}
    cells = (*upper.cells[:count], *lower.cells[:count])
    return not any(id(cell) in printed for cell in cells)


def _by_runs(heads: Sequence[Cell], lower: FormRow, blank: int) -> list[Cell]:
    """Blanks below take a head each; the others share what is printed, alike."""
    printed = set(map(id, lower.printed))
    runs = [
        (is_printed, list(cells))
        for is_printed, cells in groupby(
            lower.cells[blank:], lambda cell: id(cell) in printed
        )
    ]
    wide = len(heads) - sum(len(cells) for is_printed, cells in runs if not is_printed)
    shares = _shares(wide, [len(cells) for is_printed, cells in runs if is_printed])
    if shares is None:
        return []
    left, found = iter(heads), list[Cell]()
    for is_printed, cells in runs:
        column = cells[0].column
        widths = next(shares) if is_printed else [1] * len(cells)
        for width in widths:
            found.append(replace(next(left), column=column, colspan=width))
            column += width
    return found


def _shares(heads: int, runs: Sequence[int]) -> Iterator[list[int]] | None:
    """How wide the heads above each run are; ``None`` if they cannot be shared out."""
    if not runs or heads < len(runs) or len(runs) > 1 and heads != len(runs):
        return None
    each = heads // len(runs)
    return iter(
        [[run // each] * (each - 1) + [run - run // each * (each - 1)] for run in runs]
    )
