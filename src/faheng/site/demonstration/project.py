"""A project of the demo bureau in one year, in the officials' own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from faheng.model.tokens import Category, Source


@dataclass(frozen=True, slots=True)
class Indicator:
    """A target as it was approved at the start of its year; ``actual`` once it is over.

    ``counting`` says what is counted. ``reason`` explains a shortfall.
    """

    level1: str
    level2: str
    category: Category | None
    name: str
    target: str
    weight: Decimal
    counting: str
    period_target: str | None = None
    prior_target: str | None = None
    prior_actual: str | None = None
    actual: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Share of the money, in percent, to be paid by a day; cumulative."""

    by: date
    percent: int


@dataclass(frozen=True, slots=True)
class Project:
    """Money is yuan. The code stays the same from year to year."""

    year: int
    code: str
    name: str
    kind: str
    function: str
    section: str
    basis: str
    overview: str
    annual_goal: str
    medium_term_goal: str | None
    starts_on: date
    ends_on: date
    procurement: bool
    funding: Mapping[Source, Decimal]
    medium_term: Decimal | None
    prior_year: Decimal | None
    executed: Decimal | None
    payments: tuple[Payment, ...]
    indicators: tuple[Indicator, ...]

    @property
    def annual(self) -> Decimal:
        """All money of the year, as first approved."""
        return sum(self.funding.values(), Decimal(0))

    def indicator(self, name: str) -> Indicator:
        return next(each for each in self.indicators if each.name == name)
