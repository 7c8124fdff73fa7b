"""What the page of a form is told after something changed: only the parts that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.actions.cells import (
    CellConflictError,
    RefusedCell,
    SavedCell,
)
from faheng.site.planning.models import Declaration, ReturnedItem
from faheng.site.planning.overview import overview_of
from faheng.site.planning.packages import with_rows
from faheng.site.planning.reviewing import FormReview, review_form
from faheng.site.planning.sheet import Sheet, sheet_of
from faheng.site.planning.sheet_parts import SheetCell, Slot, slot_of

_READ_TOGETHER = ("level1", "level2", "name")
"""Changing one of these may change how the targets of the row are read."""
_PARTS = {"indicators": "grid", "source": "money", "payment": "money"}


@dataclass(frozen=True)
class Known:
    """What the page shows at the time it asks: the last edit, and findings by place."""

    seen: int
    revision: int
    shown: Mapping[str, str]

    @classmethod
    def by(cls, request: SignedIn) -> Known:
        said = request.POST if request.method == "POST" else request.GET
        pairs = (each.partition("=") for each in said.get("shown", "").split(","))
        return cls(
            _number(said.get("seen", "")),
            _number(said.get("revision", "")),
            {slug: digest for slug, _, digest in pairs if slug},
        )


def page_of(
    declaration: Declaration, person: User, review: FormReview | None = None
) -> Sheet:
    """The form as it stands now, with all its rows."""
    fresh = with_rows([declaration.pk])[0]
    fresh.project.section = declaration.project.section
    return sheet_of(fresh, review or review_form(fresh), by=person)


def last_edit(declaration: Declaration) -> int:
    last = declaration.edits.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


def answer(
    request: SignedIn,
    declaration: Declaration,
    cells: Sequence[SavedCell | RefusedCell] = (),
    review: FormReview | None = None,
    parts: Iterable[str] = (),
    answered: Iterable[ReturnedItem] = (),
    **more: Any,
) -> JsonResponse:
    """Results cell by cell, what others changed meanwhile, and the parts to swap.

    ``parts``: ``grid`` and ``money``, where rows came or went. ``answered``: items sent
    back to which something was said.
    """
    known = Known.by(request)
    sheet = page_of(declaration, request.user, review)
    saved = {each.cell for each in cells if isinstance(each, SavedCell)}
    asked = {each.cell for each in cells}
    edits = list(
        declaration.edits.filter(pk__gt=known.seen).values_list("pk", "cell", "by")
    )
    moved = {cell for _pk, cell, _by in edits}
    whole = set(parts)
    for cell in moved:
        if "." not in cell:
            whole.add(_PARTS.get(cell.partition(":")[0], "grid"))
        elif cell.endswith((".level1", ".level2")):
            whole.add("grid")
    theirs = {cell for _pk, cell, by in edits if by != request.user.pk} - asked
    changed = [cell for cell in moved if cell in sheet.cells and cell not in asked]
    return JsonResponse(
        {
            "cells": [_told(request, each) for each in cells],
            "others": {cell: sheet.cells[cell].text for cell in changed},
            "by_others": len(theirs),
            "seen": max((pk for pk, _cell, _by in edits), default=known.seen),
            "revision": sheet.declaration.revision,
            "moved": sheet.declaration.revision - known.revision > len(edits),
            "at": timezone.localtime().strftime("%H:%M"),
            "html": _changed_parts(
                request, sheet, known, saved | moved, whole, answered
            ),
            **more,
        }
    )


def _told(request: SignedIn, each: SavedCell | RefusedCell) -> dict[str, Any]:
    if isinstance(each, SavedCell):
        return {"cell": each.cell, "status": "saved", "text": each.text}
    if isinstance(each.why, CellConflictError):
        facts = {"why": each.why, "theirs": each.why.theirs, "mine": each.typed}
        shown = render_to_string("planning/editing/_conflict.html", facts, request)
        return {
            "cell": each.cell,
            "status": "conflict",
            "theirs": each.why.theirs,
            "html": shown,
        }
    return {"cell": each.cell, "status": "refused", "why": str(each.why)}


def _changed_parts(
    request: SignedIn,
    sheet: Sheet,
    known: Known,
    touched: set[str],
    whole: set[str],
    answered: Iterable[ReturnedItem],
) -> str:
    slots = [
        slot
        for slot in sheet.slots.values()
        if slot.digest != known.shown.get(slot.slug, "") and not _is_within(slot, whole)
    ]
    names = {slot.name for slot in slots}
    marks = [
        cell
        for cell in sheet.cells.values()
        if slot_of(cell.address, sheet.slots) in names
    ]
    context = {
        "sheet": sheet,
        "slots": slots,
        "marks": marks,
        "meanings": list(_meanings(sheet, touched)),
        "grid": "grid" in whole,
        "money": "money" in whole,
        "answered": answered,
        "overview": overview_of(sheet.review),
    }
    return render_to_string("planning/editing/_changed.html", context, request)


def _is_within(slot: Slot, whole: set[str]) -> bool:
    """Whether the place is drawn anew with the part of the form it stands in."""
    if slot.name.startswith("indicator"):
        return "grid" in whole
    return slot.name in whole


def _meanings(sheet: Sheet, touched: set[str]) -> Iterable[SheetCell]:
    for address in touched:
        row, _, field = address.partition(".")
        names = {field}
        if row.startswith("indicator:") and field in _READ_TOGETHER:
            names |= {"target", "period_target"}
        for name in sorted(names):
            cell = sheet.cells.get(f"{row}.{name}")
            if cell is not None:
                yield cell


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
