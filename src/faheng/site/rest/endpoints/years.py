"""Budget years: opened, given days, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from ninja import Body, Router, Status

from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import own_bureau_of, year_for, years_for
from faheng.site.planning.actions import years as actions
from faheng.site.planning.states import Round, State
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key, Made
from faheng.site.rest.schemas.places import (
    DeadlineIn,
    DeadlineOut,
    NewYear,
    YearOut,
)
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["预算年度"])


@router.get("/years", auth=READS, response=answers(list[YearOut]), operation_id="years")
def years(request: ByToken) -> list[YearOut]:
    """能看到的预算年度。"""
    return [
        YearOut(
            id=each.pk,
            bureau=each.bureau.name,
            year=each.year,
            is_closed=each.is_closed,
        )
        for each in years_for(request.auth)
    ]


@router.post(
    "/years", auth=WRITES, response=answers(Made, status=201), operation_id="openYear"
)
def open_year(request: ByToken, body: NewYear) -> Status:
    """开启一个预算年度，可同时设定各环节期限。"""
    made = actions.open_year(
        by=request.auth,
        bureau=own_bureau_of(request.auth, Right.OPEN_YEAR),
        year=body.year,
        deadlines=_by_desk(body.deadlines),
    )
    return Status(201, Made(id=made.pk))


@router.get(
    "/years/{pk}/deadlines",
    auth=READS,
    response=answers(list[DeadlineOut]),
    operation_id="deadlines",
)
def deadlines(request: ByToken, pk: Key) -> list[DeadlineOut]:
    """各环节的期限。"""
    return [
        DeadlineOut(round=each.round, state=each.state, on=each.on)
        for each in year_for(request.auth, pk).deadlines.all()
    ]


@router.put(
    "/years/{pk}/deadlines",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="setDeadlines",
)
def set_deadlines(
    request: ByToken, pk: Key, body: Annotated[list[DeadlineIn], Body(max_length=40)]
) -> Status:
    """替换全部期限。"""
    actions.set_deadlines(
        by=request.auth,
        budget_year=year_for(request.auth, pk),
        deadlines=_by_desk(body),
    )
    return Status(204, None)


@router.post(
    "/years/{pk}/close",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="closeYear",
)
def close_year(request: ByToken, pk: Key) -> Status:
    """结束一个预算年度。"""
    actions.close_year(by=request.auth, budget_year=year_for(request.auth, pk))
    return Status(204, None)


@router.post(
    "/years/{pk}/reopen",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="reopenYear",
)
def reopen_year(request: ByToken, pk: Key) -> Status:
    """恢复办理已结束的预算年度。"""
    actions.reopen_year(by=request.auth, budget_year=year_for(request.auth, pk))
    return Status(204, None)


def _by_desk(said: Iterable[DeadlineIn]) -> dict[tuple[Round, State], date]:
    found: dict[tuple[Round, State], date] = {}
    for each in said:
        desk = (Round(each.round), State(each.state))
        if desk in found:
            raise InvalidInputError("同一环节写了两个期限，请核对。")
        found[desk] = each.on
    return found
