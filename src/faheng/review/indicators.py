"""Every indicator of a package with its place, its owner and what can be told of it.

Rules walk ``declared_lines`` (projects and the department) or ``all_lines`` (self-
evaluations and monitoring as well); what a line is about is worked out once, from the vocabulary in
``faheng.review.lexicon``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from faheng.model.package import (
    Declaration,
    DepartmentTargets,
    Evaluation,
    EvaluationItem,
    Indicator,
    Monitoring,
    Package,
)
from faheng.review.case import Case
from faheng.review.latest import kept_for_the_latest
from faheng.review.levels import Level, level_of
from faheng.review.lexicon import bare, words
from faheng.review.quoting import quoted
from faheng.review.values import Stated, is_count, is_percent, settled, shown, states
from faheng.values.value import Value

OwnerKind = Literal["project", "department", "evaluation", "monitoring"]
_SAID = {"project": "项目", "evaluation": "自评", "monitoring": "监控"}


@dataclass(frozen=True)
class Owner:
    """The project, department or self-evaluation that indicators belong to."""

    path: str
    kind: OwnerKind
    name: str
    declaration: Declaration | None = None
    lines: tuple[Line, ...] = ()

    @property
    def said(self) -> str:
        """The owner as a message names it."""
        if self.kind == "department":
            return "部门整体绩效目标"
        kind = _SAID[self.kind]
        return f"{kind}{quoted(self.name)}" if self.name else f"该{kind}"

    @cached_property
    def has_known_levels(self) -> bool:
        """Whether every indicator's group is known, so that a missing one is missing."""
        return bool(self.lines) and all(line.level.group for line in self.lines)

    def has_group(self, group: str) -> bool:
        """Whether some indicator is filed under a group, at level 1 or level 2."""
        return any(
            group in (line.level.group, (line.level.sub or "").partition(".")[0])
            for line in self.lines
        )


@dataclass(frozen=True)
class Line:
    """One indicator, declared or evaluated."""

    path: str
    indicator: Indicator | EvaluationItem
    owner_kind: OwnerKind
    owner_name: str

    @cached_property
    def name(self) -> str:
        return (self.indicator.name or "").strip()

    @cached_property
    def description(self) -> str:
        return (getattr(self.indicator, "description", None) or "").strip()

    @cached_property
    def explanation(self) -> str:
        return (getattr(self.indicator, "explanation", None) or "").strip()

    @cached_property
    def target(self) -> Value | None:
        """The year's value as rules judge it."""
        value = self.indicator.target
        return None if value is None else settled(value)

    @cached_property
    def period_target(self) -> Value | None:
        """The medium-term value as rules judge it."""
        value: Value | None = getattr(self.indicator, "period_target", None)
        return None if value is None else settled(value)

    @property
    def shown(self) -> str:
        """The year's value as a message quotes it."""
        return "" if self.target is None else shown(self.target)

    @cached_property
    def notes(self) -> str:
        """Everything beside name and value, with what the value rests on."""
        return self.about + bare(getattr(self.indicator, "basis", None) or "")

    @cached_property
    def level(self) -> Level:
        category = getattr(self.indicator, "category", None)
        return level_of(self.indicator.level1, self.indicator.level2, category)

    @cached_property
    def title(self) -> str:
        """The name as vocabulary is looked up in it."""
        return bare(self.name)

    @cached_property
    def about(self) -> str:
        """What the notes beside the indicator say, as vocabulary is looked up in it."""
        return bare(f"{self.description} {self.explanation}")

    @cached_property
    def values(self) -> tuple[Stated, ...]:
        """Its values: of the year, and of the medium term where that differs."""
        period = getattr(self.indicator, "period_target", None)
        return tuple(states(self.name, self.path, self.indicator.target, period))

    @cached_property
    def said(self) -> str:
        """What the year's value says, as vocabulary is looked up in it."""
        return bare(self.target.text) if self.target else ""

    @cached_property
    def measure(self) -> str:
        """The name without the bracketed unit some forms print behind it."""
        return without_bracketed_tail(self.title)

    @cached_property
    def is_rate_by_name(self) -> bool:
        return is_rate_name(self.measure)

    @cached_property
    def is_count_by_name(self) -> bool:
        return is_count_name(self.measure)

    @cached_property
    def is_counted(self) -> bool:
        """Whether the year's value counts things or events, and nothing else."""
        return self.target is not None and is_count(self.target)

    @cached_property
    def is_share(self) -> bool:
        """Whether the year's value is a percentage."""
        return self.target is not None and is_percent(self.target)

    @cached_property
    def is_polled(self) -> bool:
        """Whether it asks people for their opinion."""
        text = self.title + self.about
        polled = words("opinion_polled").found_in(text + self.said)
        return polled is not None and "不满意" not in self.title


def without_bracketed_tail(text: str) -> str:
    """A name without a last pair of brackets: ``覆盖率(%)`` is ``覆盖率``."""
    if text.endswith(")") and (start := text.rfind("(")) > 0:
        return text[:start]
    return text


def is_rate_name(name: str) -> bool:
    return (
        words("rate_endings").ending(name) is not None
        and words("not_rates").ending(name) is None
    )


def is_count_name(name: str) -> bool:
    return (
        words("count_endings").ending(name) is not None
        and words("not_counts").ending(name) is None
    )


def owners(case: Case) -> tuple[Owner, ...]:
    """Projects, the department, self-evaluations, monitoring, in this order."""
    return _owners_under_review(case.package)


def projects(case: Case) -> list[Owner]:
    """The declared projects that have indicators."""
    return [owner for owner in owners(case) if owner.kind == "project" and owner.lines]


def projects_and_evaluated(case: Case) -> list[Owner]:
    """The same, and the projects whose evaluation or monitoring prints all targets."""
    return [
        owner
        for owner in owners(case)
        if owner.lines
        and (
            owner.kind == "project"
            or (
                owner.kind in ("evaluation", "monitoring")
                and owner.name
                and all(line.target is not None for line in owner.lines)
            )
        )
    ]


def declared_lines(case: Case) -> list[Line]:
    """The indicators of projects and of the department."""
    found = (owner for owner in owners(case) if owner.kind in ("project", "department"))
    return [line for owner in found for line in owner.lines]


def all_lines(case: Case) -> list[Line]:
    """The same, and the items of self-evaluations and of monitoring."""
    return [line for owner in owners(case) for line in owner.lines]


def package_owners(package: Package) -> tuple[Owner, ...]:
    """The owners of another package than the one under review."""
    return tuple(_owners(package))


@kept_for_the_latest
def _owners_under_review(package: Package) -> tuple[Owner, ...]:
    return tuple(_owners(package))


def _owners(package: Package) -> Iterable[Owner]:
    for index, declaration in enumerate(package.declarations):
        yield _of_declaration(f"/declarations/{index}", declaration)
    if package.department_targets is not None:
        yield _of_department(package.department_targets)
    for index, evaluation in enumerate(package.evaluations):
        yield _of_items(f"/evaluations/{index}", evaluation, "evaluation")
    for index, monitoring in enumerate(package.monitoring):
        yield _of_items(f"/monitoring/{index}", monitoring, "monitoring")


def _of_declaration(path: str, declaration: Declaration) -> Owner:
    name = declaration.project.name or ""
    lines = _lines(f"{path}/indicators", declaration.indicators, "project", name)
    return Owner(path, "project", name, declaration, lines)


def _of_department(targets: DepartmentTargets) -> Owner:
    path = "/department_targets"
    lines = _lines(f"{path}/indicators", targets.indicators, "department", "")
    return Owner(path, "department", "", None, lines)


def _of_items(path: str, told: Evaluation | Monitoring, kind: OwnerKind) -> Owner:
    name = (told.project.name if told.project else None) or ""
    lines = _lines(f"{path}/items", told.items, kind, name)
    return Owner(path, kind, name, None, lines)


def _lines(
    path: str,
    indicators: Iterable[Indicator | EvaluationItem],
    kind: OwnerKind,
    name: str,
) -> tuple[Line, ...]:
    return tuple(
        Line(f"{path}/{index}", indicator, kind, name)
        for index, indicator in enumerate(indicators)
    )
