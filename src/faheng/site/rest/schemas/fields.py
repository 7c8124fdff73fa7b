"""What all operations share: refusals, keys, texts, days and amounts.

What is taken knows its bounds, and nothing it does not name gets in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer

from faheng.site.planning.amounts import LARGEST

_EARLIEST, _LATEST = date(1949, 1, 1), date(2199, 12, 31)


def _written_day(value: Any) -> Any:
    """A day is written; a number would be taken for seconds since 1970."""
    if not isinstance(value, str):
        raise ValueError("a day is written as 2026-12-31")
    return value


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("an amount is a number")
    return value


Yuan = Annotated[
    Decimal, PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str)
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_no_truth),
    Field(ge=0, le=LARGEST, max_digits=15, decimal_places=2, description="元"),
]
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""A number in an address or a query."""
NamedKey = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]
"""The same in a body, where a number is no text."""
Revision = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]
Day = Annotated[date, BeforeValidator(_written_day), Field(ge=_EARLIEST, le=_LATEST)]
Year = Annotated[int, Field(ge=2000, le=2099)]
Yes = Annotated[bool, Field(strict=True)]
Line = Annotated[str, Field(max_length=300)]
Prose = Annotated[str, Field(max_length=5_000)]


class Taken(Schema):
    """Base of every body."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """One part of a request, and what is wrong with it."""

    where: str
    why: str


class Refused(Schema):
    """Why it could not be done, in one sentence; nothing was changed."""

    detail: str
    problems: list[Problem] = []


class Made(Schema):
    """The number of what was made, or settled."""

    id: int
