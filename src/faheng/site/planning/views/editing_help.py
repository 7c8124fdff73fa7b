"""Beside the form: what a value is understood to say, the library, what rules judge."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import SiteError
from faheng.site.planning.access import live_declaration_for
from faheng.site.planning.answering import page_of
from faheng.site.planning.cells import place_of_cell, row_at
from faheng.site.planning.models import Indicator
from faheng.site.planning.overview import overview_of
from faheng.site.planning.taxonomies import offered_entries
from faheng.site.planning.typed import unit_of
from faheng.site.planning.understanding import understand_text

LONGEST = 2000
"""More than any value has: nobody waits for the reading of an essay."""


@require_safe
def understand(request: SignedIn, pk: int) -> HttpResponse:
    """What a cell would be taken to say, while it is being typed."""
    declaration = live_declaration_for(request.user, pk)
    try:
        place = place_of_cell(request.GET.get("cell", ""))
        row = row_at(declaration, place)
    except SiteError:
        raise Http404 from None
    meant = understand_text(
        place,
        request.GET.get("text", "")[:LONGEST],
        row=row if isinstance(row, Indicator) else None,
        unit=unit_of(declaration),
        year=declaration.year,
    )
    return render(request, "planning/editing/_meant.html", {"meant": meant})


@require_safe
def find_indicators(request: SignedIn, pk: int) -> HttpResponse:
    """What the library has for some words."""
    declaration = live_declaration_for(request.user, pk)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "declaration": declaration,
        "words": words,
        "entries": offered_entries(declaration, words) if words else (),
    }
    return render(request, "planning/editing/_library.html", context)


@require_safe
def judged(request: SignedIn, pk: int) -> HttpResponse:
    """Each rule: how many places of this form it looked at, or why at none."""
    declaration = live_declaration_for(request.user, pk)
    sheet = page_of(declaration, request.user)
    context = {"declaration": declaration, "overview": overview_of(sheet.review)}
    return render(request, "planning/editing/judged.html", context)
