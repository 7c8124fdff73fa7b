"""Intervals of decimals: what a printed figure may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    @staticmethod
    def around(middle: Decimal, reach: Decimal) -> Interval:
        return Interval(middle - reach, middle + reach)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __contains__(self, number: Decimal) -> bool:
        return self.low <= number <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def ratio(self, whole: Interval) -> Interval | None:
        """All quotients by a whole that is certainly positive, else ``None``."""
        if whole.low <= 0:
            return None
        corners = [
            part / divisor
            for part in (self.low, self.high)
            for divisor in (whole.low, whole.high)
        ]
        return Interval(min(corners), max(corners))

    def times(self, factor: Decimal) -> Interval:
        return Interval(self.low * factor, self.high * factor)
