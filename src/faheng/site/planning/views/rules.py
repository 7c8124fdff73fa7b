"""What the rules say: of one declaration by dimension, of a whole year, and a rule itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.api.exceptions import CommandError
from faheng.api.explaining import explain_rule
from faheng.review.finding import Dimension, Outcome
from faheng.site.bureaus.requests import SignedIn
from faheng.site.paging import page_of
from faheng.site.planning.access import declaration_for, declarations_for, year_for
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import with_rows
from faheng.site.planning.queries.lists import inside_bureaus
from faheng.site.planning.reviewing import CellFinding, review_form
from faheng.site.planning.states import SEEN_BY_THE_TREASURY
from faheng.site.planning.views.asking import may_ask_waiver
from faheng.site.planning.views.showing import head_of, shown_to

_ORDER = {"error": 0, "warning": 1, "info": 2}
_PAGE = 30
"""Forms reviewed for one page of a year's findings; five milliseconds each."""


@dataclass(frozen=True)
class About:
    """A finding, and the declaration it is about."""

    found: CellFinding
    declaration: Declaration


@dataclass(frozen=True)
class Side:
    """One dimension of the review, with what was found in it."""

    name: str
    rows: tuple[About, ...]

    def count(self, severity: str) -> int:
        return sum(
            row.found.finding.severity == severity and not row.found.is_waived
            for row in self.rows
        )

    @property
    def errors(self) -> int:
        return self.count("error")

    @property
    def warnings(self) -> int:
        return self.count("warning")

    @property
    def infos(self) -> int:
        return self.count("info")


@require_safe
def review(request: SignedIn, pk: int) -> HttpResponse:
    """The findings of one declaration, by dimension."""
    return show_review(request, declaration_for(request.user, pk))


def show_review(
    request: SignedIn,
    declaration: Declaration,
    typed: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = shown_to(request, declaration)
    findings = shown.review.findings if shown.review else ()
    context = {
        **head_of(request, declaration, "review"),
        "shown": shown,
        "sides": by_dimension([About(found, declaration) for found in findings]),
        "outcomes": _counted(shown.review.outcomes) if shown.review else {},
        "may_ask": may_ask_waiver(request, declaration),
        "typed": typed,
    }
    return render(request, "planning/review.html", context, status=status)


@require_safe
def review_year(request: SignedIn, pk: int) -> HttpResponse:
    """The findings of a bureau's whole year, by dimension, some forms at a time."""
    budget_year = year_for(request.user, pk)
    seen = declarations_for(request.user).filter(budget_year=budget_year)
    outside = budget_year.bureau_id not in inside_bureaus(request.user)
    if outside:
        seen = seen.filter(state__in=sorted(SEEN_BY_THE_TREASURY))
    page = page_of(seen, request.GET, size=_PAGE)
    forms = with_rows(row.pk for row in page.rows)
    reviews = ((each, review_form(each)) for each in forms)
    about = [
        About(found, each)
        for each, judged in reviews
        for found in (judged.told_outside() if outside else judged).findings
    ]
    context = {
        "budget_year": budget_year,
        "page": page,
        "forms": forms,
        "sides": by_dimension(about),
        "matrix": [
            (each, by_dimension([row for row in about if row.declaration == each]))
            for each in forms
        ],
    }
    return render(request, "planning/review_year.html", context)


@require_safe
def rule(request: SignedIn, code: str) -> HttpResponse:
    """What a rule checks, why, and by example."""
    try:
        page = explain_rule(code)
    except CommandError:
        raise Http404 from None
    return render(request, "planning/rule.html", {"page": page})


def by_dimension(about: Sequence[About]) -> list[Side]:
    """All dimensions in their order, the gravest findings first in each."""
    return [
        Side(
            name,
            tuple(
                sorted(
                    (each for each in about if each.found.finding.dimension == name),
                    key=lambda each: _ORDER[each.found.finding.severity],
                )
            ),
        )
        for name in get_args(Dimension)
    ]


def _counted(outcomes: Sequence[Outcome]) -> dict[str, int]:
    counted = {"passed": 0, "failed": 0, "not_applicable": 0}
    for outcome in outcomes:
        counted[outcome.status] += 1
    return counted
