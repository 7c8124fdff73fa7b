"""The yearly circle: how far each declaration has come, and what was changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from faheng.model.tokens import Source
from faheng.site.demonstration.content import CONTENT, read_entry
from faheng.site.demonstration.project import Indicator, Project

Stage = Literal[
    "draft",
    "returned",
    "section-review",
    "finance-summary",
    "leader-review",
    "collective-decision",
    "treasury-review",
    "awaiting-control",
    "approved",
]
"""Where a declaration lies, as the planning app names it; ``returned`` is with the clerk."""


@dataclass(frozen=True, slots=True)
class Message:
    """What was said on returning a declaration: of a part of the form, or of one
    indicator where it is named. ``by`` is a role."""

    by: str
    text: str
    item: str = "indicators"
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """``round`` is 1 for 一上 and 2 for 二上."""

    stage: Stage
    round: Literal[1, 2] = 1
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Money approved in the course of the year, from another project or from outside."""

    kind: Literal["transfer", "supplement"]
    decided_on: date
    project: str
    amount: Decimal
    reason: str
    asked_by: str
    granted_by: str
    taken_from: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    decided_on: date
    project: str
    indicator: str
    before: str
    after: str
    reason: str
    asked_by: str
    granted_by: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """Asked by the clerk; granted once another person is named."""

    project: str
    indicator: str
    code: str
    reason: str
    until: date
    asked_by: str
    granted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Standings are of the year being declared, by project code; changes of the last."""

    standings: Mapping[str, Standing]
    adjustments: tuple[Adjustment, ...]
    target_changes: tuple[TargetChange, ...]
    waivers: tuple[Waiver, ...]

    def full_year_budget(self, project: Project) -> Decimal:
        """The money of a project after everything approved in its year."""
        total = project.annual
        for each in self.adjustments:
            if each.decided_on.year == project.year:
                total += each.amount if each.project == project.code else 0
                total -= each.amount if each.taken_from == project.code else 0
        return total

    def change_of(self, project: Project, indicator: Indicator) -> TargetChange | None:
        """The change of an indicator approved in its year, if there was one."""
        sought = (project.year, project.code, indicator.name)
        return next(
            (
                each
                for each in self.target_changes
                if (each.decided_on.year, each.project, each.indicator) == sought
            ),
            None,
        )


_KEYS = frozenset({"stages", "adjustments", "target_changes", "waivers"})


@cache
def demo_circle() -> Circle:
    """The circle of the demo's two years."""
    entry = read_entry(CONTENT / "circle.yaml", required=_KEYS)
    return Circle(
        standings={code: _standing(each) for code, each in entry["stages"].items()},
        adjustments=tuple(_adjustment(each) for each in entry["adjustments"]),
        target_changes=tuple(TargetChange(**each) for each in entry["target_changes"]),
        waivers=tuple(Waiver(**each) for each in entry["waivers"]),
    )


def _standing(entry: Mapping[str, Any]) -> Standing:
    messages = tuple(Message(**each) for each in entry.get("messages", ()))
    return Standing(**{**entry, "messages": messages})


def _adjustment(entry: Mapping[str, Any]) -> Adjustment:
    return Adjustment(**{**entry, "amount": Decimal(entry["amount"])})
