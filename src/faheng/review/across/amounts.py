"""Money of two files compared by the precision each was printed in."""

from __future__ import annotations

from decimal import Decimal

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.model.tokens import TableKind
from faheng.review.case import Case
from faheng.review.tables import Sheet

_WAN = Decimal(10_000)
_FEN = Decimal("0.01")


def sheet_of(package: Package, kind: TableKind) -> Sheet | None:
    """Another file's table of a kind, if it has exactly one that says anything."""
    case = Case(Reading(package), None)
    found = [
        Sheet(case, f"/budget/tables/{index}", table)
        for index, table in enumerate(package.budget.tables if package.budget else ())
        if table.kind == kind and table.rows
    ]
    return found[0] if len(found) == 1 else None


def step_in(package: Package, amount: Decimal) -> Decimal:
    """What the last printed digit of a form's amount may be worth.

    Amounts in 元 are exact. In 万元 it is the coarsest digit the amount could have
    been printed with: nothing keeps the digits of a package.
    """
    if package.source.money_unit == "元":
        return Decimal(0)
    step = _WAN
    while step > _FEN and amount % step:
        step /= 10
    return step if step > _FEN else Decimal(0)


def step_of_row(sheet: Sheet, index: int) -> Decimal:
    """What a row's figure may be off by: a sum may be that of the rounded parts."""
    code = sheet.table.rows[index].code
    codes = sheet.coded
    below = [
        each
        for each in codes
        if each.startswith(code or "")
        and not any(other != each and other.startswith(each) for other in codes)
    ]
    return sheet.step * max(1, len(below))


def agree(one: Decimal, other: Decimal, *steps: Decimal) -> bool:
    """Whether two prints may be of one amount."""
    return abs(one - other) <= sum(steps, Decimal(0)) / 2
