"""Whether a project's money is enough for its own quantities and unit prices.

    adequacy = adequacy_of(declaration)
    adequacy.verdict         "够", "不够" or "视理解而定"

A form seldom says all: a price may be what is paid or only a cap, a number may be meant
by head or in all. Every such way is a reading with its own sum; only what is short under
every reading is short for certain. What the form does not count is left out, so that
each sum is a lower bound of its reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple

from faheng.budget.costs import Cost, Option, costs_of
from faheng.budget.repairs import Repair, repairs_of
from faheng.budget.stated import Price, prices, quantities
from faheng.model.package import Declaration

Verdict = Literal["够", "不够", "视理解而定"]
# Beyond so many readings only the likeliest and the two extremes are told apart.
_MOST_READINGS = 12


class Reading(NamedTuple):
    """One way to mean all prices and quantities, and what it comes to."""

    options: tuple[Option, ...]
    names: tuple[str, ...]
    money: Decimal

    @property
    def needed(self) -> Decimal:
        return sum((option.amount for option in self.options), Decimal(0))

    @property
    def gap(self) -> Decimal:
        """What is missing; 0 if the money is enough."""
        return max(self.needed - self.money, Decimal(0))

    @property
    def is_enough(self) -> bool:
        return self.gap == 0

    @property
    def working(self) -> str:
        """The sum as a person would write it: 170件×1,440元 + 254天×100元."""
        return " + ".join(option.said for option in self.options if option.said)

    @property
    def assumption(self) -> str:
        """What has to be so for this reading, in words; blank if nothing has."""
        several = len(self.options) > 1
        told = [
            f"{name}：{option.assumed}" if name and several else option.assumed
            for name, option in zip(self.names, self.options, strict=True)
            if option.assumed
        ]
        return "；".join(told)


class Adequacy(NamedTuple):
    """A project's money against what its own targets cost, the likeliest reading first."""

    money: Decimal
    readings: tuple[Reading, ...]

    @property
    def likeliest(self) -> Reading:
        return self.readings[0]

    @property
    def cheapest(self) -> Reading:
        return min(self.readings, key=lambda reading: reading.needed)

    @property
    def verdict(self) -> Verdict:
        if all(reading.is_enough for reading in self.readings):
            return "够"
        if any(reading.is_enough for reading in self.readings):
            return "视理解而定"
        return "不够"

    def repairs(self, reading: Reading) -> tuple[Repair, ...]:
        """The ways to make one reading come out, each on its own."""
        return repairs_of(reading.options, reading.names, self.money)


def adequacy_of(
    declaration: Declaration, *, rates: Sequence[Price] = ()
) -> Adequacy | None:
    """The money against all priced targets; ``None`` where a form lacks either.

    ``rates`` are prices that regulations set where the form sets none itself.
    """
    money = declaration.funding.annual
    if money is None:
        return None
    costs = tuple(
        costs_of([*prices(declaration), *rates], tuple(quantities(declaration)))
    )
    if not costs:
        return None
    names = tuple(cost.name for cost in costs)
    readings = (Reading(options, names, money) for options in _combined(costs))
    return Adequacy(money, tuple(readings))


def _combined(costs: Sequence[Cost]) -> list[tuple[Option, ...]]:
    count = 1
    for cost in costs:
        count *= len(cost.options)
    if count <= _MOST_READINGS:
        return list(product(*(cost.options for cost in costs)))
    likeliest = tuple(cost.options[0] for cost in costs)
    least = tuple(min(cost.options, key=lambda option: option.amount) for cost in costs)
    most = tuple(max(cost.options, key=lambda option: option.amount) for cost in costs)
    return [likeliest, least, most]
