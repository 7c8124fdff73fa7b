"""What meetings decided."""

from __future__ import annotations

from ninja import Router, Status

from faheng.site.planning.access import decisions_for, year_for
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.schemas.places import DecisionIn, DecisionOut
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["预算年度"])


@router.get(
    "/years/{pk}/decisions",
    auth=READS,
    response=answers(list[DecisionOut]),
    operation_id="decisions",
)
def decisions(request: ByToken, pk: Key) -> list[DecisionOut]:
    """已登记的党组会、办公会决定。"""
    return [
        DecisionOut(
            id=each.pk,
            meeting=each.meeting,
            held_on=each.held_on,
            number=each.number,
            text=each.text,
        )
        for each in decisions_for(request.auth, year_for(request.auth, pk))
    ]


@router.post(
    "/years/{pk}/decisions",
    auth=WRITES,
    response=answers(Made, status=201),
    operation_id="recordDecision",
)
def record(request: ByToken, pk: Key, body: DecisionIn) -> Status:
    """登记党组会或办公会的决定。"""
    made = record_collective_decision(
        by=request.auth,
        budget_year=year_for(request.auth, pk),
        meeting=body.meeting,
        held_on=body.held_on,
        number=body.number,
        text=body.text,
    )
    return Status(201, Made(id=made.pk))
