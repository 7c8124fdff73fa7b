"""Names of budget codes, on the day they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from faheng.rulebook.exceptions import OutsideValidityError
from faheng.rulebook.loader import load_parameter

Kind = Literal["function", "economic"]

# 类 has three digits; 款 and 项 add two each.
CLASS_LENGTH = 3
STEP = 2


@dataclass(frozen=True, slots=True)
class AcceptedName:
    """A name a code carries from one day up to, but not on, another."""

    name: str
    since: date | None
    until: date | None
    sure: bool

    def is_used(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


def kind_of(code: str) -> Kind | None:
    """Which classification a code belongs to, by its first digit."""
    if not code.isdigit() or (len(code) - CLASS_LENGTH) % STEP:
        return None
    if code.startswith("2") and CLASS_LENGTH <= len(code) <= 7:
        return "function"
    if code.startswith("3") and CLASS_LENGTH <= len(code) <= 5:
        return "economic"
    return None


def accepted_names(code: str, day: date) -> tuple[AcceptedName, ...]:
    """All names a code may carry on a day, the newest last; empty if it is not known.

    Raises ``OutsideValidityError`` before the classification came into force.
    """
    kind = kind_of(code)
    if kind is None:
        return ()
    if not load_parameter(f"classification/{kind}").is_in_force(day):
        raise OutsideValidityError(f"classification/{kind}", day)
    return tuple(name for name in _codes(kind).get(code, ()) if name.is_used(day))


def name_of(code: str, day: date) -> str | None:
    """The newest name of a code on a day, or ``None`` if it is not known."""
    names = accepted_names(code, day)
    return names[-1].name if names else None


@cache
def class_code(name: str) -> str | None:
    """The code of a function class by any name it has ever had."""
    for code, names in _codes("function").items():
        if len(code) == CLASS_LENGTH and any(name == each.name for each in names):
            return code
    return None


@cache
def _codes(kind: Kind) -> Mapping[str, tuple[AcceptedName, ...]]:
    entries = load_parameter(f"classification/{kind}").values[-1].value
    return {code: tuple(_names(entry)) for code, entry in entries.items()}


def _names(entry: Any) -> Iterator[AcceptedName]:
    """A bare name, one dated name, or several."""
    if isinstance(entry, str):
        yield AcceptedName(entry, None, None, sure=True)
    elif isinstance(entry, Mapping):
        yield AcceptedName(
            entry["name"],
            entry.get("from"),
            entry.get("until"),
            sure=entry.get("sure", True),
        )
    else:
        for each in entry:
            yield from _names(each)
