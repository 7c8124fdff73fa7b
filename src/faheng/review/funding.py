"""Amounts behind a project's targets, and where the budget has them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.model.package import Budget, Row, Table
from faheng.values.money import plain as plain
from faheng.values.value import Value

# Amounts printed to 0.01 万元 are each off by at most half of that.
HALF_STEP = Decimal(50)


def in_yuan(value: Value) -> Decimal:
    """The value's number as yuan."""
    assert value.number is not None
    return value.number * (10000 if value.unit == "万元" else 1)


def tables_of(budget: Budget | None, kind: str) -> Iterator[tuple[str, Table]]:
    """The tables of one kind, with their paths."""
    if budget is not None:
        for index, table in enumerate(budget.tables):
            if table.kind == kind:
                yield f"/budget/tables/{index}", table


def function_items(budget: Budget | None) -> Iterator[tuple[str, Table, Row]]:
    """The 项 rows of the function tables, with their paths."""
    for path, table in tables_of(budget, "general-public-function"):
        for index, row in enumerate(table.rows):
            if row.code is not None and len(row.code) == 7:
                yield f"{path}/rows/{index}", table, row
