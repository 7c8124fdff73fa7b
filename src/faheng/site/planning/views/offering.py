"""What a person is offered on a declaration's page: moves, items to send back, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import NotNowError
from faheng.site.planning.access import is_inside
from faheng.site.planning.conditions import check_can_submit
from faheng.site.planning.forms.moves import MinutesForm
from faheng.site.planning.items import Item, item_of, label_of
from faheng.site.planning.mending import Mending
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.tasks import moves_open_to
from faheng.site.planning.reviewing import CellFinding, FormReview
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, Move, State


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


def offers_of(
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


def standing_of(review: FormReview | None) -> list[CellFinding]:
    """What asks for a change, the gravest first; advice and waived ones left out."""
    found = [
        each
        for each in (review.findings if review else ())
        if each.finding.severity != "info" and not each.is_waived
    ]
    return sorted(found, key=lambda each: each.finding.severity != "error")


def returnables_of(
    declaration: Declaration, review: FormReview | None, typed: QueryDict | None
) -> list[Returnable]:
    found: dict[str, list[str]] = {}
    for each in standing_of(review):
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


def sent_back_of(request: SignedIn, declaration: Declaration) -> list[dict[str, Any]]:
    """What was sent back and is still open; inside the bureau alone, unless it was sent
    back by who looks."""
    if declaration.state != State.RETURNED:
        return []
    rows = declaration.returned_items.filter(is_open=True).select_related(
        "step__by", "step__version", "answered_by"
    )
    if not is_inside(request.user, declaration):
        rows = rows.filter(step__left__in=sorted(SEEN_BY_THE_TREASURY))
    mending = Mending(declaration)
    return [
        {
            "row": row,
            "label": label_of(row.item, declaration),
            "is_done": mending.is_dealt_with(row),
        }
        for row in rows
    ]
