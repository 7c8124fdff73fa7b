"""What the rules made of a form, by the dimensions a reviewer judges it in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from django.utils.translation import gettext as _

from faheng.review.finding import Dimension, Outcome
from faheng.review.register import load_rules
from faheng.site.planning.reviewing import CellFinding, FormReview
from faheng.site.planning.sheet_parts import page_of_rule


@dataclass(frozen=True)
class JudgedRule:
    """A rule and what it made of the form."""

    outcome: Outcome

    @property
    def code(self) -> str:
        return self.outcome.code

    @property
    def title(self) -> str:
        return page_of_rule(self.code).title


@dataclass
class DimensionView:
    """One dimension: its findings counted, and the rules that looked, or could not."""

    label: str
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    waived: int = 0
    first: str = ""
    """The key of its first finding."""
    rules: list[JudgedRule] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """How many places its rules looked at, all together."""
        return sum(rule.outcome.judged for rule in self.rules)

    @property
    def applied(self) -> int:
        return len(self.rules) - self.not_applicable

    @property
    def not_applicable(self) -> int:
        return sum(rule.outcome.status == "not_applicable" for rule in self.rules)


def overview_of(review: FormReview) -> list[DimensionView]:
    """Each dimension in the order reviewers go through them."""
    views = {each: DimensionView(_labelled(each)) for each in get_args(Dimension)}
    for found in review.findings:
        _count(views[found.finding.dimension], found)
    for outcome in _worst_first(review.outcomes):
        views[_dimensions()[outcome.code]].rules.append(JudgedRule(outcome))
    return list(views.values())


def _count(view: DimensionView, found: CellFinding) -> None:
    view.first = view.first or found.finding.key
    if found.is_waived:
        view.waived += 1
    elif found.finding.severity == "error":
        view.errors += 1
    elif found.finding.severity == "warning":
        view.warnings += 1
    else:
        view.infos += 1


def _worst_first(outcomes: Iterable[Outcome]) -> list[Outcome]:
    order = {"failed": 0, "passed": 1, "not_applicable": 2}
    return sorted(outcomes, key=lambda outcome: order[outcome.status])


def _labelled(dimension: Dimension) -> str:
    labels: dict[Dimension, str] = {
        "完整性": _("完整性"),
        "相关性": _("相关性"),
        "适当性": _("适当性"),
        "可行性": _("可行性"),
        "文表一致": _("文表一致"),
    }
    return labels[dimension]


@cache
def _dimensions() -> dict[str, Dimension]:
    return {rule.code: rule.dimension for rule in load_rules()}
