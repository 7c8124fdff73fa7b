"""The lists of a table: one, or income and expenditure side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from faheng.forms.writing.budgets.heads import Words
from faheng.model.package import Column, Row, Table

Side = Literal["income", "expenditure"]
_INCOME, _EXPENDITURE = ("收入", "来源"), ("支出", "运用")
_BETWEEN = "·"


@dataclass(frozen=True)
class Listing:
    """One list: its columns, its rows, and the amounts of each row by column.

    ``extra`` are columns that have no token in the package; their amounts are rows of
    their own there, named after the row and the column.
    """

    columns: tuple[Column, ...]
    extra: tuple[str, ...]
    rows: tuple[Row, ...]
    more: tuple[dict[str, Row], ...]

    @property
    def heads(self) -> list[Words]:
        printed = [column.printed for column in self.columns]
        return [tuple(one.split("/")) for one in (*printed, *self.extra)]


def listings_of(table: Table) -> list[Listing]:
    """The lists of a table from left to right."""
    sides = {row.side for row in table.rows}
    if not sides & {"income", "expenditure"}:
        return [_listing(table.columns, table.rows)]
    at = _first_of_expenditure(table)
    left = [row for row in table.rows if row.side == "income"]
    right = [row for row in table.rows if row.side != "income"]
    return [_listing(table.columns[:at], left), _listing(table.columns[at:], right)]


def _first_of_expenditure(table: Table) -> int:
    """Where the columns of the second list begin: by their words, else by its keys."""
    for at, column in enumerate(table.columns):
        top = column.printed.split("/")[0]
        if at and _says(top, _EXPENDITURE) and not _says(top, _INCOME):
            return at
    keys = [row.cells.keys() for row in table.rows if row.side == "income"]
    return max(map(len, keys), default=len(table.columns) // 2)


def _says(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _listing(columns: Sequence[Column], rows: Sequence[Row]) -> Listing:
    kept: list[Row] = []
    more: list[dict[str, Row]] = []
    extra: dict[str, None] = {}
    for row in rows:
        printed = _column_of(row, kept[-1] if kept else None)
        if printed is None:
            kept.append(row)
            more.append({})
        else:
            more[-1][printed] = row
            extra[printed] = None
    return Listing(tuple(columns), tuple(extra), tuple(kept), tuple(more))


def _column_of(row: Row, above: Row | None) -> str | None:
    """The column a row stands for that only carries one more amount of the one above."""
    if above is None or row.code is not None or row.level is not None:
        return None
    begins = f"{above.name}{_BETWEEN}"
    return row.name[len(begins) :] if row.name.startswith(begins) else None
