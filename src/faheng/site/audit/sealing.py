"""Closing the trail batch by batch. Writers never wait for it, nor for each other."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from faheng.site.audit.chain import event_digest, seal_digest
from faheng.site.audit.models import AuditEvent, Seal, SealedEvent

OF_NO_BUREAU = 0
_AT_ONCE = 1_000
# An event may be seen later than one with a higher number: its transaction was longer.
# Below so many in a row that are sealed, all are.
_LATE = 20_000
_log = logging.getLogger(__name__)


def seal_all() -> int:
    """Seal everything that happened lately and is not sealed yet; how many events were.

    What cannot be sealed holds up its own chain only, and is said in the log.
    """
    return _seal_those_of(_tail())


def seal_what_was_left() -> int:
    """The same of the whole trail, far back too: where a chain was held up for long."""
    return _seal_those_of(_unsealed(None))


def _seal_those_of(tail: QuerySet[AuditEvent]) -> int:
    sealed, after = 0, None
    while batch := list(
        (tail if after is None else tail.filter(pk__gt=after))[:_AT_ONCE]
    ):
        after = batch[-1].pk
        by_chain: dict[int, list[AuditEvent]] = defaultdict(list)
        for event in batch:
            by_chain[event.bureau_id or OF_NO_BUREAU].append(event)
        for chain, events in by_chain.items():
            try:
                _seal(chain, events)
            except Exception:
                # Another worker sealed the same at the same time, or the place is taken.
                _log.exception("chain %s: %s events not sealed", chain, len(events))
            else:
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
    """The events no seal covers, in the order of their numbers.

    Looked for from the last one down, by how many there are and not by their numbers: one
    with a number far ahead leaves those after it where they are found.
    """
    lowest: int | None = None
    while True:
        below = AuditEvent.objects.order_by("-pk")
        if lowest is not None:
            below = below.filter(pk__lt=lowest)
        first = below.values_list("pk", flat=True)[_LATE - 1 : _LATE].first()
        if first is None:
            return _unsealed(None)
        upper, lowest = lowest, first
        among = _unsealed(lowest)
        if upper is not None:
            among = among.filter(pk__lt=upper)
        if not among.exists():
            return _unsealed(lowest)


def _unsealed(lowest: int | None) -> QuerySet[AuditEvent]:
    covering = SealedEvent.objects.filter(event_id=OuterRef("pk"))
    events = AuditEvent.objects.order_by("pk")
    if lowest is not None:
        # Said of both: else a database goes through all that was ever sealed.
        covering = covering.filter(event_id__gte=lowest)
        events = events.filter(pk__gte=lowest)
    return events.filter(~Exists(covering))


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
