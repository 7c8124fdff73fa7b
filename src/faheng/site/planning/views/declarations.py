"""The declarations one may see: the list, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.paging import page_of
from faheng.site.planning.access import declaration_for, declarations_for
from faheng.site.planning.forms.searches import DeclarationSearch
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import (
    declarations_page,
    inside_bureaus,
    is_shown,
    narrowed,
    placed,
)
from faheng.site.planning.queries.standing import added_up, by_state
from faheng.site.planning.views.showing import show_declaration


@dataclass(frozen=True)
class Row:
    """A declaration in the list; of one in another's hands, money and findings are not told."""

    declaration: Declaration
    shows_money: bool


@require_safe
def declarations(request: SignedIn) -> HttpResponse:
    """Fifty at a time, narrowed by year, state, section or bureau, and words."""
    form = DeclarationSearch(request.GET, person=request.user)
    asked = form.asked()
    inside = inside_bureaus(request.user)
    here = placed(declarations_for(request.user), asked)
    found = narrowed(here, asked, inside)
    rows = found.select_related("project__section", "bureau")
    # Without anything sought, the next fifty keys are the page.
    sought = any(asked.get(name) for name in ("state", "section", "q", "faulty"))
    page = (
        declarations_page(here, rows, request.GET)
        if sought
        else page_of(rows, request.GET)
    )
    # Adding up is cheap within one bureau's year alone.
    one = len(asked.get("bureau") or ()) == 1 or (len(inside) == 1 and not form.outside)
    total = added_up(by_state(found, inside)) if one and asked["year"] else None
    context = {
        "form": form,
        "page": page,
        "rows": [Row(each, is_shown(each, inside)) for each in page.rows],
        "total": total,
        "query": form.query(),
    }
    return render(request, "planning/declarations.html", context)


@require_safe
def declaration(request: SignedIn, pk: int) -> HttpResponse:
    """One declaration: where it lies, what it says, and what this person can do."""
    return show_declaration(request, declaration_for(request.user, pk))
