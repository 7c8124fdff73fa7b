"""Rows of the tables by functional classification that a narrated item names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from faheng.model.package import Row, Table
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Figure, Item
from faheng.review.rules.wb.tables import TOTALS, Cell, Tables, row_name
from faheng.rulebook.classification import class_code

_ZERO = Decimal(0)
_CLASS_KINDS = ("income-expenditure", "appropriation")


class Line(NamedTuple):
    """A row with the names above it, class first."""

    chain: tuple[str, ...]
    code: str | None
    table: Table
    number: int
    place: int

    @property
    def row(self) -> Row:
        return self.table.rows[self.place]

    def cells(self) -> list[Cell]:
        """Its amounts of this year, the total first; a row without any is zero."""
        keys = sorted(
            (key for key in self.row.cells if "@" not in key),
            key=lambda key: key not in ("total", "amount"),
        )
        found = []
        for key in keys:
            amount = self.row.cells[key]
            if amount is None and key not in ("total", "amount"):
                continue
            path = f"/budget/tables/{self.number}/rows/{self.place}/cells/{key}"
            found.append(Cell(amount or _ZERO, self.table, path, amount is None))
        return found


def lines(tables: Tables) -> tuple[Line, ...]:
    """Every row by function of every table that has amounts."""
    found: list[Line] = []
    for number, table, names in tables.function_tables:
        found.extend(_chained(number, table, names))
    for number, table in enumerate(tables.budget.tables):
        if table.kind in _CLASS_KINDS:
            found.extend(_classes(number, table))
    return tuple(found)


def named_lines(all_lines: tuple[Line, ...], item: Item) -> list[Line]:
    """The rows an item names: by its code, or by its names from class down."""
    if item.code:
        by_code = [line for line in all_lines if line.code == item.code]
        if by_code:
            return by_code
    names = tuple(same(name) for name in item.names)
    return [
        line
        for line in all_lines
        if _is_named(line.chain, names) or (len(names) == 2 and line.chain[1:] == names)
    ]


def misfiled_lines(all_lines: tuple[Line, ...], item: Item) -> list[Line]:
    """Rows with the item's 款 and 项 that stand under another class."""
    names = tuple(same(name) for name in item.names)
    if len(names) != 3 or class_code(item.names[0]) is None:
        return []
    stated = class_code(item.names[0])
    return [
        line
        for line in all_lines
        if line.chain[1:] == names[1:]
        and not names[0].endswith(line.chain[0])
        and class_code(line.chain[0]) != stated
    ]


def kin_lines(all_lines: tuple[Line, ...], item: Item) -> list[Line]:
    """Rows of the item's class that share with it the 款 or the 项, but not both."""
    names = tuple(same(name) for name in item.names)
    if len(names) != 3:
        return []
    return [
        line
        for line in all_lines
        if len(line.chain) == 3
        and names[0].endswith(line.chain[0])
        and (line.chain[1] == names[1]) != (line.chain[2] == names[2])
    ]


def differing(line: Line, figure: Figure) -> tuple[str, str]:
    """The first name in which a row and the figure's item differ: the row's, its own."""
    if figure.item is None or len(figure.item.names) != len(line.chain):
        return line.chain[0], figure.label
    names = [same(name) for name in figure.item.names]
    for printed, stated in zip(line.chain[1:], names[1:], strict=True):
        if printed != stated and names[0].endswith(line.chain[0]):
            return printed, stated
    return line.chain[0], names[0]


def class_of(figure: Figure) -> str | None:
    """The class a figure is about, named with ``（类）`` or by its bare name."""
    if figure.item is not None:
        return figure.item.names[0] if len(figure.item.names) == 1 else None
    return figure.label if class_code(figure.label) is not None else None


def alike(one: str, other: str) -> bool:
    """Whether two names have at least half of their characters in common."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared >= max(len(one), len(other))


@lru_cache(maxsize=4096)
def same(name: str) -> str:
    """Names are compared without quotation marks and blanks, in one set of marks."""
    return plain_text(name).text.replace("“", "").replace("”", "")


def _is_named(chain: tuple[str, ...], names: tuple[str, ...]) -> bool:
    if len(chain) != len(names) or chain[1:] != names[1:]:
        return False
    # Words may stand before the first name: 用于公共安全支出（类）
    return names[0] == chain[0] or (
        names[0].endswith(chain[0]) and class_code(names[0]) is None
    )


def _chained(number: int, table: Table, names: list[str]) -> Iterator[Line]:
    by_code: dict[str, str] = {}
    above: list[str] = []
    for place, (row, name) in enumerate(zip(table.rows, names, strict=True)):
        name = same(name)
        code = "".join((row.code or "").split())
        if name in TOTALS or not name:
            continue
        if code.isdigit() and len(code) in (3, 5, 7):
            by_code[code] = name
            steps = [code[:length] for length in (3, 5, 7) if length <= len(code)]
            if all(step in by_code for step in steps):
                chain = tuple(by_code[step] for step in steps)
                yield Line(chain, code, table, number, place)
        elif not code and row.level in (1, 2, 3):
            above = [*above[: row.level - 1], name]
            if len(above) == row.level:
                yield Line(tuple(above), None, table, number, place)


def _classes(number: int, table: Table) -> Iterator[Line]:
    for place, row in enumerate(table.rows):
        name = same(row_name(row))
        if row.side == "expenditure" and class_code(name) is not None:
            yield Line((name,), row.code, table, number, place)
