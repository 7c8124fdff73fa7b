"""A project: what stays the same while its declarations come and go by the year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau, Section


class Project(models.Model):
    bureau = models.ForeignKey(
        Bureau, on_delete=models.PROTECT, related_name="projects"
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("主办科室"),
    )
    code = models.CharField(_("项目编码"), max_length=60, blank=True)
    name = models.CharField(_("项目名称"), max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="project_named_once_in_bureau", fields=["bureau", "name"]
            )
        ]

    def __str__(self) -> str:
        return self.name
