"""A budget year of a bureau, its deadlines, and what its meetings decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau
from faheng.site.planning.states import Round, State


class BudgetYear(models.Model):
    """One year of the circle in one bureau."""

    bureau = models.ForeignKey(Bureau, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("年度"))
    is_closed = models.BooleanField(_("已结束"), default=False)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                name="year_opened_once_in_bureau", fields=["bureau", "year"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.bureau}{self.year}年"


class Deadline(models.Model):
    """The day by which a desk should have passed everything on."""

    budget_year = models.ForeignKey(
        BudgetYear, on_delete=models.CASCADE, related_name="deadlines"
    )
    round = models.PositiveSmallIntegerField(_("环节"), choices=Round)
    state = models.CharField(_("办理"), max_length=30, choices=State)
    on = models.DateField(_("期限"))

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_deadline_a_desk", fields=["budget_year", "round", "state"]
            )
        ]


class CollectiveDecision(models.Model):
    """What a meeting of the party group or of the leadership decided, as recorded."""

    class Meeting(models.TextChoices):
        PARTY_GROUP = "party-group", _("党组会")
        OFFICE = "office", _("局长办公会")

    budget_year = models.ForeignKey(
        BudgetYear, on_delete=models.PROTECT, related_name="decisions"
    )
    meeting = models.CharField(_("会议"), max_length=20, choices=Meeting)
    held_on = models.DateField(_("召开日期"))
    number = models.CharField(_("会议纪要文号"), max_length=60)
    text = models.TextField(_("决定内容"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-pk"]
