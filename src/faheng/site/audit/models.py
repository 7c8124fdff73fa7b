"""The trail, and the seals that chain it. Rows have no foreign keys and are never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.audit.events import Event


class AuditEvent(models.Model):
    """One thing done, written in the transaction that did it."""

    at = models.DateTimeField(_("时间"))
    event = models.CharField(_("事项"), max_length=40, choices=Event)
    bureau_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    actor_digest = models.CharField(max_length=64, blank=True)
    """Salted hash of who did it: proves the person, says nothing once the salt is gone."""
    target_kind = models.CharField(max_length=40, blank=True)
    target_id = models.BigIntegerField(null=True)
    facts = models.JSONField(_("内容"), default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["bureau_id", "id"]),
            models.Index(fields=["target_kind", "target_id", "id"]),
        ]


class ActorSalt(models.Model):
    """What ties a person to their events. Deleting it lawfully forgets them, and the chain
    stays whole."""

    actor_id = models.BigIntegerField(primary_key=True)
    salt = models.CharField(max_length=64)


class Seal(models.Model):
    """A batch of one bureau's events, chained to the batch before it.

    Chain 0 holds what belongs to no bureau.
    """

    chain = models.BigIntegerField()
    number = models.PositiveIntegerField(_("序号"))
    count = models.PositiveIntegerField(_("条数"))
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("封存值"), max_length=64)
    at = models.DateTimeField(_("封存时间"))

    class Meta:
        ordering = ["chain", "number"]
        constraints = [
            models.UniqueConstraint(
                name="seal_numbered_once_in_chain", fields=["chain", "number"]
            )
        ]


class SealedEvent(models.Model):
    """Which seal an event lies under, in which place, and what it was then."""

    event_id = models.BigIntegerField(primary_key=True)
    chain = models.BigIntegerField()
    number = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "number", "place"]
        constraints = [
            models.UniqueConstraint(
                name="place_taken_once_in_seal", fields=["chain", "number", "place"]
            )
        ]
