"""A project by a day: its indicators, its money, and the light it deserves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from faheng.model.package import (
    Evaluation,
    Monitoring,
    Payment,
)
from faheng.scoring.lights import (
    Light,
    ceiling_light,
    progress_light,
    worst,
)
from faheng.scoring.numbers import is_usable, rounded
from faheng.scoring.progress import Progress, monitor_item
from faheng.scoring.spans import Span, span_until


class Spending(NamedTuple):
    """Money by a day, in percent of the full-year budget."""

    due: Decimal
    spent: Decimal | None
    light: Light | None
    note: str = ""


class ProjectProgress(NamedTuple):
    """A project by a day; its light is that of its worst indicator."""

    name: str | None
    light: Light | None
    money: Spending
    items: tuple[Progress, ...]


def monitor_project(
    watched: Evaluation | Monitoring,
    *,
    on: date,
    year: int,
    plan: Sequence[Payment] = (),
) -> ProjectProgress:
    """Hold a project against the part of its year that is over."""
    span = span_until(on, year)
    items = tuple(monitor_item(item, span, on) for item in watched.items)
    money = _spending(watched, span, on, plan)
    return ProjectProgress(
        watched.project.name if watched.project else None,
        # Money stands beside the indicators; it decides only where they are silent.
        worst((item.light for item in items), on) or money.light,
        money,
        items,
    )


def _spending(
    watched: Evaluation | Monitoring, span: Span, on: date, plan: Sequence[Payment]
) -> Spending:
    due = span.share * 100
    if plan:
        due = Fraction(max((each.percent for each in plan if each.by <= on), default=0))
    funding, executed = watched.funding, watched.execution.executed
    budget, note = funding.full_year_budget, ""
    if budget is None and isinstance(watched, Monitoring):
        budget, note = funding.initial_budget, "没有全年预算数，按年初预算数计算"
    if not is_usable(budget) or not is_usable(executed) or budget <= 0:
        return Spending(rounded(due), None, None, "没有全年预算数和执行数")
    spent = Fraction(executed) / Fraction(budget) * 100
    if due > 0:
        light = progress_light(spent / due * 100, on, "execution")
    else:
        light = ceiling_light(is_within=True, day=on)
    return Spending(rounded(due), rounded(spent), light, note)
