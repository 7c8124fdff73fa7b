"""Budgets and outcome of one thing, told in one passage."""

from __future__ import annotations

from faheng.review.prose.statements import Figure
from faheng.review.rules.wb.narrative import Told


def budgets_of(told: Told, index: int | None) -> tuple[Figure, ...]:
    """The budgets (年初, 调整) told before the final account at ``index``."""
    if index is None:
        return ()
    figures = told.prose.figures
    final = figures[index]
    found: list[Figure] = []
    for figure in reversed(figures[:index]):
        if not _is_same(figure, final):
            continue
        if figure.role == "final":
            break
        if figure.role == "budget" and figure.amount.is_money:
            found.append(figure)
    return tuple(found) if final.amount.is_money else ()


def _is_same(one: Figure, other: Figure) -> bool:
    if one.item is not None or other.item is not None:
        return one.item == other.item and one.label == other.label
    return bool(one.label) and one.label == other.label
