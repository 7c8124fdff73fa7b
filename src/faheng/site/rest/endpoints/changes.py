"""Waivers and changes: asked for by one, decided by another."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest
from ninja import Router, Status

from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import declaration_for, declarations_for, year_for
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.models import FundingAdjustment, TargetChange, Waiver
from faheng.site.rest.answers import answers
from faheng.site.rest.schemas import (
    AdjustmentIn,
    DecisionIn,
    Key,
    Made,
    TargetChangeIn,
    VerdictIn,
    WaiverIn,
)
from faheng.site.rest.tokens import WRITES

router = Router(tags=["豁免、调整和会议决定"], auth=WRITES)


@router.post(
    "/years/{pk}/decisions", response=answers(Made, made=True), operation_id="decide"
)
def decide(request: HttpRequest, pk: Key, body: DecisionIn) -> Status:
    """登记党组会或办公会的决定。"""
    person = request.auth  # type: ignore[attr-defined]
    made = record_collective_decision(
        by=person,
        budget_year=year_for(person, pk),
        meeting=body.meeting,
        held_on=body.held_on,
        number=body.number,
        text=body.text,
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/declarations/{pk}/waivers",
    response=answers(Made, made=True),
    operation_id="askWaiver",
)
def waiver(request: HttpRequest, pk: Key, body: WaiverIn) -> Status:
    """为一条审核意见申请豁免。"""
    person = request.auth  # type: ignore[attr-defined]
    made = ask_waiver(
        by=person,
        declaration=declaration_for(person, pk),
        key=body.key,
        reason=body.reason,
        until=body.until,
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/waivers/{pk}/verdict", response=answers(Made), operation_id="decideWaiver"
)
def waiver_verdict(request: HttpRequest, pk: Key, body: VerdictIn) -> Made:
    """审批豁免申请。"""
    person = request.auth  # type: ignore[attr-defined]
    asked = Waiver.objects.filter(
        pk=pk, declaration__in=declarations_for(person)
    ).first()
    if asked is None:
        raise Http404
    decide_waiver(by=person, waiver=asked, granted=body.granted, note=body.note)
    return Made(id=pk)


@router.post(
    "/declarations/{pk}/target-changes",
    response=answers(Made, made=True),
    operation_id="askTargetChange",
)
def target_change(request: HttpRequest, pk: Key, body: TargetChangeIn) -> Status:
    """批复后申请调整一项指标值。"""
    person = request.auth  # type: ignore[attr-defined]
    held = declaration_for(person, pk)
    indicator = held.indicators.filter(pk=body.indicator).first()
    if indicator is None:
        raise Http404
    made = ask_target_change(
        by=person, indicator=indicator, after=body.after, reason=body.reason
    )
    return Status(201, Made(id=made.pk))


@router.post(
    "/target-changes/{pk}/verdict",
    response=answers(Made),
    operation_id="decideTargetChange",
)
def target_verdict(request: HttpRequest, pk: Key, body: VerdictIn) -> Made:
    """审批指标值调整。"""
    person = request.auth  # type: ignore[attr-defined]
    decide_target_change(
        by=person,
        change=_seen(person, TargetChange, pk),
        granted=body.granted,
        note=body.note,
    )
    return Made(id=pk)


@router.post(
    "/declarations/{pk}/adjustments",
    response=answers(Made, made=True),
    operation_id="askAdjustment",
)
def adjustment(request: HttpRequest, pk: Key, body: AdjustmentIn) -> Status:
    """年度中申请调剂、追加或追减。"""
    person = request.auth  # type: ignore[attr-defined]
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
def adjustment_verdict(request: HttpRequest, pk: Key, body: VerdictIn) -> Made:
    """审批预算调整。"""
    person = request.auth  # type: ignore[attr-defined]
    decide_adjustment(
        by=person,
        adjustment=_seen(person, FundingAdjustment, pk),
        granted=body.granted,
        note=body.note,
    )
    return Made(id=pk)


Asked = TypeVar("Asked", TargetChange, FundingAdjustment)


def _seen(person: Person, kind: type[Asked], pk: int) -> Asked:
    found = kind._default_manager.filter(
        pk=pk, declaration__in=declarations_for(person)
    ).first()
    if found is None:
        raise Http404
    return found
