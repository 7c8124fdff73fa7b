"""The demo's projects as exchange packages: the declaration, and the self-evaluation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal

from faheng.model.package import (
    Bureau,
    Declaration,
    EvaluatedProject,
    Evaluation,
    EvaluationFunding,
    EvaluationItem,
    Execution,
    Funding,
    FundingSource,
    Package,
    SourceFile,
)
from faheng.model.package import Indicator as DeclaredIndicator
from faheng.model.package import Payment as PlannedPayment
from faheng.model.package import Project as DeclaredProject
from faheng.site.demonstration.circle import Circle
from faheng.site.demonstration.project import Indicator, Project
from faheng.values.grammar import parse_value
from faheng.values.value import Value


def declaration_package(bureau: str, projects: Sequence[Project]) -> Package:
    """Money and targets of a year, as its declarations state them."""
    year = projects[0].year
    return Package(
        source=_source(f"{bureau}{year}年项目支出绩效目标.json", projects),
        bureau=Bureau(name=bureau),
        year=year,
        declarations=tuple(_declaration(bureau, project) for project in projects),
    )


def evaluation_package(
    bureau: str, projects: Sequence[Project], circle: Circle
) -> Package:
    """What became of a year that is over: actual values against targets as changed."""
    year = projects[0].year
    return Package(
        source=_source(f"{bureau}{year}年项目支出绩效自评.json", projects),
        bureau=Bureau(name=bureau),
        year=year,
        evaluations=tuple(_evaluation(bureau, each, circle) for each in projects),
    )


def _source(file: str, projects: Sequence[Project]) -> SourceFile:
    return SourceFile(
        file=file,
        sha256=hashlib.sha256(repr(tuple(projects)).encode()).hexdigest(),
        format="json",
        layout="generic",
        confidence=Decimal("1.00"),
    )


def _declaration(bureau: str, project: Project) -> Declaration:
    return Declaration(
        project=DeclaredProject(
            name=project.name,
            code=project.code,
            kind=project.kind,
            implementing_unit=bureau,
            basis=project.basis,
            overview=project.overview,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            procurement=project.procurement,
        ),
        annual_goal=project.annual_goal,
        medium_term_goal=project.medium_term_goal,
        funding=Funding(
            annual=project.annual,
            medium_term=project.medium_term,
            prior_year=project.prior_year,
            sources=tuple(
                FundingSource(source=source, annual=amount)
                for source, amount in project.funding.items()
            ),
        ),
        payment_plan=tuple(
            PlannedPayment(by=payment.by, percent=Decimal(payment.percent))
            for payment in project.payments
        ),
        indicators=tuple(_declared(each, project.year) for each in project.indicators),
    )


def _declared(indicator: Indicator, year: int) -> DeclaredIndicator:
    period = indicator.period_target
    return DeclaredIndicator(
        level1=indicator.level1,
        level2=indicator.level2,
        category=indicator.category,
        name=indicator.name,
        explanation=indicator.counting,
        weight=indicator.weight,
        target=target_of(indicator, indicator.target, year),
        period_target=None if period is None else target_of(indicator, period, year),
    )


def _evaluation(bureau: str, project: Project, circle: Circle) -> Evaluation:
    return Evaluation(
        project=EvaluatedProject(
            name=project.name, code=project.code, implementing_unit=bureau
        ),
        items=tuple(_evaluated(each, project, circle) for each in project.indicators),
        funding=EvaluationFunding(
            initial_budget=project.annual,
            full_year_budget=circle.full_year_budget(project),
        ),
        execution=Execution(executed=project.executed),
    )


def _evaluated(
    indicator: Indicator, project: Project, circle: Circle
) -> EvaluationItem:
    change = circle.change_of(project, indicator)
    target = indicator.target if change is None else change.after
    note = None if change is None else f"年度中按程序调整目标：{change.reason}"
    actual = indicator.actual
    return EvaluationItem(
        level1=indicator.level1,
        level2=indicator.level2,
        name=indicator.name,
        target=target_of(indicator, target, project.year),
        actual=None if actual is None else actual_of(indicator, actual, project.year),
        weight=indicator.weight,
        reason=indicator.reason or note,
    )


def target_of(indicator: Indicator, text: str, year: int) -> Value:
    """A target understood beside the indicator's name and levels."""
    return parse_value(
        text,
        indicator=indicator.name,
        level1=indicator.level1,
        level2=indicator.level2,
        year=year,
    ).likeliest


def actual_of(indicator: Indicator, text: str, year: int) -> Value:
    """The same of what came about: a figure, and no bound."""
    return parse_value(
        text,
        indicator=indicator.name,
        sign_column="=",
        level1=indicator.level1,
        level2=indicator.level2,
        year=year,
    ).likeliest
