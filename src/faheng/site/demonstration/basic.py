"""The demo bureau's basic budget: staff and running, by economic item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from faheng.rulebook.classification import name_of
from faheng.site.demonstration.content import CONTENT, read_entry


@dataclass(frozen=True, slots=True)
class BasicLine:
    """Yuan of one economic item, with the functional item it is booked to."""

    economic: str
    name: str
    function: str
    amount: Decimal


@cache
def basic_lines(year: int) -> tuple[BasicLine, ...]:
    """The lines of a year in the order of their codes."""
    entry = read_entry(CONTENT / "basic.yaml", required=frozenset({"years"}))
    return tuple(
        BasicLine(code, _name(code, year), each["function"], Decimal(each["amount"]))
        for code, each in entry["years"][str(year)].items()
    )


def _name(code: str, year: int) -> str:
    name = name_of(code, date(year, 1, 1))
    if name is None:
        raise LookupError(code)
    return name
