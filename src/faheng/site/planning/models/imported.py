"""A file handed in to declare from: what was read from it, before anything is taken over."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Section
from faheng.site.planning.models.year import BudgetYear


class ImportedFile(models.Model):
    """``package`` is empty while it is being read, ``refusal`` says why it could not be."""

    budget_year = models.ForeignKey(
        BudgetYear, on_delete=models.CASCADE, related_name="imported_files"
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(max_length=64)
    package = models.TextField(blank=True)
    refusal = models.CharField(max_length=500, blank=True)
    taken = models.JSONField(default=list)
    """Numbers of the package's declarations that have been taken over."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("上传时间"))

    class Meta:
        ordering = ["-pk"]
