"""Who the token stands for, and what they were told."""

from __future__ import annotations

from django.db.models import Q
from ninja import Router, Status

from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Role
from faheng.site.planning.access import declarations_for, notice_for
from faheng.site.planning.actions.notices import read_notice
from faheng.site.planning.models import Notice
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.schemas.places import Me, NoticeOut
from faheng.site.rest.tokens import READS, WRITES

router = Router(tags=["本人"])
_NOTICES = 100


@router.get("/me", auth=READS, response=answers(Me), operation_id="me")
def me(request: ByToken) -> Me:
    """令牌代表的人员和角色。"""
    (held,) = memberships_of(request.auth)
    return Me(
        username=request.auth.username,
        name=request.auth.name,
        role=held.role,
        bureau=held.bureau.name,
        section=None if held.section is None else held.section.name,
        rights=sorted(right.value for right in RIGHTS[Role(held.role)]),
    )


@router.get(
    "/notices", auth=READS, response=answers(list[NoticeOut]), operation_id="notices"
)
def notices(request: ByToken) -> list[NoticeOut]:
    """最近的通知，新的在前；只含令牌的角色看得到的申报。"""
    # A person's other roles are none of this token's business.
    seen = Q(declaration=None) | Q(declaration__in=declarations_for(request.auth))
    mine = Notice.objects.filter(seen, user=request.auth)[:_NOTICES]
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


@router.post(
    "/notices/{pk}/read",
    auth=WRITES,
    response=answers(None, status=204),
    operation_id="readNotice",
)
def read(request: ByToken, pk: Key) -> Status:
    """把一条通知记为已读。"""
    read_notice(by=request.auth, notice=notice_for(request.auth, pk))
    return Status(204, None)
