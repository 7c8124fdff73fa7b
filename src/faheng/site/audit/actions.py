"""Writing the trail."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction
from django.utils import timezone

from faheng.site.audit.events import Event
from faheng.site.audit.models import ActorSalt, AuditEvent


def record(
    event: Event,
    *,
    by: models.Model | AnonymousUser | None,
    bureau: models.Model | None,
    target: models.Model | None = None,
    facts: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Add an event to the trail, in the transaction of what it tells.

    ``facts`` is small JSON: what changed from what to what. Nothing personal belongs in it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit event is written in the transaction it tells of")
    actor = None if by is None else by.pk
    return AuditEvent.objects.create(
        at=timezone.now(),
        event=event,
        bureau_id=None if bureau is None else bureau.pk,
        actor_id=actor,
        actor_digest="" if actor is None else digest_of(actor),
        target_kind="" if target is None else str(target._meta.model_name),
        target_id=None if target is None else target.pk,
        facts=dict(facts or {}),
    )


def digest_of(actor: int) -> str:
    """The salted hash of a person's number; the same for all their events."""
    kept, _ = ActorSalt.objects.get_or_create(
        actor_id=actor, defaults={"salt": secrets.token_hex(32)}
    )
    return hmac.new(
        bytes.fromhex(kept.salt), str(actor).encode(), hashlib.sha256
    ).hexdigest()


def forget_actor(*, actor: int) -> None:
    """Cut the tie between a person and their events, as a lawful deletion asks."""
    ActorSalt.objects.filter(actor_id=actor).delete()
