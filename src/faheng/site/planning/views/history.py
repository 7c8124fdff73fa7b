"""How a declaration came to be what it is: its timeline, its versions, last year's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import (
    declaration_for,
    declarations_for,
    is_inside,
    version_for,
)
from faheng.site.planning.asked import (
    adjustments_seen,
    target_changes_seen,
    waivers_seen,
)
from faheng.site.planning.cells import place_of_cell
from faheng.site.planning.models import Declaration, Edit, Step, Version
from faheng.site.planning.queries.beside import indicators_beside, lines_beside
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.queries.history import (
    Entry,
    differences,
    timeline_of,
)
from faheng.site.planning.queries.lists import number_of
from faheng.site.planning.states import SEEN_BY_THE_TREASURY
from faheng.site.planning.views.showing import head_of, kept_form, shown_to


@dataclass(frozen=True)
class Told:
    """An entry of the timeline with its edits by name."""

    entry: Entry
    edits: tuple[tuple[str, Edit], ...]


@require_safe
def history(request: SignedIn, pk: int) -> HttpResponse:
    """Everything that happened to it, the latest first, and the versions that were kept."""
    declaration = declaration_for(request.user, pk)
    names = {f"indicator:{row.pk}": row.name for row in declaration.indicators.all()}
    seen = (
        None if is_inside(request.user, declaration) else _asked(request, declaration)
    )
    entries = [
        entry
        for entry in reversed(timeline_of(declaration))
        if seen is None or _passed_between(entry, seen)
    ]
    versions = _versions(request, declaration)
    context = {
        **head_of(request, declaration, "history"),
        "opened": {each.pk for each in versions},
        "entries": [
            Told(entry, tuple((_label(edit.cell, names), edit) for edit in entry.edits))
            for entry in entries
        ],
        "versions": versions,
    }
    return render(request, "planning/history.html", context)


@require_safe
def compare(request: SignedIn, pk: int) -> HttpResponse:
    """What changed between two versions; without a choice, the last time something did."""
    declaration = declaration_for(request.user, pk)
    versions = _versions(request, declaration)
    after = _numbered(versions, request.GET.get("to")) or (
        versions[0] if versions else None
    )
    before = _numbered(versions, request.GET.get("from")) or _before(versions, after)
    context: dict[str, Any] = {
        **head_of(request, declaration, "compare"),
        "versions": versions,
        "before": before,
        "after": after,
    }
    if before is not None and after is not None:
        context["differences"] = differences(
            version_for(request.user, before.pk), version_for(request.user, after.pk)
        )
    return render(request, "planning/compare.html", context)


@require_safe
def version(request: SignedIn, pk: int) -> HttpResponse:
    """The form as it was kept at one step."""
    kept = version_for(request.user, pk)
    declaration = declaration_for(request.user, kept.declaration_id)
    context = {
        **head_of(request, declaration, "history"),
        "version": kept,
        "form": kept_form(kept),
    }
    return render(request, "planning/version.html", context)


@require_safe
def last_year(request: SignedIn, pk: int) -> HttpResponse:
    """This year's form beside last year's, as it was approved."""
    declaration = declaration_for(request.user, pk)
    before = (
        declarations_for(request.user)
        .filter(project=declaration.project_id, year=declaration.year - 1)
        .select_related("project", "bureau", "budget_year")
        .first()
    )
    now = shown_to(request, declaration).form
    then = None if before is None else shown_to(request, before).form
    context = {
        **head_of(request, declaration, "last-year"),
        "before": before,
        "lines": [] if now is None or then is None else lines_beside(then, now),
        "pairs": [] if now is None or then is None else indicators_beside(then, now),
        "full_year_before": None if before is None else full_year_budget(before),
    }
    return render(request, "planning/last_year.html", context)


def _passed_between(entry: Entry, seen: set[tuple[str, int]]) -> bool:
    """From outside: what passed between the bureau and the treasury, and what was granted."""
    if isinstance(entry.about, Step):
        return bool({entry.about.left, entry.about.reached} & SEEN_BY_THE_TREASURY)
    return entry.about is not None and (entry.kind, entry.about.pk) in seen


def _asked(request: SignedIn, declaration: Declaration) -> set[tuple[str, int]]:
    """What was asked and decided, as far as it is told outside."""
    found = {
        "waiver": waivers_seen(request.user, declaration),
        "change": target_changes_seen(request.user, declaration),
        "adjustment": adjustments_seen(request.user, declaration),
    }
    return {
        (kind, pk)
        for kind, rows in found.items()
        for pk in rows.exclude(decision="").values_list("pk", flat=True)
    }


def _versions(request: SignedIn, declaration: Declaration) -> list[Version]:
    """The versions one may see, the latest first, without what is in them."""
    rows = declaration.versions.select_related("by").defer("package")
    if not is_inside(request.user, declaration):
        kept_back = declaration.versions.filter(steps__isnull=False).exclude(
            steps__reached__in=sorted(SEEN_BY_THE_TREASURY)
        )
        rows = rows.exclude(pk__in=kept_back.values("pk"))
    return list(rows.order_by("-number"))


def _numbered(versions: list[Version], asked: str | None) -> Version | None:
    number = number_of(asked)
    return next((each for each in versions if each.number == number), None)


def _before(versions: list[Version], after: Version | None) -> Version | None:
    """The last version that says something else; signing alone changes nothing."""
    if after is None:
        return None
    earlier = [each for each in versions if each.number < after.number]
    others = (each for each in earlier if each.sha256 != after.sha256)
    return next(others, earlier[0] if earlier else None)


def _label(cell: str, names: dict[str, str]) -> str:
    """What a cell is called, with its indicator's name."""
    row = cell.partition(".")[0]
    try:
        label = str(place_of_cell(cell).rule.label)
    except InvalidInputError:
        label = cell
    return f"{names[row]}·{label}" if names.get(row) else label
