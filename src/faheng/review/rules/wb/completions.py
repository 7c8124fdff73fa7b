"""Budget and outcome of one thing, told in one passage."""

from __future__ import annotations

from faheng.review.prose.statements import Figure
from faheng.review.rules.wb.narrative import Told


def figures_of(told: Told, index: int | None) -> tuple[Figure, Figure] | None:
    """The initial budget and the final account of the figure at ``index``."""
    if index is None:
        return None
    figures = told.prose.figures
    final = figures[index]
    for figure in reversed(figures[:index]):
        if figure.role == "final" and _is_same(figure, final):
            return None
        if figure.role == "budget" and _is_same(figure, final):
            money = figure.amount.is_money and final.amount.is_money
            return (figure, final) if money else None
    return None


def _is_same(one: Figure, other: Figure) -> bool:
    if one.item is not None or other.item is not None:
        return one.item == other.item and one.label == other.label
    return bool(one.label) and one.label == other.label
