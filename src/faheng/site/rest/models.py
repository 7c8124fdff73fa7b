"""A token: one role of one person, lent to a program."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Membership


class ApiToken(models.Model):
    """Only the hash is kept; the token itself is shown once. It can do what the role can,
    as long as the person holds it."""

    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(_("用途"), max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(_("可以办理"), default=False)
    epoch = models.PositiveIntegerField(default=0)
    """The account's when it was made: whatever ends all its sessions ends it too."""
    made_at = models.DateTimeField(_("生成时间"))
    ends_on = models.DateField(_("有效期至"))
    used_on = models.DateField(_("最近使用"), null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
