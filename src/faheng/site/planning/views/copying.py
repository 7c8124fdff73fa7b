"""A form cell by cell, to be copied into the platform's page one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from faheng.model import package as exchange
from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.access import declaration_for
from faheng.site.planning.cells import CELLS
from faheng.site.planning.models import FundingLine, Indicator
from faheng.site.planning.packages import typed
from faheng.site.planning.typed import Unit, shown_text, unit_of
from faheng.site.planning.unified_platform.columns import COLUMNS
from faheng.site.planning.unified_platform.splitting import parts_of
from faheng.site.planning.written import package_for


@dataclass(frozen=True)
class CopyCell:
    label: str | Promise
    text: str


@dataclass(frozen=True)
class CopyGroup:
    """Cells that stand together on the platform's page: the project, or one indicator."""

    title: str
    cells: tuple[CopyCell, ...]
    whole: str = ""
    """The target in its own words, where it cannot be split into the platform's parts."""


@require_safe
def copy(request: SignedIn, pk: int) -> HttpResponse:
    """The cells in the platform's order, each with a button that copies it."""
    declaration = declaration_for(request.user, pk)
    package = package_for(request.user, declaration)
    if package is None:
        raise Http404
    form, unit = package.declarations[0], unit_of(declaration)
    groups = [
        CopyGroup(_("项目"), _texts(form, unit)),
        CopyGroup(_("资金"), _amounts(form.funding)),
        *(
            _indicator(number, each, declaration.year)
            for number, each in enumerate(form.indicators, start=1)
        ),
    ]
    context = {
        "declaration": declaration,
        "groups": [group for group in groups if group.cells],
    }
    return render(request, "planning/copy.html", context)


def _texts(form: exchange.Declaration, unit: Unit) -> tuple[CopyCell, ...]:
    found = []
    for (part, field), rule in CELLS.items():
        owner = {"project": form.project, "goals": form}.get(part)
        value = getattr(owner, field, None) if owner is not None else None
        if value is not None:
            found.append(CopyCell(rule.label, shown_text(rule.kind, value, unit=unit)))
    return tuple(found)


def _amounts(funding: exchange.Funding) -> tuple[CopyCell, ...]:
    """In plain digits, as a field for numbers takes them: yuan."""
    found = [
        (CELLS["funding", field].label, getattr(funding, field))
        for field in ("annual", "medium_term", "prior_year")
    ]
    found += [
        (FundingLine.Source(line.source).label, line.annual) for line in funding.sources
    ]
    return tuple(
        CopyCell(_("%(label)s（元）") % {"label": label}, f"{amount:.2f}")
        for label, amount in found
        if amount is not None
    )


def _indicator(number: int, said: exchange.Indicator, year: int) -> CopyGroup:
    row = Indicator(
        level1=said.level1 or "", level2=said.level2 or "", name=said.name or ""
    )
    parts = parts_of(row, said.target, year)
    cells = {
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
        "direction": parts.direction,
        "nature": parts.nature,
        "target": parts.target,
        "unit": parts.unit,
        "weight": "" if said.weight is None else f"{said.weight:f}",
        "remark": said.explanation or "",
    }
    title = _("第%(number)d项指标 %(name)s") % {"number": number, "name": row.name}
    return CopyGroup(
        title,
        tuple(
            CopyCell(COLUMNS[key].heading, text) for key, text in cells.items() if text
        ),
        "" if parts.is_split else typed(row, said.target, year),
    )
