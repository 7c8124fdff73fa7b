"""What an indicator value says, once read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["quantitative", "qualitative", "ambiguous"]
Comparator = Literal[">=", "<=", ">", "<", "=", "range"]
Period = Literal["year", "half-year", "quarter", "month", "week", "day"]
Per = Literal[
    "person",
    "household",
    "community",
    "case",
    "time",
    "day",
    "person-time",
    "mu",
    "km",
    "other",
]


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator value as an experienced officer reads it.

    ``number`` is what is printed (95 with unit ``%``, never 0.95); ``unit`` is the
    bare unit (``100元/次`` is unit ``元``, per ``time``). An ambiguous value has no
    main fields but at least two ``readings``, the likeliest first. ``repaired`` says
    in one sentence what was mended. ``rating`` belongs to qualitative actuals only:
    the share of the points, 0 to 1.
    """

    kind: Kind
    text: str
    comparator: Comparator | None = None
    number: Decimal | None = None
    number_max: Decimal | None = None
    unit: str | None = None
    period: Period | None = None
    per: Per | None = None
    deadline: date | None = None
    parts: tuple[Value, ...] = ()
    repaired: str | None = None
    readings: tuple[Value, ...] = ()
    rating: Decimal | None = None

    def as_json(self) -> dict[str, Any]:
        """The VALUE object of the exchange contract."""
        out: dict[str, Any] = {
            "kind": self.kind,
            "comparator": self.comparator,
            "number": _digits(self.number),
            "number_max": _digits(self.number_max),
            "unit": self.unit,
            "period": self.period,
            "per": self.per,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "parts": [part.as_json() for part in self.parts],
            "repaired": self.repaired,
            "readings": [reading.as_json() for reading in self.readings],
            "text": self.text,
        }
        if self.rating is not None:
            out["rating"] = str(self.rating)
        return out

    @property
    def likeliest(self) -> Value:
        """The value itself, or the likeliest reading of an ambiguous one."""
        return self.readings[0] if self.readings else self


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
