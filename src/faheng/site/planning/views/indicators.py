"""All indicators one may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.forms.searches import IndicatorSearch
from faheng.site.planning.queries.indicators import Place, indicators_found


@require_safe
def indicators(request: SignedIn) -> HttpResponse:
    """Fifty at a time, by year, bureau, level and words."""
    form = IndicatorSearch(request.GET, person=request.user)
    after = Place.typed(request.GET.get("after", ""))
    context = {
        "form": form,
        "page": indicators_found(request.user, form.asked(), after),
        "is_first": after is None,
        "query": form.query(),
    }
    return render(request, "planning/indicators.html", context)
