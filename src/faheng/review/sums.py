"""Stated sums, and how far rounding may take them from their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from faheng.review.tables import Sheet

_WAN = Decimal(10_000)
_FEW = 6


class Addend(NamedTuple):
    """One printed figure: what it is called, how much, and in which table it stands."""

    label: str
    amount: Decimal | None
    sheet: Sheet


class Equation(NamedTuple):
    """A stated figure and the figures it should be the sum of.

    ``readings`` are the ways in which the parts may be meant; the equation holds if
    one of them does. The first is the one that is shown.
    """

    stated: Addend
    readings: tuple[tuple[Addend, ...], ...]
    column: str = ""

    @property
    def holds(self) -> bool:
        return any(self._fits(parts) for parts in self.readings)

    @property
    def says_something(self) -> bool:
        """Whether any figure in it is other than blank or 0."""
        return bool(self.stated.amount) or any(
            part.amount for parts in self.readings for part in parts
        )

    def _fits(self, parts: Sequence[Addend]) -> bool:
        difference = abs((self.stated.amount or Decimal(0)) - total_of(parts))
        # The printed precision is looked at only where the figures do not agree.
        return not difference or difference <= allowance(self.stated, parts)

    def facts(self) -> dict[str, Any]:
        """What messages say about an equation that does not hold."""
        parts = self.readings[0]
        unit = self.stated.sheet.table.unit
        stated = self.stated.amount or Decimal(0)
        computed = total_of(parts)
        return {
            "title": self.stated.sheet.title,
            "subject": self.stated.label,
            "column": self.column,
            "stated": shown(self.stated.amount, unit),
            "computed": shown(computed, unit),
            "difference": shown(abs(stated - computed), unit),
            "parts": _listed(parts),
        }


def total_of(parts: Iterable[Addend]) -> Decimal:
    """The sum; a blank adds as zero."""
    return sum((part.amount or Decimal(0) for part in parts), Decimal(0))


def allowance(stated: Addend, parts: Iterable[Addend]) -> Decimal:
    """Half a unit of the last printed digit for the sum and for each printed part."""
    steps = [part.sheet.step for part in parts if part.amount is not None]
    return (stated.sheet.step + sum(steps, Decimal(0))) / 2


def shown(amount: Decimal | None, unit: str) -> str:
    """An amount as the table would print it."""
    if amount is None:
        return "空白"
    value = amount / _WAN if unit == "万元" else amount
    places = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}{unit}"


def borne_out(equations: Sequence[Equation]) -> Sequence[Equation]:
    """The equations of one relation in one table, if the table knows the relation.

    Where three or more rows say something and none of them fits, the columns are not
    the parts of the sum: that is another layout, not a dozen mistakes.
    """
    telling = [equation for equation in equations if equation.says_something]
    if len(telling) >= 3 and not any(equation.holds for equation in telling):
        return ()
    return telling


def _listed(parts: Sequence[Addend]) -> str:
    printed = [part for part in parts if part.amount]
    if not printed:
        return "各项均为空白"
    shown_parts = [
        f"{part.label} {shown(part.amount, part.sheet.table.unit)}" for part in printed
    ]
    if len(printed) > _FEW:
        return "＋".join(shown_parts[:2]) + f"＋……共{len(printed)}项"
    return "＋".join(shown_parts)
