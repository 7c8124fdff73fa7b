"""The library of indicators: looked through, looked at, put into a draft."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from faheng.rulebook.exceptions import UnknownIndicatorError
from faheng.rulebook.indicator_entry import IndicatorEntry
from faheng.rulebook.indicator_library import entries, entry, search
from faheng.site.bureaus.permissions import sections_where
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.planning.actions.rows import add_indicator
from faheng.site.planning.models import Declaration
from faheng.site.planning.policies import can_edit
from faheng.site.planning.states import EDITABLE
from faheng.site.planning.taxonomies import levels_of, taxonomy_of
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.choosing import must_pick, number_in

_SHOWN = 40


@require_safe
def library(request: SignedIn) -> HttpResponse:
    """What fits the words and levels asked for."""
    drafts = drafts_of(request)
    into = _into(drafts, request.GET.get("into"))
    taxonomy = taxonomy_of(into) if into else 2015
    words = request.GET.get("q", "").strip()[:100]
    level1, level2 = request.GET.get("level1", ""), request.GET.get("level2", "")
    field = request.GET.get("field", "")
    found = [
        each
        for each in search(
            words,
            level1=level1 or None,
            level2=level2 or None,
            taxonomy=taxonomy,
            limit=len(entries()),
        )
        if field in ("", each.field)
    ]
    context = {
        "found": [(each, each.pair(taxonomy)) for each in found[:_SHOWN]],
        "count": len(found),
        "shown": _SHOWN,
        "asked": {"q": words, "level1": level1, "level2": level2, "field": field},
        "levels": levels_of(taxonomy),
        "fields": {each.field: each.field_label for each in entries()},
        "drafts": drafts,
        "into": into,
    }
    return render(request, "planning/library.html", context)


@require_safe
def library_entry(request: SignedIn, entry_id: str) -> HttpResponse:
    """One indicator: how it is counted and proved, and where it was taken from."""
    found = _entry(entry_id)
    drafts = drafts_of(request)
    into = _into(drafts, request.GET.get("into"))
    context = {
        "entry": found,
        "pair": found.pair(taxonomy_of(into) if into else 2015),
        "drafts": drafts,
        "into": into,
    }
    return render(request, "planning/library_entry.html", context)


@require_POST
def library_add(request: SignedIn, entry_id: str) -> HttpResponse:
    """Put an indicator at the end of a draft."""
    found = _entry(entry_id)
    draft = must_pick(drafts_of(request), request.POST.get("into"))
    add = partial(
        add_indicator, by=request.user, declaration=draft, library_id=found.id
    )
    if attempt(request, add) is None:
        messages.success(
            request,
            _("“%(name)s”已加入“%(project)s”，请按本年计划核对指标值和权重。")
            % {"name": found.name, "project": draft.project.name},
        )
    if request.POST.get("next") == "edit":
        return redirect("planning:edit", pk=draft.pk)
    query = urlencode(
        {key: request.POST.get(key, "") for key in ("q", "level1", "level2", "field")}
        | {"into": draft.pk}
    )
    return redirect(f"{reverse('planning:library')}?{query}")


def drafts_of(request: SignedIn) -> list[Declaration]:
    """The forms of a person's own sections whose indicators are open now."""
    found = (
        Declaration.objects.filter(
            project__section__in=sections_where(request.user, Right.EDIT_DECLARATIONS),
            state__in=sorted(EDITABLE),
            budget_year__is_closed=False,
        )
        .select_related("project", "bureau", "budget_year")
        .prefetch_related("returned_items")
        .order_by("-year", "pk")
    )
    return [each for each in found if can_edit(each, "indicators")]


def _into(drafts: list[Declaration], asked: str | None) -> Declaration | None:
    wanted = number_in(asked)
    return next((each for each in drafts if each.pk == wanted), None)


def _entry(entry_id: str) -> IndicatorEntry:
    try:
        return entry(entry_id)
    except UnknownIndicatorError:
        raise Http404 from None
