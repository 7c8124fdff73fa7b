"""What the parser makes of the tokens: quantities and dates with their surroundings."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from faheng.values.grammar.dates import DatePhrase
from faheng.values.units import UnitReading
from faheng.values.value import Per, Period


class Quantity(NamedTuple):
    """A number with its unit, and everything in its clause that bears on it."""

    number: Decimal | None
    digits: str
    start: int
    end: int
    number_max: Decimal | None = None
    unit: UnitReading | None = None
    sign: str | None = None
    suffix: str | None = None
    # Where the words before the sign end: `满意度≥90` names a rate.
    name_end: int = 0
    reach: bool = False
    copula: bool = False
    about: bool = False
    more: bool = False
    done: bool = False
    event: bool = False
    second: bool = False
    is_han: bool = False
    or_else: bool = False
    period: Period | None = None
    per: Per | None = None
    # A period was written that has no name: 每两年.
    odd_period: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether the text itself says how the number is to be compared."""
        return bool(self.sign or self.suffix or self.reach or self.more)

    def unit_is(self, name: str) -> bool:
        """Whether the quantity's own unit is ``name``."""
        return self.unit is not None and self.unit.name == name


class Dated(NamedTuple):
    """A date and the sign before it."""

    phrase: DatePhrase
    sign: str | None
    start: int
    end: int


class Sentence(NamedTuple):
    """All a value says: its quantities, those in brackets apart, and its dates."""

    quantities: tuple[Quantity, ...]
    asides: tuple[Quantity, ...]
    dates: tuple[Dated, ...]
    period: Period | None
    everything: bool
