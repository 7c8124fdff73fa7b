"""What the pages of one declaration have in common, and its first page whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from faheng.model.package import Declaration as KeptForm
from faheng.model.package import Package
from faheng.site.bureaus.permissions import may
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.planning.access import is_inside, is_live
from faheng.site.planning.models import Declaration, Version
from faheng.site.planning.packages import form_of
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.queries.history import version_last_sent
from faheng.site.planning.queries.passage import due_on, legs_of
from faheng.site.planning.reviewing import FormReview, review_form
from faheng.site.planning.sheet import read_only_context
from faheng.site.planning.states import EDITABLE, Move, State
from faheng.site.planning.views.asking import (
    can_delete,
    requests_of,
    sections_to_hand_to,
)
from faheng.site.planning.views.offering import (
    offers_of,
    returnables_of,
    sent_back_of,
    standing_of,
)


@dataclass(frozen=True)
class Shown:
    """What a person sees of the form: as it stands, or as it was last sent to them."""

    is_live: bool
    form: KeptForm | None
    review: FormReview | None
    version: Version | None


def shown_to(request: SignedIn, declaration: Declaration) -> Shown:
    """From outside, a form that went back into the bureau is seen as it was sent."""
    if is_live(request.user, declaration):
        review = review_form(declaration)
        if not is_inside(request.user, declaration):
            review = review.told_outside()
        form = form_of(declaration).package.declarations[0]
        return Shown(True, form, review, None)
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
        "shows_money": is_live(request.user, declaration),
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
    offers = offers_of(request, declaration, typed)
    context = {
        **head_of(request, declaration, "form"),
        **(read_only_context(declaration, shown.review) if shown.is_live else {}),
        "shown": shown,
        "can_delete": can_delete(request, declaration),
        "sections": sections_to_hand_to(request, declaration),
        "can_edit": _can_edit(request, declaration),
        "offers": offers,
        "returnables": returnables_of(declaration, shown.review, typed)
        if any(offer.move is Move.RETURN and not offer.why_not for offer in offers)
        else [],
        "blocking": [found for found in shown.review.findings if found.blocks]
        if shown.review
        else [],
        "standing": standing_of(shown.review),
        "sent_back": sent_back_of(request, declaration),
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
