"""The trail, for whoever watches over the bureau."""

from __future__ import annotations

from ninja import Router

from faheng.site.audit.access import bureaus_to_watch
from faheng.site.audit.events import Event
from faheng.site.audit.queries import trail_of
from faheng.site.rest.answers import answers
from faheng.site.rest.requests import ByToken
from faheng.site.rest.schemas.fields import Key
from faheng.site.rest.schemas.files import EventOut, TrailPageOut
from faheng.site.rest.tokens import READS

router = Router(tags=["操作记录"], auth=READS)


@router.get("/trail", response=answers(TrailPageOut), operation_id="trail")
def trail(
    request: ByToken,
    event: Event | None = None,
    before: Key | None = None,
) -> TrailPageOut:
    """本局的操作记录，新的在前；before 取自上一页。"""
    watched = bureaus_to_watch(request.auth)
    page = trail_of(watched, event=event or "", before=before)
    return TrailPageOut(
        events=[
            EventOut(
                id=each.pk,
                at=each.at,
                event=each.event,
                by=page.names.get(each.actor_id or 0, ""),
                target_kind=each.target_kind,
                target_id=each.target_id,
            )
            for each in page.events
        ],
        before=page.older,
    )
