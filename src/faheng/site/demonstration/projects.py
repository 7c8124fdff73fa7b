"""The projects of a year, read from one file a project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from faheng.rulebook import load_parameter
from faheng.site.demonstration.content import CONTENT, of_year, read_entry
from faheng.site.demonstration.project import Indicator, Payment, Project

YEARS = (2025, 2026)
"""The year that is over, and the year being declared."""

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
_REQUIRED = frozenset(
    "code name kind function section procurement basis overview annual_goal funding "
    "executed payments indicators".split()
)
_ALLOWED = frozenset({"medium_term_goal", "medium_term", "ends_on", "years"})
_INDICATOR_KEYS = frozenset(
    "level name weight target period actual reason counting".split()
)


@cache
def sound_projects(year: int) -> tuple[Project, ...]:
    """All projects of a year with nothing wrong in them, in the order of their codes."""
    if year not in YEARS:
        raise ValueError(f"no projects of {year}")
    files = sorted((CONTENT / "projects").glob("*.yaml"))
    entries = (_entry(file) for file in files)
    return tuple(_project(entry, year) for entry in entries if year in entry["years"])


@cache
def _entry(file: Path) -> Mapping[str, Any]:
    entry = read_entry(file, required=_REQUIRED, allowed=_ALLOWED)
    return {"years": YEARS, **entry}


def _project(entry: Mapping[str, Any], year: int) -> Project:
    funding = _funding(entry, year)
    medium_term = of_year(entry.get("medium_term", {}), year)
    executed = of_year(entry["executed"], year)
    return Project(
        year=year,
        code=entry["code"],
        name=of_year(entry["name"], year),
        kind=entry["kind"],
        function=entry["function"],
        section=entry["section"],
        basis=of_year(entry["basis"], year),
        overview=of_year(entry["overview"], year),
        annual_goal=of_year(entry["annual_goal"], year),
        medium_term_goal=of_year(entry.get("medium_term_goal"), year),
        starts_on=date(year, 1, 1),
        ends_on=of_year(entry.get("ends_on"), year) or date(year, 12, 31),
        procurement=entry["procurement"],
        funding=MappingProxyType(funding),
        medium_term=None if medium_term is None else Decimal(medium_term),
        prior_year=sum(_funding(entry, year - 1).values(), Decimal(0)) or None,
        executed=None if executed is None else Decimal(executed),
        payments=tuple(
            Payment(date(year, *end), percent)
            for end, percent in zip(_QUARTER_ENDS, entry["payments"], strict=True)
        ),
        indicators=tuple(
            _indicator(each, year)
            for each in entry["indicators"]
            if of_year(each["target"], year) is not None
        ),
    )


def _funding(entry: Mapping[str, Any], year: int) -> dict[Any, Decimal]:
    """Yuan by source; nothing for a year without the project."""
    amounts = of_year(entry["funding"], year) or {}
    return {source: Decimal(amount) for source, amount in amounts.items()}


def _indicator(entry: Mapping[str, Any], year: int) -> Indicator:
    if unknown := entry.keys() - _INDICATOR_KEYS:
        raise ValueError(f"{entry['name']}: {sorted(unknown)}")
    level1, level2, category = _levels()[entry["level"]]
    target, actual = entry["target"], entry.get("actual")
    is_over, has_prior = year == YEARS[0], year - 1 in YEARS and actual is not None
    return Indicator(
        level1=level1,
        level2=level2,
        category=category,
        name=entry["name"],
        target=of_year(target, year),
        weight=Decimal(entry["weight"]),
        counting=of_year(entry["counting"], year),
        period_target=of_year(entry.get("period", {}), year),
        prior_target=of_year(target, year - 1) if has_prior else None,
        prior_actual=actual if has_prior else None,
        actual=actual if is_over else None,
        reason=entry.get("reason") if is_over else None,
    )


@cache
def _levels() -> dict[str, tuple[str, str, Any]]:
    """The taxonomy of 2015 by the short names the files use: 数量, 社会, 满意度."""
    taxonomy = load_parameter("taxonomy/levels-2015").values[-1].value
    return {
        _short(level2): (level1, level2, token)
        for level1, below in taxonomy.items()
        for level2, token in below.items()
    }


def _short(level2: str) -> str:
    for ending in ("指标", "影响", "效益"):
        level2 = level2.removesuffix(ending)
    return level2.removeprefix("服务对象")
