"""Three bands for what is told in words: 达成, 部分达成, 未达成."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.scoring.numbers import HUNDRED, plain
from faheng.scoring.parameters import fixed


class Band(NamedTuple):
    """A band of the points, as shares of 1; the highest includes its upper bound."""

    name: str
    low: Decimal
    high: Decimal

    def holds(self, share: Decimal) -> bool:
        return self.low <= share < self.high or share == self.high == 1

    @property
    def said(self) -> str:
        end = "100%" if self.high == 1 else f"{plain(self.high * HUNDRED)}%（不含）"
        return f"{plain(self.low * HUNDRED)}%至{end}"


def band_of_words(text: str, day: date | None) -> Band | None:
    """The band an official names in the words of the form."""
    written = "".join(text.split()).strip("。；;，,")
    bands = fixed("evaluation/qualitative-bands", day).value
    for name, bounds in bands.items():
        if written.startswith(tuple(bounds["said"])) or written == "达成":
            return _band(name, bounds)
    return None


def band_of_rating(rating: Decimal, day: date | None) -> Band | None:
    """The band a share of the points lies in; none outside 0 to 1."""
    bands = fixed("evaluation/qualitative-bands", day).value
    return next(
        (
            band
            for name, bounds in bands.items()
            if (band := _band(name, bounds)).holds(rating)
        ),
        None,
    )


def _band(name: str, bounds: dict[str, int]) -> Band:
    return Band(name, bounds["from"] / HUNDRED, bounds["to"] / HUNDRED)
