"""The people of the demo bureau: rosters of services, and accounts for every role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from faheng.site.demonstration.content import CONTENT, read_entry
from faheng.site.demonstration.names import person_names
from faheng.site.demonstration.places import (
    communities,
    firms,
    judicial_office,
    towns,
)

Role = Literal[
    "clerk",
    "section-head",
    "finance-officer",
    "bureau-leader",
    "principal-leader",
    "office-recorder",
    "treasury-reviewer",
    "supervisor",
    "lawyer",
    "mediator",
    "community-officer",
    "auditor",
    "administrator",
]

_BUREAU = "S010101"
_ACCOUNTS_OF_SERVICES = 3
_DISTRICT_PAYS_FOR = 10


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. ``bureau`` is a body's code, ``section`` a name in it."""

    username: str
    name: str
    role: Role
    bureau: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Lawyer:
    """The legal adviser of one community; firm and community by their codes."""

    code: str
    name: str
    firm: str
    community: str


@dataclass(frozen=True, slots=True)
class Mediator:
    """Full-time ones are paid from a project, by its code; others serve a community."""

    code: str
    name: str
    town: str
    project: str | None = None
    community: str | None = None


@dataclass(frozen=True, slots=True)
class CommunityOfficer:
    code: str
    name: str
    community: str


@dataclass(frozen=True, slots=True)
class People:
    accounts: tuple[Person, ...]
    lawyers: tuple[Lawyer, ...]
    mediators: tuple[Mediator, ...]
    community_officers: tuple[CommunityOfficer, ...]


@cache
def demo_people() -> People:
    """Everybody, with names given out in one order, so that they never change."""
    names = person_names()
    lawyers, mediators = _lawyers(names), _mediators(names)
    officers = tuple(
        CommunityOfficer(f"O{number:03}", next(names), community.code)
        for number, community in enumerate(communities(), start=1)
    )
    accounts = (
        *_accounts(names),
        *_lawyer_accounts(lawyers),
        *_mediator_accounts(mediators),
        *_officer_accounts(officers),
    )
    return People(accounts, lawyers, mediators, officers)


def _lawyers(names: Iterator[str]) -> tuple[Lawyer, ...]:
    """One adviser for each community, the firms in turn."""
    return tuple(
        Lawyer(
            f"L{number + 1:03}",
            next(names),
            firms()[number % len(firms())].code,
            community.code,
        )
        for number, community in enumerate(communities())
    )


def _mediators(names: Iterator[str]) -> tuple[Mediator, ...]:
    """A full-time mediator for each town, then a part-time one for each community."""
    full_time = [
        Mediator(
            f"M{number + 1:03}",
            next(names),
            town,
            project="SFJ-09" if number < _DISTRICT_PAYS_FOR else "SFJ-10",
        )
        for number, town in enumerate(towns())
    ]
    part_time = [
        Mediator(f"M{number:03}", next(names), community.town, community=community.code)
        for number, community in enumerate(communities(), start=len(full_time) + 1)
    ]
    return (*full_time, *part_time)


def _accounts(names: Iterator[str]) -> Iterator[Person]:
    keys = frozenset({"bodies", "sections", "accounts"})
    entry = read_entry(CONTENT / "bureau.yaml", required=keys)
    for each in entry["accounts"]:
        for number, section in enumerate(_places(each, entry["sections"]), start=1):
            yield Person(
                f"{each['username']}{number}",
                next(names),
                each["role"],
                each["body"],
                section,
            )


def _places(
    account: Mapping[str, Any], sections: tuple[str, ...]
) -> tuple[str | None, ...]:
    """The section of each account of a kind; none for one of the whole body."""
    if account.get("in_each_section", False):
        return sections
    return (None,) * account.get("count", 1)


def _lawyer_accounts(lawyers: tuple[Lawyer, ...]) -> Iterator[Person]:
    by_code = {firm.code: firm.name for firm in firms()}
    for number, each in enumerate(lawyers[:_ACCOUNTS_OF_SERVICES], start=1):
        place = by_code[each.firm]
        yield Person(f"lawyer{number}", each.name, "lawyer", _BUREAU, place)


def _mediator_accounts(mediators: tuple[Mediator, ...]) -> Iterator[Person]:
    for number, each in enumerate(mediators[:_ACCOUNTS_OF_SERVICES], start=1):
        place = judicial_office(each.town)
        yield Person(f"mediator{number}", each.name, "mediator", _BUREAU, place)


def _officer_accounts(officers: tuple[CommunityOfficer, ...]) -> Iterator[Person]:
    by_code = {community.code: community.name for community in communities()}
    for number, each in enumerate(officers[:_ACCOUNTS_OF_SERVICES], start=1):
        place = by_code[each.community]
        yield Person(
            f"community{number}", each.name, "community-officer", _BUREAU, place
        )
