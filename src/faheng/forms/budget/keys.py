"""Which token each money column gets, so that no two of a list share one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from faheng.forms.budget import vocabulary
from faheng.forms.budget.heads import Block, HeadColumn, stage_in, year_in

# Parts of a whole that has a token of its own: their 小计 is that whole.
_WHOLES = frozenset(
    "abroad vehicle_total reception basic project general fund capital business"
    " carryover_in".split()
)


def assign_keys(blocks: Sequence[Block], budget_year: int | None) -> None:
    """Give every money column its key, its year and its stage.

    A year other than the budget's own is a suffix. Of 预算数 and 决算数 side by side
    the 决算数 has the plain keys; a column whose key is taken keeps ``key`` at
    ``None`` and is listed in rows of its own.
    """
    for block in blocks:
        columns = block.money
        shared = _shared_depth(columns)
        for column in columns:
            column.year = year_in(column.words, budget_year)
            column.stage = stage_in(column.words)
            column.key = _key(column.words, shared)
            if _stands_apart(column, shared):
                column.key = None
        _name_bare_years(columns)
        both = {column.stage for column in columns} >= {"预算数", "决算数"}
        taken: set[str] = set()
        for column in columns:
            if column.key is None:
                continue
            if both and column.stage == "预算数":
                column.planned_key, column.key = column.key, None
                continue
            if column.year is not None and column.year != budget_year:
                column.key = f"{column.key}@{column.year}"
            if column.key in taken:
                column.key = None
            else:
                taken.add(column.key)
        if not both and all(len(column.words) <= shared + 1 for column in columns):
            _fall_back(columns, taken)


def _stands_apart(column: HeadColumn, shared: int = 0) -> bool:
    """A column that only compares, or shows a part of the one beside it."""
    below = column.words[shared + 1 :]
    return any(map(vocabulary.is_part_head, below)) or any(
        vocabulary.is_change_head(words) for words in column.words
    )


def _shared_depth(columns: Sequence[HeadColumn]) -> int:
    """How many top heads all columns have in common: they say nothing of one."""
    if len(columns) == 1:
        words = columns[0].words
        bare = bool(words) and vocabulary.key_of(words[-1]) == "amount"
        return len(words) - 1 if bare else 0
    if not columns:
        return 0
    levels = zip(*(column.cells for column in columns), strict=False)
    return sum(
        1
        for _ in takewhile(
            lambda level: all(cell is level[0] for cell in level), levels
        )
    )


def _key(words: Sequence[str], shared: int) -> str | None:
    own = list(words[shared:]) or list(words[-1:])
    bare: str | None = None
    for depth in range(len(own) - 1, -1, -1):
        key = vocabulary.key_of(own[depth])
        if vocabulary.is_sum_head(own[depth]) and depth > 0:
            whole = vocabulary.key_of(own[depth - 1])
            return whole if whole in _WHOLES else "total"
        if key not in (None, "amount"):
            return key
        bare = bare or key
    return bare


def _name_bare_years(columns: Sequence[HeadColumn]) -> None:
    """``2020年预算数`` beside ``2021年预算数/小计`` is that year's total."""
    if any(column.key in ("total", "basic", "project") for column in columns):
        for column in columns:
            if column.key == "amount" and column.year is not None:
                column.key = "total"


def _fall_back(columns: Sequence[HeadColumn], taken: set[str]) -> None:
    """A head nobody knows, or a token that is taken: ``other``, else ``amount``.

    So the printed parts of a flat table still add up to its total.
    """
    for column in columns:
        if column.key is not None or column.year is not None:
            continue
        if _stands_apart(column):
            continue
        free = [key for key in ("other", "amount") if key not in taken]
        if free:
            column.key = free[0]
            taken.add(free[0])
