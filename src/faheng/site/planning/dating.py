"""Years and days that a text names, for whoever declares last year's project once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from faheng.model import package as exchange
from faheng.site.planning.cells import CELLS
from faheng.values.periods import day_or_none

_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|[〇零一二三四五六七八九]{4}年"
    r"|(?:本|今|去|上|明|下|当|次)年(?!度目标)"
)
_AROUND = 12


@dataclass(frozen=True)
class Mention:
    """A cell whose text names a year, and the words around it."""

    label: str | Promise
    of: str
    """The indicator it belongs to, if it is of one."""
    words: str


def year_mentions(content: exchange.Declaration) -> list[Mention]:
    """Every year named in the texts, days and values of a form; nothing is changed."""
    return [
        Mention(CELLS[part, field].label, of, _around(text, found))
        for part, field, of, text in _texts(content)
        for found in _YEAR.finditer(text)
    ]


def moved_dates(
    content: exchange.Declaration, to: int, *, since: int
) -> exchange.Declaration:
    """Days of the form's own date cells carried over from one year into another.

    Only where all of them lie in that year: what runs over several years stays.
    """
    project = content.project
    if project.starts_on and project.ends_on:
        days = [_moved(day, to, since) for day in (project.starts_on, project.ends_on)]
        if all(days):
            project = project.model_copy(
                update={"starts_on": days[0], "ends_on": days[1]}
            )
    plan = content.payment_plan
    dues = [_moved(due.by, to, since) for due in plan]
    if all(dues):
        plan = tuple(
            due.model_copy(update={"by": by})
            for due, by in zip(plan, dues, strict=True)
        )
    return content.model_copy(update={"project": project, "payment_plan": plan})


def _moved(day: date, to: int, since: int) -> date | None:
    if day.year != since:
        return None
    return day_or_none(to, day.month, day.day) or date(to, day.month, 28)


def _texts(content: exchange.Declaration) -> Iterator[tuple[str, str, str, str]]:
    for part, owner in (("project", content.project), ("goals", content)):
        for own, field in CELLS:
            value = getattr(owner, field, None) if own == part else None
            if isinstance(value, str | date):
                yield part, field, "", _written(value)
    for due in content.payment_plan:
        yield "payment", "by", "", _written(due.by)
    for each in content.indicators:
        for own, field in CELLS:
            value = getattr(each, field, None) if own == "indicator" else None
            text = getattr(value, "text", value)
            if isinstance(text, str):
                yield "indicator", field, each.name or "", text


def _written(value: str | date) -> str:
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value


def _around(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"
