"""An installation filled with so many indicators, and people who look at them."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

Row = TypeVar("Row")
_AT_ONCE = 5_000
WATCHERS = (
    ("clerk", "clerk"),
    ("finance", "finance-officer"),
    ("treasury", "treasury-reviewer"),
    ("city", "supervisor"),
    ("province", "supervisor"),
    ("auditor", "auditor"),
    ("admin", "administrator"),
)


def fill(data: Path, indicators: int, districts: int) -> None:
    """Make the database in ``data``: approved declarations, notices, a trail as long."""
    os.environ["FAHENG_DATA"] = str(data)
    from faheng.site.starting import migrate, start_django

    start_django(data)
    migrate()
    from django.db import connection, transaction

    with transaction.atomic():
        _Filling().run(indicators, districts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Filling:
    def __init__(self) -> None:
        from faheng.site.demonstration.places import demo_bodies, further_bodies

        self._bodies = demo_bodies, further_bodies

    def run(self, indicators: int, districts: int) -> None:
        bureaus = self._places(districts)
        self._people(bureaus)
        self._declarations(bureaus, indicators, districts)
        self._trail(bureaus, indicators)

    def _places(self, districts: int):  # type: ignore[no-untyped-def]
        from faheng.site.bureaus.models import Bureau, Section

        demo, further = self._bodies
        bureaus = {}
        bodies = [*demo(), *further(districts - 1)]
        for number, body in enumerate(bodies, start=1):
            bureaus[body.code] = Bureau(
                pk=number,
                name=body.name,
                code=body.code,
                kind=body.kind,
                level=body.level,
            )
        for body in bodies:
            bureau = bureaus[body.code]
            if body.parent:
                bureau.parent_id = bureaus[body.parent].pk
            if body.treasury:
                bureau.treasury_id = bureaus[body.treasury].pk
        Bureau.objects.bulk_create(bureaus.values())
        Section.objects.bulk_create(
            Section(pk=each.pk, bureau=each, name="公共法律服务管理科")
            for each in bureaus.values()
        )
        return bureaus

    def _people(self, bureaus) -> None:  # type: ignore[no-untyped-def]
        from faheng.site.bureaus.models import Membership, User
        from faheng.site.bureaus.roles import OF_A_SECTION, Role

        own = next(each for each in bureaus.values() if each.name == "示范区司法局")
        at = {
            "treasury": own.treasury_id,
            "city": own.parent_id,
            "province": bureaus[own.code[:3]].pk,
        }
        for username, role in WATCHERS:
            user = User.objects.create(username=username, name=username)
            bureau = at.get(username, own.pk)
            Membership.objects.create(
                user=user,
                bureau_id=bureau,
                section_id=bureau if Role(role) in OF_A_SECTION else None,
                role=role,
                starts_on=date(2020, 1, 1),
            )

    def _declarations(self, bureaus, indicators: int, districts: int) -> None:  # type: ignore[no-untyped-def]
        from faheng.site.demonstration.scale import many_bureaus
        from faheng.site.planning.models import (
            BudgetYear,
            Declaration,
            Indicator,
            Project,
        )

        numbers = itertools.count(1)
        projects: dict[tuple[int, str], Project] = {}
        years: list[BudgetYear] = []
        declared: list[Declaration] = []
        rows: list[Indicator] = []

        def put() -> None:
            known = set(Project.objects.values_list("pk", flat=True))
            _bulk(Project, (each for each in projects.values() if each.pk not in known))
            _bulk(BudgetYear, years)
            _bulk(Declaration, declared)
            _bulk(Indicator, rows)
            for held in (years, declared, rows):
                held.clear()

        for scaled in many_bureaus(districts, indicators=indicators):
            bureau = bureaus[scaled.body.code]
            year = BudgetYear(
                pk=next(numbers), bureau=bureau, year=scaled.package.year or 0
            )
            years.append(year)
            for each in scaled.package.declarations:
                name = each.project.name or ""
                key = (bureau.pk, name)
                if key not in projects:
                    projects[key] = Project(
                        pk=next(numbers), bureau=bureau, section_id=bureau.pk, name=name
                    )
                held = Declaration(
                    pk=next(numbers),
                    budget_year=year,
                    project=projects[key],
                    bureau=bureau,
                    year=year.year,
                    state="approved",
                    round=2,
                    annual=each.funding.annual,
                )
                declared.append(held)
                rows.extend(
                    Indicator(
                        declaration=held,
                        position=place,
                        level1=said.level1 or "",
                        level2=said.level2 or "",
                        name=said.name or "",
                        target="" if said.target is None else said.target.text,
                        weight="" if said.weight is None else f"{said.weight:f}",
                    )
                    for place, said in enumerate(each.indicators, start=1)
                )
            if len(rows) > 50_000:
                put()
        put()

    def _trail(self, bureaus, events: int) -> None:  # type: ignore[no-untyped-def]
        from faheng.site.audit.models import AuditEvent

        at = datetime(2026, 1, 1, tzinfo=UTC)
        own = next(each for each in bureaus.values() if each.name == "示范区司法局")
        _bulk(
            AuditEvent,
            (
                AuditEvent(
                    at=at,
                    event="declaration-edited",
                    bureau_id=own.pk if number % 3 else 1,
                    facts={"cell": "indicator:1.target"},
                )
                for number in range(events)
            ),
        )


def _bulk(model, rows: Iterable[Row]) -> None:  # type: ignore[no-untyped-def]
    source: Iterator[Row] = iter(rows)
    while batch := list(itertools.islice(source, _AT_ONCE)):
        model.objects.bulk_create(batch)
