"""A piece of long work: who asked for it, how far it is, what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """Runs in a worker process. Killed half-way, it is begun again from its parameters."""

    class State(models.TextChoices):
        QUEUED = "queued", _("等待中")
        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        FAILED = "failed", _("没有做完")

    kind = models.CharField(max_length=60)
    title = models.CharField(_("事项"), max_length=200)
    params = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs"
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=State, default=State.QUEUED
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sentence = models.CharField(_("说明"), max_length=500, blank=True)
    result_name = models.CharField(_("结果"), max_length=200, blank=True)
    result_sha256 = models.CharField(max_length=64, blank=True)
    result_path = models.CharField(max_length=300, blank=True)
    """Where the result can be seen on the site, if it is no file."""
    asked_at = models.DateTimeField(_("提交时间"))
    ended_at = models.DateTimeField(_("完成时间"), null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["by", "-id"])]

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)
