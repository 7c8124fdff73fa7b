"""The tree of bureaus, and what lies in the demo's district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from faheng.site.demonstration.content import CONTENT, read_entry
from faheng.site.demonstration.names import signs, stems

BodyKind = Literal["justice", "finance"]
Level = Literal["province", "city", "district"]
SectionKind = Literal["section", "judicial-office", "community", "firm"]

DISTRICTS = 2843
"""As many districts as there are; the demo's own is the first."""

_DISTRICTS_A_CITY = 9
_CITIES_A_PROVINCE = 11


@dataclass(frozen=True, slots=True)
class Body:
    """A justice bureau, or the finance bureau that reviews one; others by their codes."""

    code: str
    name: str
    kind: BodyKind
    level: Level
    parent: str | None = None
    treasury: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the bureau, or an office, community or firm it works with."""

    name: str
    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Community:
    """A community or village, with the town whose judicial office looks after it."""

    code: str
    name: str
    town: str


@dataclass(frozen=True, slots=True)
class Firm:
    code: str
    name: str


@cache
def demo_bodies() -> tuple[Body, ...]:
    """示范省, 示范市 and 示范区: those above stand before those below."""
    return tuple(Body(**each) for each in _entry()["bodies"])


@cache
def demo_sections() -> tuple[Section, ...]:
    """Sections of the bureau, judicial offices, communities and firms."""
    return (
        *(Section(name, "section") for name in _entry()["sections"]),
        *(Section(judicial_office(town), "judicial-office") for town in towns()),
        *(Section(each.name, "community") for each in communities()),
        *(Section(firm.name, "firm") for firm in firms()),
    )


def towns() -> tuple[str, ...]:
    """The 24 streets and towns of the district."""
    return signs("towns")


def judicial_office(town: str) -> str:
    """The office of a street or town: 望荷街道 has 望荷司法所."""
    return f"{town.removesuffix('街道').removesuffix('镇')}司法所"


@cache
def communities() -> tuple[Community, ...]:
    """80 communities and villages, spread over the towns in turn."""
    found = []
    for number, stem in enumerate(stems("community_first", "community_second")):
        town = towns()[number % len(towns())]
        name = f"{stem}{'村' if town.endswith('镇') else '社区'}"
        found.append(Community(f"C{number + 1:03}", name, town))
    return tuple(found)


@cache
def firms() -> tuple[Firm, ...]:
    """24 law firms."""
    names = stems("firm_first", "firm_second")
    return tuple(
        Firm(f"F{number:03}", f"示范{name}律师事务所")
        for number, name in enumerate(names, start=1)
    )


def further_bodies(count: int) -> Iterator[Body]:
    """``count`` more district bureaus, each superior just before its first district.

    First the rest of 示范市, then other cities of 示范省, then other provinces.
    """
    if not 0 <= count < DISTRICTS:
        raise ValueError(f"at most {DISTRICTS - 1} further districts")
    known = {body.code for body in demo_bodies()}
    for place in range(1, count + 1):
        for body in _line_to(place):
            if body.code not in known:
                known.add(body.code)
                yield body


def _line_to(place: int) -> tuple[Body, Body, Body]:
    """Province, city and district of the nth place of the tree, counted from 0."""
    whole_city, district = divmod(place, _DISTRICTS_A_CITY)
    province, city = divmod(whole_city, _CITIES_A_PROVINCE)
    province_code = f"S{province + 1:02}"
    city_code = f"{province_code}{city + 1:02}"
    province_name, city_name = _province(province), _city(whole_city)
    stem = stems("region_first", "district_second")[place]
    return (
        Body(province_code, f"{province_name}司法厅", "justice", "province"),
        Body(city_code, f"{city_name}司法局", "justice", "city", province_code),
        Body(
            f"{city_code}{district + 1:02}",
            f"{city_name}{stem}区司法局",
            "justice",
            "district",
            city_code,
        ),
    )


def _province(number: int) -> str:
    stem = stems("region_first", "province_second")[number]
    return f"{stem}省" if number else "示范省"


def _city(number: int) -> str:
    return f"{stems('region_first', 'city_second')[number]}市" if number else "示范市"


@cache
def _entry() -> dict[str, Any]:
    keys = frozenset({"bodies", "sections", "accounts"})
    return read_entry(CONTENT / "bureau.yaml", required=keys)
