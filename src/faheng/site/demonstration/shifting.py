"""The demo's sound projects as another year would have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from faheng.site.demonstration.project import Indicator, Payment, Project

_YEAR = re.compile(r"20\d\d(?=[年〕])")


def shifted(projects: Sequence[Project], year: int) -> tuple[Project, ...]:
    """The same projects in ``year``; years named in their texts move along."""
    return tuple(_moved(project, year - project.year) for project in projects)


def _moved(part: Any, years: int) -> Any:
    """A value, or all fields of a record, so many years later."""
    if isinstance(part, str):
        return _YEAR.sub(lambda found: str(int(found.group()) + years), part)
    if isinstance(part, date):
        return part.replace(year=part.year + years)
    if isinstance(part, tuple):
        return tuple(_moved(each, years) for each in part)
    if isinstance(part, Project | Indicator | Payment):
        names = (field.name for field in fields(part) if field.name != "year")
        moved = {name: _moved(getattr(part, name), years) for name in names}
        if isinstance(part, Project):
            moved["year"] = part.year + years
        return replace(part, **moved)
    return part
