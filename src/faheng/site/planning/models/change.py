"""Changes after approval: a target, or the money (调剂、追加); asked and granted by two."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.fields import YuanField
from faheng.site.planning.models.declaration import Declaration, Indicator


class Decision(models.TextChoices):
    GRANTED = "granted", _("同意")
    REFUSED = "refused", _("不同意")


_DECIDED = models.Q(decision="", decided_by=None, decided_at=None) | (
    ~models.Q(decision="")
    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
)
_BY_ANOTHER = models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by"))


class Change(models.Model):
    """What every change has: a reason, who asked, who decided."""

    reason = models.TextField(_("调整理由"))
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

    class Meta:
        abstract = True


class TargetChange(Change):
    """Another value for an approved target; the old one stays on record."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="target_changes"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="changes"
    )
    before = models.CharField(_("原指标值"), max_length=300)
    after = models.CharField(_("调整后指标值"), max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="target_change_decision_whole", condition=_DECIDED
            ),
            models.CheckConstraint(
                name="target_change_by_another", condition=_BY_ANOTHER
            ),
            models.UniqueConstraint(
                name="one_open_change_a_target",
                fields=["indicator"],
                condition=models.Q(decision=""),
            ),
        ]


class FundingAdjustment(Change):
    """Money moved in the year; once granted it changes 全年预算数."""

    class Kind(models.TextChoices):
        TRANSFER = "transfer", _("调剂")
        SUPPLEMENT = "supplement", _("追加")
        REDUCTION = "reduction", _("追减")

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="adjustments"
    )
    """The project that gains, or, in a reduction, loses."""
    source = models.ForeignKey(
        Declaration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adjustments_given",
        verbose_name=_("调出项目"),
    )
    kind = models.CharField(_("方式"), max_length=20, choices=Kind)
    amount = YuanField(_("金额"))
    document_number = models.CharField(_("依据文号"), max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="adjustment_decision_whole", condition=_DECIDED
            ),
            models.CheckConstraint(name="adjustment_by_another", condition=_BY_ANOTHER),
            models.CheckConstraint(
                name="adjustment_is_of_something", condition=models.Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="only_a_transfer_has_a_source",
                condition=models.Q(kind="transfer", source__isnull=False)
                | (~models.Q(kind="transfer") & models.Q(source=None)),
            ),
        ]
