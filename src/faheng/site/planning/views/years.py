"""Budget years: which there are, opening one, the days its desks have, closing it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.permissions import bureaus_where, may
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.planning.access import (
    decisions_for,
    declarations_for,
    year_for,
    years_for,
)
from faheng.site.planning.actions import years as actions
from faheng.site.planning.forms.years import DeadlinesForm, OpenYearForm, initial_of
from faheng.site.planning.models import BudgetYear
from faheng.site.planning.queries.lists import inside_bureaus, latest_of
from faheng.site.planning.queries.standing import added_up, by_state
from faheng.site.planning.states import Round, State
from faheng.site.planning.views.attempting import attempt


@require_safe
def years(request: SignedIn) -> HttpResponse:
    """The years of their own bureaus, and of those they look at from outside."""
    found = years_for(request.user)
    context = {
        "page": latest_of(found, request.GET.get("before", "")),
        "opens": bool(bureaus_where(request.user, Right.OPEN_YEAR)),
    }
    return render(request, "planning/years.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: SignedIn) -> HttpResponse:
    """A new year, with the days its desks have; last year's, a year later, are offered."""
    ours = bureaus_where(request.user, Right.OPEN_YEAR)
    if not ours:
        raise Http404
    bureaus = Bureau.objects.filter(pk__in=[bureau.pk for bureau in ours])
    form = OpenYearForm(
        request.POST if request.method == "POST" else None,
        bureaus=bureaus,
        initial=_offered(ours[0]),
    )
    status: int | None = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = form.cleaned_data
            status = attempt(
                request,
                lambda: actions.open_year(
                    by=request.user,
                    bureau=said["bureau"],
                    year=said["year"],
                    deadlines=form.deadlines(),
                ),
            )
            if status is None:
                messages.success(
                    request, _("%(year)d年已经开启，各科室可以填报。") % said
                )
                return redirect("planning:years")
    context = {"form": form, "several": len(ours) > 1}
    return render(request, "planning/open_year.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: SignedIn, pk: int) -> HttpResponse:
    """One year: what has become of it, its decisions, and the days its desks have."""
    budget_year = year_for(request.user, pk)
    keeps = may(request.user, Right.OPEN_YEAR, budget_year.bureau)
    form = DeadlinesForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(_deadlines(budget_year)),
    )
    status: int | None = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            status = attempt(
                request,
                lambda: actions.set_deadlines(
                    by=request.user,
                    budget_year=budget_year,
                    deadlines=form.deadlines(),
                ),
            )
            if status is None:
                messages.success(request, _("办理期限已保存。"))
                return redirect("planning:year", pk=pk)
    declarations = declarations_for(request.user).filter(budget_year=budget_year)
    inside = inside_bureaus(request.user)
    desks = by_state(declarations, inside)
    context = {
        "budget_year": budget_year,
        "keeps": keeps,
        "form": form,
        "desks": desks,
        "total": added_up(desks),
        "inside": budget_year.bureau_id in inside,
        "decisions": decisions_for(request.user, budget_year),
    }
    return render(request, "planning/year.html", context, status=status)


@require_POST
def close_year(request: SignedIn, pk: int) -> HttpResponse:
    """End it; nothing in it changes any more."""
    budget_year = year_for(request.user, pk)
    done = attempt(
        request, lambda: actions.close_year(by=request.user, budget_year=budget_year)
    )
    if done is None:
        messages.success(
            request, _("%(year)d年已经结束。") % {"year": budget_year.year}
        )
    return redirect("planning:year", pk=pk)


@require_POST
def reopen_year(request: SignedIn, pk: int) -> HttpResponse:
    """Take back that it was ended."""
    budget_year = year_for(request.user, pk)
    done = attempt(
        request, lambda: actions.reopen_year(by=request.user, budget_year=budget_year)
    )
    if done is None:
        messages.success(
            request, _("%(year)d年已经恢复办理。") % {"year": budget_year.year}
        )
    return redirect("planning:year", pk=pk)


def _deadlines(budget_year: BudgetYear) -> dict[tuple[Round, State], date]:
    return {
        (Round(each.round), State(each.state)): each.on
        for each in budget_year.deadlines.all()
    }


def _offered(bureau: Bureau) -> dict[str, object]:
    """The year after the last one, with its days a year later."""
    last = bureau.years.first()
    if last is None:
        return {"bureau": bureau, "year": timezone.localdate().year + 1}
    later = {desk: _a_year_later(on) for desk, on in _deadlines(last).items()}
    return {"bureau": bureau, "year": last.year + 1, **initial_of(later)}


def _a_year_later(on: date) -> date:
    leap = on.month == 2 and on.day == 29
    return on.replace(year=on.year + 1, day=28 if leap else on.day)
