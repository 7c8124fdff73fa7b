"""Filling a blank declaration from what a package says of a project."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from faheng.model import package as exchange
from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.edits import record_changes
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.cell_texts import texts_of
from faheng.site.planning.models import (
    Declaration,
    FundingLine,
    Indicator,
    PaymentLine,
)
from faheng.site.planning.packages import typed
from faheng.site.planning.policies import check_can_edit

_TEXTS = ("kind", "implementing_unit", "basis", "overview", "plan")
_ITEMS = ("project", "goals", "funding", "payment-plan", "indicators")


@transaction.atomic
def fill_declaration(
    *,
    by: User,
    declaration: Declaration,
    content: exchange.Declaration,
    library: Mapping[int, str] | None = None,
) -> Declaration:
    """Put all that a package says of a project into a declaration, over what stood there.

    Each cell that changed is on record as the person's edit.
    ``library``: entries of the indicator library, by the indicator's place from 0.
    """
    held = locked(declaration)
    check_may(by, Right.EDIT_DECLARATIONS, held.bureau, held.project.section)
    for item in _ITEMS:
        check_can_edit(held, item)
    before = texts_of(held)
    _fill_form(held, content)
    _fill_rows(held, content)
    taken = library or {}
    held.indicators.all().delete()
    Indicator.objects.bulk_create(
        _indicator(held, place, each, taken.get(place, ""))
        for place, each in enumerate(content.indicators)
    )
    held.revision += 1
    held.save()
    record_changes(by=by, declaration=held, before=before)
    count_findings(held)
    record(
        Event.DECLARATION_EDITED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"cell": "form", "indicators": len(content.indicators)},
    )
    return held


def _fill_form(held: Declaration, content: exchange.Declaration) -> None:
    for field in _TEXTS:
        setattr(held, field, getattr(content.project, field) or "")
    held.starts_on, held.ends_on = content.project.starts_on, content.project.ends_on
    held.procurement = content.project.procurement
    held.annual_goal = content.annual_goal or ""
    held.medium_term_goal = content.medium_term_goal or ""
    held.annual = content.funding.annual
    held.medium_term = content.funding.medium_term
    held.prior_year = content.funding.prior_year


def _fill_rows(held: Declaration, content: exchange.Declaration) -> None:
    held.funding_lines.all().delete()
    FundingLine.objects.bulk_create(
        FundingLine(
            declaration=held,
            source=each.source,
            annual=each.annual,
            medium_term=each.medium_term,
        )
        for each in _first_of_each_source(content.funding)
    )
    held.payment_lines.all().delete()
    PaymentLine.objects.bulk_create(
        PaymentLine(declaration=held, by=by, percent=f"{percent:f}")
        for by, percent in {due.by: due.percent for due in content.payment_plan}.items()
    )


def _first_of_each_source(funding: exchange.Funding) -> list[exchange.FundingSource]:
    """The form has one line a source; printed twice, the first counts."""
    lines: dict[str, exchange.FundingSource] = {}
    for line in funding.sources:
        lines.setdefault(line.source, line)
    return list(lines.values())


def _indicator(
    held: Declaration, place: int, said: exchange.Indicator, library_id: str
) -> Indicator:
    row = Indicator(
        declaration=held,
        position=place + 1,
        level1=said.level1 or "",
        level2=said.level2 or "",
        name=said.name or "",
        description=said.description or "",
        explanation=said.explanation or "",
        weight="" if said.weight is None else f"{said.weight:f}",
        basis=said.basis or "",
        library_id=library_id,
    )
    row.target = typed(row, said.target, held.year)
    row.period_target = typed(row, said.period_target, held.year)
    return row
