"""Forms as files: one at once, those of a year in the background."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faheng.api.writing import FORMATS, Written
from faheng.site.bureaus.layouts import layout_choices
from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.requests import SignedIn
from faheng.site.jobs.models import Job
from faheng.site.planning.access import declaration_for, years_for
from faheng.site.planning.actions.downloads import ask_for_forms, note_form_written
from faheng.site.planning.models import BudgetYear
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.choosing import number_in
from faheng.site.planning.views.files import file_response
from faheng.site.planning.written import (
    check_agreed,
    name_of,
    package_for,
    write_form,
)

FORMAT_LABELS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "html": "网页"}


@require_safe
def download(request: SignedIn, pk: int) -> HttpResponse:
    """The form in the format asked for; without one, what can be asked for."""
    declaration = declaration_for(request.user, pk)
    package = package_for(request.user, declaration)
    if package is None:
        raise Http404
    kind = request.GET.get("format", "")
    layout = _layout(request, declaration.bureau)
    status = None
    written: list[Written] = []

    def write() -> None:
        written.append(write_form(package, layout, kind, lossy=True))
        check_agreed(written[0], request.GET.get("lossy", ""))

    if kind in FORMATS:
        status = attempt(request, write)
        if status is None:
            note_form_written(
                by=request.user, declaration=declaration, layout=layout, kind=kind
            )
            return file_response(written[0].data, name_of(declaration, kind))
    context = {
        "declaration": declaration,
        "layouts": layout_choices(),
        "layout": layout,
        "formats": FORMAT_LABELS,
        "kind": kind if kind in FORMATS else "docx",
        "left_out": written[0].left_out if written else "",
    }
    return render(request, "planning/download.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def download_set(request: SignedIn) -> HttpResponse:
    """All forms of a year a person may see, in one archive, made in the background."""
    asked = request.POST if request.method == "POST" else request.GET
    years = list(years_for(request.user).order_by("-year", "pk"))
    chosen = _year(years, asked.get("year"), asked.get("bureau"))
    if chosen is None:
        raise Http404
    status = None
    if request.method == "POST":
        jobs: list[Job] = []
        ask = partial(
            ask_for_forms,
            by=request.user,
            budget_year=chosen,
            layout=_layout(request, chosen.bureau),
            kinds=[kind for kind in FORMATS if kind in asked.getlist("format")],
            lossy=asked.get("lossy") == "yes",
        )
        status = attempt(request, lambda: jobs.append(ask()))
        if status is None:
            return redirect("jobs:job", pk=jobs[0].pk)
    context = {
        "years": years,
        "chosen": chosen,
        "layouts": layout_choices(),
        "layout": _layout(request, chosen.bureau),
        "formats": FORMAT_LABELS,
    }
    return render(request, "planning/download_set.html", context, status=status)


def _layout(request: SignedIn, bureau: Bureau) -> str:
    """The layout asked for, else the bureau's own."""
    asked = (request.POST if request.method == "POST" else request.GET).get("layout")
    return asked if asked in dict(layout_choices()) else bureau.form_layout


def _year(
    years: list[BudgetYear], year: str | None, bureau: str | None
) -> BudgetYear | None:
    """The year of the bureau named, else the first of that year, else the latest."""
    wanted, of = number_in(year), number_in(bureau)
    exact = [
        each for each in years if each.year == wanted and of in (None, each.bureau_id)
    ]
    by_key = [each for each in years if each.pk == wanted]
    return next(iter([*exact, *by_key, *years]), None)
