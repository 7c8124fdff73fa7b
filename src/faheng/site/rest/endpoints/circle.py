"""From desk to desk: moves, and answering what was sent back."""

from __future__ import annotations

from django.http import Http404
from ninja import Router, Status

from faheng.site.planning.access import (
    declaration_for,
    is_inside,
    returned_item_for,
)
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.models import CollectiveDecision, Declaration
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, Move
from faheng.site.rest.answers import answers
from faheng.site.rest.endpoints.declarations import told
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.declarations import (
    AnswerIn,
    DeclarationOut,
    MoveIn,
    ReturnedOut,
)
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["流转"])


@router.post(
    "/declarations/{pk}/moves",
    auth=WRITES,
    response=answers(DeclarationOut),
    operation_id="move",
)
def move(request: ByToken, pk: Key, body: MoveIn) -> DeclarationOut:
    """报送、审核同意、退回、批复等；revision 与现状不同时回答 409。"""
    held = declaration_for(request.auth, pk)
    move_declaration(
        by=request.auth,
        declaration=held,
        move=Move(body.move),
        note=body.note,
        returned=[(each.item, each.message) for each in body.returned],
        decision=_decision(held, body.decision),
        control_amount=body.control_amount,
        revision=body.revision,
    )
    # Who drops a draft or sends it back may see it no more: they are told all the same.
    moved = Declaration.objects.select_related("project__section", "bureau").get(pk=pk)
    return told(request.auth, moved)


def _decision(held: Declaration, pk: int | None) -> CollectiveDecision | None:
    if pk is None:
        return None
    found = held.budget_year.decisions.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@router.get(
    "/declarations/{pk}/returned",
    auth=READS,
    response=answers(list[ReturnedOut]),
    operation_id="returned",
)
def returned(request: ByToken, pk: Key) -> list[ReturnedOut]:
    """退回的各项和意见；is_open 的还要修改或者说明。"""
    held = declaration_for(request.auth, pk)
    rows = held.returned_items.all()
    if not is_inside(request.auth, held):
        rows = rows.filter(step__left__in=sorted(SEEN_BY_THE_TREASURY))
    return [
        ReturnedOut(
            id=each.pk,
            item=each.item,
            message=each.message,
            answer=each.answer,
            is_open=each.is_open,
        )
        for each in rows
    ]


@router.post(
    "/returned/{pk}/answer",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="answerReturned",
)
def answer(request: ByToken, pk: Key, body: AnswerIn) -> Status:
    """说明一项退回意见如何处理。"""
    item = returned_item_for(request.auth, pk)
    answer_returned_item(by=request.auth, returned=item, answer=body.answer)
    return Status(204, None)
