"""Sums that the sides of a summary table state, each with what it may be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.review.row_names import depth_of, is_of_which
from faheng.review.rules.gj.column_sums import addends, equation_of, goes_down
from faheng.review.sides import Group, Side, sides_of
from faheng.review.sums import Equation
from faheng.review.tables import Sheet


def side_totals(sheet: Sheet) -> Iterator[tuple[str, Equation]]:
    """Sub-totals, carried-over sums and grand totals of both sides."""
    if sheet.table.kind not in ("income-expenditure", "appropriation"):
        return
    for side in sides_of(sheet):
        for key in _side_keys(side):
            for group in side.this_year:
                if goes_down(sheet, group.items, key):
                    yield _sum_of(side, key, group.stated, group.items)
            for group in side.carried:
                if side.breaks_down(group) and goes_down(sheet, group.items, key):
                    yield _sum_of(side, key, group.stated, group.items)
            for whole, parts in side.budgets():
                if sheet.amount(whole, key) is not None and goes_down(
                    sheet, parts, key
                ):
                    yield _stated(sheet, key, whole, [parts])
            if side.grand is not None:
                yield from _grand_total(side, key, side.grand)


def _side_keys(side: Side) -> list[str]:
    """All columns in which the side's own sums have amounts."""
    sums = [group.stated for group in side.this_year]
    sums += [side.grand] if side.grand is not None else []
    return [
        key
        for key in side.sheet.keys
        if any(side.sheet.amount(index, key) is not None for index in sums)
    ]


def _sum_of(
    side: Side, key: str, stated: int, items: list[int]
) -> tuple[str, Equation]:
    return _stated(side.sheet, key, stated, side.readings_of(items))


def _stated(
    sheet: Sheet, key: str, stated: int, readings: Sequence[Sequence[int]]
) -> tuple[str, Equation]:
    groups = [addends(sheet, key, each) for each in readings]
    return sheet.cell_path(stated, key), equation_of(sheet, stated, key, groups)


def _grand_total(side: Side, key: str, grand: int) -> Iterator[tuple[str, Equation]]:
    """The total is this year's money, what stands beside it, and what is carried over."""
    sheet = side.sheet
    if sheet.amount(grand, key) is None:
        return
    bases = [[group.stated] for group in side.this_year[:1]]
    bases += [[*base, *side.outside] for base in bases if side.outside]
    if not bases and goes_down(sheet, side.items, key):
        bases = side.readings_of(side.items)
        bases += [[*base, *side.outside] for base in bases if side.outside]
    if not bases:
        return
    readings = [
        [*base, *carried]
        for base in bases
        for carried in _carried(sheet, side.carried, key)
    ]
    yield _stated(sheet, key, grand, readings)


def _carried(sheet: Sheet, groups: list[Group], key: str) -> list[list[int]]:
    """All carried-over rows; or the upper ones, where the rest breaks them down."""
    rows = [
        group.stated
        for group in groups
        if not is_of_which(sheet.table.rows[group.stated])
    ]
    readings = [rows]
    depths = [depth_of(sheet.table.rows[index]) for index in rows]
    known = [depth for depth in depths if depth is not None]
    if known:
        readings.append(
            [
                index
                for index, depth in zip(rows, depths, strict=True)
                if depth in (None, min(known))
            ]
        )
    amounts = [sheet.amount(index, key) or 0 for index in rows]
    if len(rows) > 1 and amounts[0] == sum(amounts[1:]):
        readings.append(rows[:1])
    return readings
