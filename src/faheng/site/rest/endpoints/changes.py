"""Waivers and changes: asked for by one, decided by another."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404
from ninja import Router, Status

from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import (
    adjustment_for,
    declaration_for,
    target_change_for,
    waiver_for,
)
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.amounts import written
from faheng.site.planning.asked import (
    adjustments_seen,
    target_changes_seen,
    waivers_seen,
)
from faheng.site.planning.models import Declaration, Waiver
from faheng.site.planning.models.change import Change
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.changes import (
    AdjustmentIn,
    RequestOut,
    TargetChangeIn,
    VerdictIn,
    WaiverIn,
)
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["豁免和调整"], auth=WRITES)


@router.get(
    "/declarations/{pk}/requests",
    auth=READS,
    response=answers(list[RequestOut]),
    operation_id="requests",
)
def requests(request: ByToken, pk: Key) -> list[RequestOut]:
    """这份申报上的豁免和调整申请，连同审批结果。"""
    return list(_requests(request.auth, declaration_for(request.auth, pk)))


@router.post(
    "/declarations/{pk}/waivers",
    response=answers(Made, status=201),
    operation_id="askWaiver",
)
def waiver(request: ByToken, pk: Key, body: WaiverIn) -> Status:
    """为一条审核意见申请豁免。"""
    made = ask_waiver(
        by=request.auth,
        declaration=declaration_for(request.auth, pk),
        key=body.key,
        reason=body.reason,
        until=body.until,
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/waivers/{pk}/verdict", response=answers(Made), operation_id="decideWaiver"
)
def waiver_verdict(request: ByToken, pk: Key, body: VerdictIn) -> Made:
    """审批豁免申请。"""
    decide_waiver(
        by=request.auth,
        waiver=waiver_for(request.auth, pk),
        granted=body.granted,
        note=body.note,
    )
    return Made(id=pk)


@router.post(
    "/declarations/{pk}/target-changes",
    response=answers(Made, status=201),
    operation_id="askTargetChange",
)
def target_change(request: ByToken, pk: Key, body: TargetChangeIn) -> Status:
    """批复后申请调整一项指标值。"""
    held = declaration_for(request.auth, pk)
    indicator = held.indicators.filter(pk=body.indicator).first()
    if indicator is None:
        raise Http404
    made = ask_target_change(
        by=request.auth, indicator=indicator, after=body.after, reason=body.reason
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/target-changes/{pk}/verdict",
    response=answers(Made),
    operation_id="decideTargetChange",
)
def target_verdict(request: ByToken, pk: Key, body: VerdictIn) -> Made:
    """审批指标值调整。"""
    decide_target_change(
        by=request.auth,
        change=target_change_for(request.auth, pk),
        granted=body.granted,
        note=body.note,
    )
    return Made(id=pk)


@router.post(
    "/declarations/{pk}/adjustments",
    response=answers(Made, status=201),
    operation_id="askAdjustment",
)
def adjustment(request: ByToken, pk: Key, body: AdjustmentIn) -> Status:
    """年度中申请调剂、追加或追减。"""
    person = request.auth
    made = ask_adjustment(
        by=person,
        declaration=declaration_for(person, pk),
        kind=body.kind,
        amount=body.amount,
        reason=body.reason,
        source=None if body.source is None else declaration_for(person, body.source),
        document_number=body.document_number,
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/adjustments/{pk}/verdict",
    response=answers(Made),
    operation_id="decideAdjustment",
)
def adjustment_verdict(request: ByToken, pk: Key, body: VerdictIn) -> Made:
    """审批预算调整。"""
    decide_adjustment(
        by=request.auth,
        adjustment=adjustment_for(request.auth, pk),
        granted=body.granted,
        note=body.note,
    )
    return Made(id=pk)


def _requests(person: Person, held: Declaration) -> Iterator[RequestOut]:
    people = ("asked_by", "decided_by")
    waivers = waivers_seen(person, held).select_related(*people)
    changes = target_changes_seen(person, held).select_related(*people, "indicator")
    moves = adjustments_seen(person, held).filter(declaration=held)
    for waiver in waivers:
        yield _told(waiver, "waiver", f"{waiver.code} {waiver.message}")
    for change in changes:
        says = f"{change.indicator.name}：{change.before} → {change.after}"
        yield _told(change, "target-change", says)
    for moved in moves.select_related(*people):
        says = f"{moved.get_kind_display()} {written(moved.amount)} 元"
        yield _told(moved, "adjustment", says)


def _told(row: Waiver | Change, kind: str, says: str) -> RequestOut:
    return RequestOut(
        kind=kind,  # type: ignore[arg-type]
        id=row.pk,
        says=says,
        reason=row.reason,
        asked_by=row.asked_by.name,
        asked_at=row.asked_at,
        decision=row.decision,
        decided_by=None if row.decided_by is None else row.decided_by.name,
        note=row.note,
    )
