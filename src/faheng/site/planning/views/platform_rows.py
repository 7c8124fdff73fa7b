"""预算管理一体化: the page of a year, the table that goes out, the rows that come in."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.access import (
    declarations_for,
    imported_file_for,
    is_inside,
    year_for,
)
from faheng.site.planning.actions.platform_rows import Taken, take_rows
from faheng.site.planning.models import BudgetYear, Declaration, ImportedFile
from faheng.site.planning.packages import with_rows
from faheng.site.planning.unified_platform.columns import COLUMNS
from faheng.site.planning.unified_platform.exporting import (
    PlatformRow,
    platform_rows,
    workbook_of,
)
from faheng.site.planning.unified_platform.matching import (
    declarations_of,
    names_no_project,
    planned_rows,
)
from faheng.site.planning.uploads.names import safe_name
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.choosing import number_in
from faheng.site.planning.views.files import file_response

_SHOWN = 500


@require_safe
def platform(request: SignedIn, pk: int) -> HttpResponse:
    """What goes out in the platform's columns, and which values cannot be split."""
    budget_year = year_for(request.user, pk)
    rows = _rows(request, budget_year)
    context = {
        "budget_year": budget_year,
        "count": len(rows),
        "headings": [column.heading for column in COLUMNS.values()],
        "whole": [row for row in rows if not row.is_split],
        "rows": rows[:_SHOWN],
    }
    return render(request, "planning/platform.html", context)


@require_safe
def platform_export(request: SignedIn, pk: int) -> HttpResponse:
    """The targets of a year, or of one declaration, as a workbook."""
    budget_year = year_for(request.user, pk)
    rows = _rows(request, budget_year)
    wanted = number_in(request.GET.get("declaration"))
    if wanted is not None:
        rows = [row for row in rows if row.declaration.pk == wanted]
    if not rows:
        raise Http404
    title = _("%(bureau)s%(year)s年绩效指标（一体化平台）") % {
        "bureau": budget_year.bureau.name,
        "year": budget_year.year,
    }
    return file_response(workbook_of(rows, title), safe_name(f"{title}.xlsx"))


@require_POST
def take_platform_rows(request: SignedIn, pk: int) -> HttpResponse:
    """Write the rows into their forms: all, or those without a mistake."""
    imported = imported_file_for(request.user, pk)
    if imported.purpose != ImportedFile.Purpose.PLATFORM:
        raise Http404
    done: list[Taken] = []
    take = partial(
        take_rows,
        by=request.user,
        imported=imported,
        accepted_only=request.POST.get("accepted_only") == "yes",
        into=_into(imported, request.POST.get("into")),
    )
    status = attempt(request, lambda: done.append(take()))
    if status is not None:
        return show_rows(request, imported, status)
    messages.success(
        request,
        _("已修改%(changed)d项、新增%(added)d项指标，%(left)d行有误未导入。")
        % {
            "changed": done[0].changed,
            "added": done[0].added,
            "left": done[0].left_out,
        },
    )
    return redirect("planning:import", pk=pk)


def show_rows(
    request: SignedIn, imported: ImportedFile, status: int | None = None
) -> HttpResponse:
    """The rows of a file, each with what it would change or what is wrong with it."""
    context: dict[str, object] = {"imported": imported}
    if imported.is_read and not imported.refusal:
        forms = declarations_of(imported)
        asked = request.POST if request.method == "POST" else request.GET
        into = _into(imported, asked.get("into"), forms)
        rows = planned_rows(imported, forms, into)
        context |= {
            "rows": rows[:_SHOWN],
            "count": len(rows),
            "forms": forms,
            "into": into,
            "asks_into": names_no_project(imported),
            "wrong": sum(bool(row.mistakes) and not row.is_taken for row in rows),
            "changing": sum(bool(row.changes) and not row.is_taken for row in rows),
            "is_over": all(row.is_taken for row in rows),
        }
    return render(request, "planning/import_rows.html", context, status=status)


def _into(
    imported: ImportedFile, asked: str | None, forms: list[Declaration] | None = None
) -> Declaration | None:
    wanted = number_in(asked)
    known = declarations_of(imported) if forms is None else forms
    return next((each for each in known if each.pk == wanted), None)


def _rows(request: SignedIn, budget_year: BudgetYear) -> list[PlatformRow]:
    """From inside the bureau only: others have the platform itself."""
    seen = declarations_for(request.user).filter(budget_year=budget_year)
    found = with_rows(seen.order_by("pk").values_list("pk", flat=True))
    return platform_rows(each for each in found if is_inside(request.user, each))
