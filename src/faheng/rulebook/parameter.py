"""One thing a regulation fixes, with its values by day of effect."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Any

from faheng.rulebook.exceptions import OutsideValidityError


@dataclass(frozen=True, slots=True)
class Source:
    """The document a value rests on; ``number`` and ``article`` where it has them."""

    title: str
    number: str | None = None
    article: str | None = None

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.title, self.number, self.article) if part
        )


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value from its day of effect on.

    ``value`` is immutable: text, ``int``, ``Decimal``, ``date``, ``bool``, a tuple or a
    read-only mapping with text keys. ``None`` says that the parameter ends here.
    ``confirmed`` is false where the source could not be seen in full.
    """

    since: date
    value: Any
    source: Source
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named parameter; ``values`` are in the order of their days of effect."""

    name: str
    label: str
    unit: str | None
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on a day; raises if there is none, never answers 0."""
        before = bisect_right(self.values, day, key=lambda value: value.since)
        if before == 0 or self.values[before - 1].value is None:
            raise OutsideValidityError(self.name, day)
        return self.values[before - 1]

    def is_in_force(self, day: date) -> bool:
        """Whether asking for this day has an answer."""
        before = bisect_right(self.values, day, key=lambda value: value.since)
        return before > 0 and self.values[before - 1].value is not None
