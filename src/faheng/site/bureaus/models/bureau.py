"""A bureau in the tree of province, city and district, and the parts it has."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bureau(models.Model):
    """A justice bureau or the finance bureau that reviews it."""

    class Kind(models.TextChoices):
        JUSTICE = "justice", _("司法行政机关")
        FINANCE = "finance", _("财政部门")

    class Level(models.TextChoices):
        PROVINCE = "province", _("省级")
        CITY = "city", _("市级")
        DISTRICT = "district", _("区县级")

    name = models.CharField(_("名称"), max_length=100, unique=True)
    code = models.CharField(_("单位编码"), max_length=30, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    level = models.CharField(_("级别"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name=_("上级机关"),
    )
    treasury = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clients",
        verbose_name=_("同级财政部门"),
    )
    form_layout = models.CharField(
        _("绩效目标表样"), max_length=30, default="mof-declaration-2015"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finance_bureau_has_no_treasury",
                condition=~models.Q(kind="finance") | models.Q(treasury=None),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A part of a bureau, or an office, firm or community it works with."""

    class Kind(models.TextChoices):
        SECTION = "section", _("科室")
        JUDICIAL_OFFICE = "judicial-office", _("司法所")
        COMMUNITY = "community", _("村（社区）")
        FIRM = "firm", _("律师事务所")

    bureau = models.ForeignKey(
        Bureau, on_delete=models.PROTECT, related_name="sections"
    )
    name = models.CharField(_("名称"), max_length=100)
    kind = models.CharField(
        _("类别"), max_length=20, choices=Kind, default=Kind.SECTION
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="section_named_once_in_bureau", fields=["bureau", "name"]
            )
        ]

    def __str__(self) -> str:
        return self.name
