"""The column of an amount whose place on the line is lost.

A flattened line leaves blank cells out: of three amounts the third may stand in either
of the two last columns. It is placed where the heads leave one column, or where only
one way of placing all such amounts makes every column add up to the printed total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from faheng.forms.claims import label_key
from faheng.forms.layouts.guangzhou_2023.amount_lines import SUMS
from faheng.forms.layouts.guangzhou_2023.book import BookRow, PrintedAmount
from faheng.forms.targets.amounts import figure_of

_MOST = 12


def place_unknown(rows: Sequence[BookRow], columns: Sequence[str]) -> None:
    """Move amounts of unknown column to the columns they must stand in."""
    open_rows = [row for row in rows if row.unknown and _adds_up(row)]
    if not open_rows or len(open_rows) > _MOST:
        return
    last = columns[2:]
    ways = [
        dict(zip(map(id, open_rows), way, strict=True))
        for way in product(last, repeat=len(open_rows))
    ]
    if len(last) > 1:
        ways = [way for way in ways if _columns_add_up(rows, way, last)]
    if len(ways) == 1:
        for row in open_rows:
            row.amounts[ways[0][id(row)]] = row.unknown.pop()


def _adds_up(row: BookRow) -> bool:
    """Whether one amount is left over, and the total is the sum of all others."""
    figures = [_figure(amount) for amount in row.amounts.values()]
    return len(row.unknown) == 1 and figures[0] == sum(
        [*figures[1:], _figure(row.unknown[0])], Decimal(0)
    )


def _columns_add_up(
    rows: Sequence[BookRow], way: Mapping[int, str], columns: Sequence[str]
) -> bool:
    totals = [row for row in rows if label_key(row.name) in SUMS]
    projects = [row for row in rows if row.is_project]
    if len(totals) != 1 or any(row.unknown and id(row) not in way for row in rows):
        return False
    return all(
        _in_column(totals[0], column, way)
        == sum((_in_column(row, column, way) for row in projects), Decimal(0))
        for column in columns
    )


def _in_column(row: BookRow, column: str, way: Mapping[int, str]) -> Decimal:
    return sum(map(_figure, _amounts_in(row, column, way)), Decimal(0))


def _amounts_in(
    row: BookRow, column: str, way: Mapping[int, str]
) -> Iterator[PrintedAmount]:
    if column in row.amounts:
        yield row.amounts[column]
    if way.get(id(row)) == column:
        yield from row.unknown


def _figure(amount: PrintedAmount) -> Decimal:
    return figure_of(amount.text) or Decimal(0)
