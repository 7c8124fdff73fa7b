"""A line that tells one person that something waits for them, or has been settled."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.planning.models.declaration import Declaration


class Notice(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    text = models.CharField(_("内容"), max_length=300)
    at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "read_at", "-id"])]
