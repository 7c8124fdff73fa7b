"""Equations down a column: a row's figure and the figures of other rows."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.review.sums import Addend, Equation
from faheng.review.tables import Sheet


def goes_down(sheet: Sheet, rows: Sequence[int], key: str) -> bool:
    return any(sheet.amount(index, key) is not None for index in rows)


def addends(sheet: Sheet, key: str, rows: Sequence[int]) -> tuple[Addend, ...]:
    return tuple(
        Addend(sheet.row_label(index), sheet.amount(index, key), sheet)
        for index in rows
    )


def equation_of(
    sheet: Sheet, index: int, key: str, readings: Sequence[tuple[Addend, ...]]
) -> Equation:
    stated = Addend(sheet.row_label(index), sheet.amount(index, key), sheet)
    return Equation(stated, tuple(readings), column=sheet.column(key))
