"""Reading the trail, a page at a time, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faheng.site.audit.events import Event
from faheng.site.audit.models import AuditEvent, Seal
from faheng.site.bureaus.models import Bureau, User

PAGE = 50


@dataclass(frozen=True)
class TrailPage:
    """Events with the names of who did them; ``older`` begins the next page."""

    events: list[AuditEvent]
    names: dict[int, str]
    older: int | None
    last_seal: Seal | None


def trail_of(
    bureaus: Sequence[Bureau], *, event: str = "", before: int | None = None
) -> TrailPage:
    """A page of the trail of these bureaus."""
    chains = [bureau.pk for bureau in bureaus]
    found = AuditEvent.objects.filter(bureau_id__in=chains)
    if event in Event.values:
        found = found.filter(event=event)
    if before is not None:
        found = found.filter(pk__lt=before)
    events = list(found.order_by("-pk")[: PAGE + 1])
    shown = events[:PAGE]
    actors = {each.actor_id for each in shown if each.actor_id is not None}
    names = dict(User.objects.filter(pk__in=actors).values_list("pk", "name"))
    return TrailPage(
        shown,
        names,
        shown[-1].pk if len(events) > PAGE else None,
        Seal.objects.filter(chain__in=chains).order_by("-number").first(),
    )
