"""Monitor projects in the middle of a year: the function behind ``faheng monitor``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from faheng.model.package import Evaluation, Monitoring, Package, Part, Payment
from faheng.model.reading import Reading
from faheng.scoring.lights import Light
from faheng.scoring.monitoring import ProjectProgress, monitor_project

SCHEMA: Literal["faheng.monitor/1"] = "faheng.monitor/1"

Percent = Annotated[
    Decimal, PlainSerializer(lambda number: f"{number:.2f}", return_type=str)
]


class MoneyLine(Part):
    """Spent against time, or against the payment plan of the project's declaration."""

    due_percent: Percent
    spent_percent: Percent | None
    light: Light | None


class ProgressLine(Part):
    """One indicator; without a light where there is nothing to judge it by.

    ``due`` and ``actual`` are decimal strings, days for a deadline, else the words.
    """

    name: str | None
    due: str | None
    actual: str | None
    percent: Percent | None
    light: Light | None


class ProjectLine(Part):
    """One project, with the light of its worst indicator."""

    project: str | None
    light: Light | None
    money: MoneyLine
    items: tuple[ProgressLine, ...]


class Monitored(Part):
    """The projects of one file by one day."""

    schema_: Literal["faheng.monitor/1"] = Field(default=SCHEMA, alias="schema")
    on: date
    projects: tuple[ProjectLine, ...]


def monitor_reading(reading: Reading, *, on: date) -> tuple[ProjectProgress, ...]:
    """Every monitored project of a package, else every evaluated one, by a day."""
    package = reading.package
    watched: Sequence[Evaluation | Monitoring] = (
        package.monitoring or package.evaluations
    )
    year = package.year if package.year is not None else on.year
    return tuple(
        monitor_project(each, on=on, year=year, plan=_plan_of(each, package))
        for each in watched
    )


def project_line(progress: ProjectProgress) -> ProjectLine:
    """A project as the contract prints it."""
    money = progress.money
    return ProjectLine(
        project=progress.name,
        light=progress.light,
        money=MoneyLine(
            due_percent=money.due, spent_percent=money.spent, light=money.light
        ),
        items=tuple(
            ProgressLine(
                name=item.name,
                due=item.due,
                actual=item.actual,
                percent=item.percent,
                light=item.light,
            )
            for item in progress.items
        ),
    )


def _plan_of(watched: Evaluation | Monitoring, package: Package) -> tuple[Payment, ...]:
    """The payment plan the same package declares for the project."""
    name = watched.project.name if watched.project else None
    for declaration in package.declarations:
        if name is not None and declaration.project.name == name:
            return declaration.payment_plan
    return ()
