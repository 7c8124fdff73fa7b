"""Closing the trail batch by batch. Writers never wait for it, nor for each other."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from faheng.site.audit.chain import event_digest, seal_digest
from faheng.site.audit.models import AuditEvent, Seal, SealedEvent

OF_NO_BUREAU = 0
_AT_ONCE = 1_000
# An event may be seen later than one with a higher number: its transaction was longer.
_LATE = 100_000


def seal_all() -> int:
    """Seal everything that is not sealed yet; how many events were."""
    sealed = 0
    while batch := _unsealed():
        by_chain: dict[int, list[AuditEvent]] = defaultdict(list)
        for event in batch:
            by_chain[event.bureau_id or OF_NO_BUREAU].append(event)
        for chain, events in by_chain.items():
            try:
                _seal(chain, events)
            except IntegrityError:
                # Another worker sealed the same at the same time.
                return sealed
            sealed += len(events)
    return sealed


def unsealed_count() -> int:
    """How long the tail is that no seal covers yet."""
    return _tail().count()


def fields_of(event: AuditEvent) -> dict[str, Any]:
    """What of an event is sealed: all of it."""
    return {
        "id": event.pk,
        "at": event.at,
        "event": event.event,
        "bureau_id": event.bureau_id,
        "actor_id": event.actor_id,
        "actor_digest": event.actor_digest,
        "target_kind": event.target_kind,
        "target_id": event.target_id,
        "facts": event.facts,
    }


def _tail() -> QuerySet[AuditEvent]:
    last = SealedEvent.objects.aggregate(last=Max("event_id"))["last"] or 0
    return AuditEvent.objects.filter(
        ~Exists(SealedEvent.objects.filter(event_id=OuterRef("pk"))),
        pk__gt=last - _LATE,
    )


def _unsealed() -> list[AuditEvent]:
    return list(_tail().order_by("pk")[:_AT_ONCE])


@transaction.atomic
def _seal(chain: int, events: list[AuditEvent]) -> None:
    last = Seal.objects.filter(chain=chain).order_by("-number").first()
    number = 1 if last is None else last.number + 1
    previous = "" if last is None else last.digest
    digests = [event_digest(fields_of(event)) for event in events]
    Seal.objects.create(
        chain=chain,
        number=number,
        count=len(events),
        previous=previous,
        digest=seal_digest(chain, number, previous, digests),
        at=timezone.now(),
    )
    SealedEvent.objects.bulk_create(
        SealedEvent(
            event_id=event.pk, chain=chain, number=number, place=place, digest=digest
        )
        for place, (event, digest) in enumerate(
            zip(events, digests, strict=True), start=1
        )
    )
