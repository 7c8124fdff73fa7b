"""What the pages of one declaration have in common, and its first page whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from faheng.model.package import Declaration as KeptForm
from faheng.model.package import Package
from faheng.site.bureaus.permissions import may
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import NotNowError
from faheng.site.planning.access import is_inside
from faheng.site.planning.conditions import check_can_submit, is_dealt_with
from faheng.site.planning.forms.moves import MinutesForm
from faheng.site.planning.items import Item, item_of, label_of
from faheng.site.planning.models import Declaration, Version
from faheng.site.planning.packages import form_of
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.queries.history import version_last_sent
from faheng.site.planning.queries.passage import due_on, legs_of
from faheng.site.planning.queries.tasks import moves_open_to
from faheng.site.planning.reviewing import CellFinding, FormReview, review_form
from faheng.site.planning.sheet import read_only_context
from faheng.site.planning.states import EDITABLE, SEEN_BY_THE_TREASURY, Move, State
from faheng.site.planning.views.asking import (
    can_delete,
    requests_of,
    sections_to_hand_to,
)


@dataclass(frozen=True)
class Offer:
    """A move with what its form needs; ``why_not`` in place of the form."""

    move: Move
    why_not: str = ""
    minutes: MinutesForm | None = None
    needs_reason: bool = False
    is_main: bool = False
    typed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Returnable:
    """An item that can be sent back; ``message`` begins with what the rules found."""

    item: str
    label: str
    message: str
    is_ticked: bool


@dataclass(frozen=True)
class Shown:
    """What a person sees of the form: as it stands, or as it was last sent to them."""

    is_live: bool
    form: KeptForm | None
    review: FormReview | None
    version: Version | None


def shown_to(request: SignedIn, declaration: Declaration) -> Shown:
    """From outside, a form that went back into the bureau is seen as it was sent."""
    if is_inside(request.user, declaration) or (
        State(declaration.state) in SEEN_BY_THE_TREASURY
    ):
        return Shown(
            True,
            form_of(declaration).package.declarations[0],
            review_form(declaration),
            None,
        )
    version = version_last_sent(declaration)
    return Shown(False, None if version is None else kept_form(version), None, version)


def kept_form(version: Version) -> KeptForm:
    """The form a version holds."""
    return Package.model_validate_json(version.package).declarations[0]


def head_of(request: SignedIn, declaration: Declaration, tab: str) -> dict[str, Any]:
    """What stands above every page of a declaration."""
    legs = legs_of(declaration)
    due = due_on(declaration, legs)
    return {
        "declaration": declaration,
        "inside": is_inside(request.user, declaration),
        "shows_money": is_inside(request.user, declaration)
        or State(declaration.state) in SEEN_BY_THE_TREASURY,
        "tab": tab,
        "legs": legs,
        "due": due,
        "is_overdue": due is not None and due < timezone.localdate(),
        "on_turn": sorted({person.name for person in people_on_turn(declaration)}),
        "full_year": full_year_budget(declaration)
        if declaration.state == State.APPROVED
        else None,
        "dropped": declaration.steps.select_related("by").last()
        if declaration.state == State.DROPPED
        else None,
    }


def show_declaration(
    request: SignedIn,
    declaration: Declaration,
    typed: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The first page; with ``typed``, as it was when something on it was refused."""
    shown = shown_to(request, declaration)
    offers = _offers(request, declaration, typed)
    context = {
        **head_of(request, declaration, "form"),
        **(read_only_context(declaration, shown.review) if shown.is_live else {}),
        "shown": shown,
        "can_delete": can_delete(request, declaration),
        "sections": sections_to_hand_to(request, declaration),
        "can_edit": _can_edit(request, declaration),
        "offers": offers,
        "returnables": _returnables(declaration, shown.review, typed)
        if any(offer.move is Move.RETURN and not offer.why_not for offer in offers)
        else [],
        "blocking": [found for found in shown.review.findings if found.blocks]
        if shown.review
        else [],
        "standing": _standing(shown.review),
        "sent_back": _sent_back(request, declaration),
        "requests": requests_of(request, declaration),
        "typed": typed,
    }
    return render(request, "planning/declaration.html", context, status=status)


def _can_edit(request: SignedIn, declaration: Declaration) -> bool:
    """Whether the form lies with them to be filled in."""
    section = declaration.project.section
    return (
        State(declaration.state) in EDITABLE
        and not declaration.budget_year.is_closed
        and may(request.user, Right.EDIT_DECLARATIONS, declaration.bureau, section)
    )


def _offers(
    request: SignedIn, declaration: Declaration, typed: QueryDict | None
) -> list[Offer]:
    """The moves their roles have here, each with its form or with why it is not open."""
    offers = []
    for found in moves_open_to(request.user, declaration):
        move, why_not = found.rule.move, found.why_not
        if move is Move.SUBMIT and not why_not:
            try:
                check_can_submit(declaration)
            except NotNowError as why:
                why_not = str(why)
        mine = typed if typed is not None and typed.get("move") == move else None
        offers.append(
            Offer(
                move,
                why_not,
                MinutesForm(mine, budget_year=declaration.budget_year, prefix="minutes")
                if move is Move.RECORD_DECISION and not why_not
                else None,
                found.rule.needs_reason,
                found.rule.signs or move in (Move.SUBMIT, Move.SEND_CONTROL),
                {
                    "note": mine.get("note", ""),
                    "amount": mine.get("control_amount", ""),
                }
                if mine
                else {},
            )
        )
    return offers


def _standing(review: FormReview | None) -> list[CellFinding]:
    """What asks for a change, the gravest first; advice and waived ones left out."""
    found = [
        each
        for each in (review.findings if review else ())
        if each.finding.severity != "info" and not each.is_waived
    ]
    return sorted(found, key=lambda each: each.finding.severity != "error")


def _returnables(
    declaration: Declaration, review: FormReview | None, typed: QueryDict | None
) -> list[Returnable]:
    found: dict[str, list[str]] = {}
    for each in _standing(review):
        if each.cell != "form":
            found.setdefault(item_of(each.cell), []).append(each.finding.message)
    items = [(item.value, str(item.label)) for item in Item]
    items += [
        (f"indicator:{row.pk}", row.name or str(row.position))
        for row in declaration.indicators.all()
    ]
    ticked = set() if typed is None else set(typed.getlist("item"))
    return [
        Returnable(
            item,
            label,
            "\n".join(found.get(item, ()))
            if typed is None
            else typed.get(f"message-{item}", ""),
            item in ticked,
        )
        for item, label in items
    ]


def _sent_back(request: SignedIn, declaration: Declaration) -> list[dict[str, Any]]:
    """What was sent back and is still open; inside the bureau alone, unless it was sent
    back by who looks."""
    if declaration.state != State.RETURNED:
        return []
    rows = declaration.returned_items.filter(is_open=True).select_related(
        "step__by", "answered_by", "declaration"
    )
    if not is_inside(request.user, declaration):
        rows = rows.filter(step__left__in=sorted(SEEN_BY_THE_TREASURY))
    return [
        {
            "row": row,
            "label": label_of(row.item, declaration),
            "is_done": is_dealt_with(row),
        }
        for row in rows
    ]
