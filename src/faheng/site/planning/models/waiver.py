"""A finding that stands with a reason: asked for by one person, granted by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.planning.models.declaration import Declaration


class Waiver(models.Model):
    class Decision(models.TextChoices):
        GRANTED = "granted", _("同意")
        REFUSED = "refused", _("不同意")

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="waivers"
    )
    key = models.CharField(max_length=16)
    """The finding's key, which knows it again after its cell has moved."""
    code = models.CharField(_("规则"), max_length=10)
    message = models.TextField(_("审核意见"))
    reason = models.TextField(_("申请理由"))
    until = models.DateField(_("有效期至"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    decision = models.CharField(_("审批"), max_length=10, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(_("审批意见"), blank=True)
    end_noted_at = models.DateTimeField(null=True)
    """When its last day was seen to have passed."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="waiver_decision_has_author_and_time",
                condition=models.Q(decision="", decided_by=None, decided_at=None)
                | (
                    ~models.Q(decision="")
                    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="waiver_granted_by_another",
                condition=models.Q(decided_by=None)
                | ~models.Q(decided_by=models.F("asked_by")),
            ),
            models.UniqueConstraint(
                name="one_open_waiver_a_finding",
                fields=["declaration", "key"],
                condition=models.Q(decision=""),
            ),
        ]
