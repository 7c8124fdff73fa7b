"""Who the token stands for."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Role
from faheng.site.planning.access import years_for
from faheng.site.planning.models import BudgetYear, Notice
from faheng.site.rest.answers import answers
from faheng.site.rest.schemas import Me, NoticeOut, YearOut
from faheng.site.rest.tokens import READS

router = Router(tags=["本人"], auth=READS)
_NOTICES = 100


@router.get("/me", response=answers(Me), operation_id="me")
def me(request: HttpRequest) -> Me:
    """令牌代表的人员和角色。"""
    person = request.auth  # type: ignore[attr-defined]
    (held,) = memberships_of(person)
    return Me(
        username=person.username,
        name=person.name,
        role=held.role,
        bureau=held.bureau.name,
        section=None if held.section is None else held.section.name,
        rights=sorted(right.value for right in RIGHTS[Role(held.role)]),
    )


@router.get("/years", response=answers(list[YearOut]), operation_id="years")
def years(request: HttpRequest) -> list[YearOut]:
    """能看到的预算年度。"""
    found: list[BudgetYear] = list(years_for(request.auth))  # type: ignore[attr-defined]
    return [
        YearOut(
            id=each.pk,
            bureau=each.bureau.name,
            year=each.year,
            is_closed=each.is_closed,
        )
        for each in found
    ]


@router.get("/notices", response=answers(list[NoticeOut]), operation_id="notices")
def notices(request: HttpRequest) -> list[NoticeOut]:
    """最近的通知，新的在前。"""
    mine = Notice.objects.filter(user=request.auth)[:_NOTICES]  # type: ignore[attr-defined]
    return [
        NoticeOut(
            id=each.pk,
            text=each.text,
            declaration=each.declaration_id,
            at=each.at,
            read=each.read_at is not None,
        )
        for each in mine
    ]
