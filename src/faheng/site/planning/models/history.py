"""How a declaration came to be what it is: edits, versions, steps, items sent back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.fields import YuanField
from faheng.site.planning.models.declaration import Declaration
from faheng.site.planning.models.year import CollectiveDecision
from faheng.site.planning.states import Move, Round, State


class Edit(models.Model):
    """One cell changed: what it said, what it says now, who changed it, when."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="edits"
    )
    cell = models.CharField(max_length=60)
    """``project.overview``, ``funding.annual``, ``source:12.annual``, ``indicator:45.target``."""
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["declaration", "cell", "id"])]


class Version(models.Model):
    """The whole form as a package, kept each time it moves or an approved target changes."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("版本"))
    package = models.TextField()
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(_("缘由"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["declaration", "number"]
        constraints = [
            models.UniqueConstraint(
                name="version_numbered_once", fields=["declaration", "number"]
            )
        ]


class Step(models.Model):
    """One move from desk to desk, signed."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="steps"
    )
    round = models.PositiveSmallIntegerField(choices=Round)
    passage = models.PositiveIntegerField()
    move = models.CharField(_("办理"), max_length=30, choices=Move)
    left = models.CharField(max_length=30, choices=State)
    reached = models.CharField(max_length=30, choices=State)
    note = models.TextField(_("意见"), blank=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="steps")
    decision = models.ForeignKey(
        CollectiveDecision, on_delete=models.PROTECT, null=True, related_name="steps"
    )
    amount = YuanField(null=True)
    """The control number, where the move sends one down."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_and_its_move_go_together",
                condition=models.Q(move=Move.RECORD_DECISION, decision__isnull=False)
                | (~models.Q(move=Move.RECORD_DECISION) & models.Q(decision=None)),
            )
        ]


class ReturnedItem(models.Model):
    """One item sent back with a message; while it is open, only such items can be edited."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="items")
    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="returned_items"
    )
    item = models.CharField(max_length=60)
    """``project``, ``goals``, ``funding``, ``payment-plan``, ``indicators`` (rows may be added
    and removed too), ``indicator:45``."""
    place = models.PositiveIntegerField(null=True)
    """Of a row: where it stood in the version sent back, from 0."""
    message = models.TextField(_("退回意见"))
    answer = models.TextField(_("修改说明"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="answer_has_author_and_time",
                condition=models.Q(answered_by=None, answered_at=None)
                | models.Q(answered_by__isnull=False, answered_at__isnull=False),
            )
        ]
