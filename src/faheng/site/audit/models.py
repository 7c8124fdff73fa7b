"""The trail. Rows have no foreign keys: nothing that is deleted takes them along."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.audit.events import Event


class AuditEvent(models.Model):
    """One thing done. Written in the transaction that did it; never changed after."""

    at = models.DateTimeField(_("时间"))
    event = models.CharField(_("事项"), max_length=40, choices=Event)
    bureau_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    actor_digest = models.CharField(max_length=64, blank=True)
    """Salted hash of the account's name: proves who it was, says nothing once the salt is gone."""
    target_kind = models.CharField(max_length=40, blank=True)
    target_id = models.BigIntegerField(null=True)
    facts = models.JSONField(_("内容"), default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["bureau_id", "id"]),
            models.Index(fields=["target_kind", "target_id", "id"]),
        ]
