"""The ways to begin a declaration: an earlier one, a file, the library, a blank form."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.access import declaration_for
from faheng.site.planning.actions.creating import create_from_earlier, proposal_from
from faheng.site.planning.actions.projects import create_project
from faheng.site.planning.dating import year_mentions
from faheng.site.planning.models import ImportedFile
from faheng.site.planning.packages import with_rows
from faheng.site.planning.queries.earlier import earlier_declarations
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.choosing import Desk

_FILES_SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """All ways to begin; the blank form begins here."""
    asked = request.POST if request.method == "POST" else request.GET
    desk = Desk(request.user, asked, exactly=request.method == "POST")
    status = None
    if request.method == "POST":
        budget_year, section = desk.year_and_section()
        made = []

        def create() -> None:
            made.append(
                create_project(
                    by=request.user,
                    budget_year=budget_year,
                    section=section,
                    name=request.POST.get("name", ""),
                    code=request.POST.get("code", ""),
                )
            )

        status = attempt(request, create)
        if status is None:
            return redirect("planning:edit", pk=made[0].pk)
    every = request.GET.get("every") == "yes"
    earlier = files = None
    if desk.year and desk.section:
        earlier = earlier_declarations(desk.section, desk.year, every=every)
        files = ImportedFile.objects.filter(
            budget_year=desk.year, section=desk.section, purpose="forms"
        )[:_FILES_SHOWN]
    context = {
        "desk": desk,
        "earlier": earlier,
        "every": every,
        "files": files,
        "typed": asked,
    }
    return render(request, "planning/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_from(request: SignedIn, pk: int) -> HttpResponse:
    """What an earlier form would propose, and the years its texts name; then make it."""
    asked = request.POST if request.method == "POST" else request.GET
    desk = Desk(request.user, asked, exactly=request.method == "POST")
    budget_year, _section = desk.year_and_section()
    (source,) = with_rows([declaration_for(request.user, pk).pk])
    move_dates = asked.get("move_dates", "yes") == "yes"
    content = proposal_from(source, budget_year.year, move_dates=move_dates)
    mentions = year_mentions(content)
    status = None
    if request.method == "POST":
        make = partial(
            create_from_earlier,
            by=request.user,
            source=source,
            budget_year=budget_year,
            move_dates=move_dates,
        )
        made = []
        status = attempt(request, lambda: made.append(make()))
        if status is None:
            if mentions:
                messages.warning(
                    request,
                    _("已带入%(year)d年的内容，其中%(count)d处写有年份，请逐处核对。")
                    % {"year": source.year, "count": len(mentions)},
                )
            return redirect("planning:edit", pk=made[0].pk)
    context = {
        "source": source,
        "budget_year": budget_year,
        "content": content,
        "mentions": mentions,
        "move_dates": move_dates,
    }
    return render(request, "planning/new_from.html", context, status=status)
