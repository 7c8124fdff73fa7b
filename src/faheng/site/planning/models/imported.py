"""A file handed in to declare from: what was read from it, before anything is taken over."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Section
from faheng.site.planning.models.year import BudgetYear


class ImportedFile(models.Model):
    """``is_read`` once a worker has been through it; ``refusal`` says why it could not be
    read. The same file is handed in once for the same purpose."""

    class Purpose(models.TextChoices):
        FORMS = "forms", _("申报表")
        PLATFORM = "platform", _("一体化平台指标")

    budget_year = models.ForeignKey(
        BudgetYear, on_delete=models.CASCADE, related_name="imported_files"
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(
        _("用途"), max_length=10, choices=Purpose, default=Purpose.FORMS
    )
    name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("大小"), default=0)
    is_read = models.BooleanField(default=False)
    package = models.TextField(blank=True)
    """The exchange package of its forms."""
    origins = models.TextField(blank=True)
    """Where each part of the package stood, as JSON: page, table, row, column, line, quote."""
    findings = models.JSONField(default=list)
    """Errors and warnings of each of the package's declarations."""
    rows = models.JSONField(default=list)
    """The rows of an export of the platform, each as its cells and what is wrong with it."""
    refusal = models.CharField(max_length=500, blank=True)
    taken = models.JSONField(default=list)
    """Numbers of the package's declarations that have been taken over; of the rows, each with
    the form it went into."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("上传时间"))

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="file_handed_in_once",
                fields=["budget_year", "section", "purpose", "sha256"],
            )
        ]
