"""Files to declare from: handed in, looked at beside the form, taken over."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.access import imported_file_for
from faheng.site.planning.actions.importing import HandedIn, hand_in_file, take_over
from faheng.site.planning.comparison import compared, place_in_words
from faheng.site.planning.models import Declaration, ImportedFile, Project
from faheng.site.planning.readings import reading_of
from faheng.site.planning.typed import unit_of
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.choosing import Desk, number_in
from faheng.site.planning.views.platform_rows import show_rows
from faheng.site.planning.views.uploading import uploaded

_PROJECTS_SHOWN = 40
_DONE = 286
"""htmx stops asking again at this status."""


@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: SignedIn) -> HttpResponse:
    """Hand in a file: forms to declare from, or an export of the platform."""
    asked = request.POST if request.method == "POST" else request.GET
    desk = Desk(request.user, asked, exactly=request.method == "POST")
    purpose = asked.get("purpose", "forms")
    if purpose not in ImportedFile.Purpose.values:
        purpose = ImportedFile.Purpose.FORMS
    status = None
    if request.method == "POST":
        budget_year, section = desk.year_and_section()
        handed_in: list[HandedIn] = []

        def hand_in() -> None:
            file = uploaded(request)
            handed_in.append(
                hand_in_file(
                    by=request.user,
                    budget_year=budget_year,
                    section=section,
                    name=file.name,
                    data=file.data,
                    purpose=purpose,
                )
            )

        status = attempt(request, hand_in)
        if status is None:
            (done,) = handed_in
            if done.is_known:
                messages.warning(
                    request,
                    _(
                        "这个文件已经由%(who)s上传过，下面是当时读出的内容，没有重复导入。"
                    )
                    % {"who": done.imported.by.name},
                )
            return redirect("planning:import", pk=done.imported.pk)
    context = {"desk": desk, "purpose": purpose}
    return render(request, "planning/import_new.html", context, status=status)


@require_safe
def import_file(request: SignedIn, pk: int) -> HttpResponse:
    """What was read beside what it will say; while it is being read, how far that is."""
    imported = imported_file_for(request.user, pk)
    if request.headers.get("HX-Request") == "true" and not imported.is_read:
        return render(request, "planning/_reading.html", {"imported": imported})
    if request.headers.get("HX-Request") == "true":
        answer = HttpResponse(status=_DONE)
        answer["HX-Refresh"] = "true"
        return answer
    return _show(request, imported)


@require_POST
def import_take(request: SignedIn, pk: int) -> HttpResponse:
    """Take over the projects that were ticked, each under the name typed for it."""
    imported = imported_file_for(request.user, pk)
    ticked = [number_in(text) for text in request.POST.getlist("take")]
    names = {
        nth: request.POST.get(f"name-{nth}", "") for nth in ticked if nth is not None
    }
    made: list[Declaration] = []
    take = partial(take_over, by=request.user, imported=imported, names=names)
    status = attempt(request, lambda: made.extend(take()))
    if status is not None:
        return _show(request, imported, status)
    if len(made) == 1:
        messages.success(request, _("已填入申报表，请核对后报送。"))
        return redirect("planning:edit", pk=made[0].pk)
    messages.success(
        request, _("已填入%(count)d个项目的申报表。") % {"count": len(made)}
    )
    return redirect("planning:import", pk=pk)


def _show(
    request: SignedIn, imported: ImportedFile, status: int | None = None
) -> HttpResponse:
    if imported.purpose == ImportedFile.Purpose.PLATFORM:
        return show_rows(request, imported, status)
    context: dict[str, object] = {
        "imported": imported,
        "budget_year": imported.budget_year,
    }
    if imported.is_read and not imported.refusal:
        context |= _beside(request, imported)
    return render(request, "planning/import.html", context, status=status)


def _beside(request: SignedIn, imported: ImportedFile) -> dict[str, object]:
    reading, year = reading_of(imported), imported.budget_year
    declarations = reading.package.declarations
    unit = unit_of(Declaration(bureau=year.bureau))
    asked = request.POST if request.method == "POST" else request.GET
    start = min(number_in(asked.get("start")) or 0, max(0, len(declarations) - 1))
    shown = range(start, min(start + _PROJECTS_SHOWN, len(declarations)))
    forms = [compared(reading, nth, year=year.year, unit=unit) for nth in shown]
    known = dict(
        Project.objects.filter(
            bureau=year.bureau, name__in=[form.name for form in forms if form.name]
        ).values_list("name", "section")
    )
    ticked = asked.getlist("take")
    parts = [
        {
            "form": form,
            "name": asked.get(f"name-{form.nth}", form.name),
            "findings": imported.findings[form.nth],
            "is_taken": form.nth in imported.taken,
            "is_known": form.name in known,
            "is_elsewhere": known.get(form.name, imported.section_id)
            != imported.section_id,
            "is_ticked": str(form.nth) in ticked or len(declarations) == 1,
        }
        for form in forms
    ]
    return {
        "package": reading.package,
        "parts": parts,
        "start": start,
        "before": max(0, start - _PROJECTS_SHOWN) if start else None,
        "after": shown.stop if shown.stop < len(declarations) else None,
        "open": [part for part in parts if not part["is_taken"]],
        "unread": [
            (each, place_in_words(each.where)) for each in reading.package.unread
        ],
        "other_year": reading.package.year
        if reading.package.year not in (None, year.year)
        else None,
    }
