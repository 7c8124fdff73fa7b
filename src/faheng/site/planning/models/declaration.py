"""A project declared for one year: money, goals and targets, as on the official form."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau
from faheng.site.fields import YuanField
from faheng.site.planning.models.project import Project
from faheng.site.planning.models.year import BudgetYear
from faheng.site.planning.states import Round, State


class Declaration(models.Model):
    """The form of one project for one year.

    Texts are kept as typed. ``revision`` rises with every change to the form or its rows,
    so that whoever looks can tell whether something moved underneath.
    """

    budget_year = models.ForeignKey(
        BudgetYear, on_delete=models.PROTECT, related_name="declarations"
    )
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="declarations"
    )
    bureau = models.ForeignKey(Bureau, on_delete=models.PROTECT, related_name="+")
    """The year's bureau once more, so that lists of many bureaus need no join."""
    year = models.PositiveSmallIntegerField(_("年度"))

    state = models.CharField(
        _("状态"), max_length=30, choices=State, default=State.DRAFT
    )
    round = models.PositiveSmallIntegerField(
        _("环节"), choices=Round, default=Round.FIRST
    )
    passage = models.PositiveIntegerField(default=1)
    """Counts the times it set out from the clerk's desk; signatures belong to one passage."""
    revision = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(_("流转时间"), null=True)
    made_from = models.ForeignKey(
        "planning.ImportedFile", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_from_place = models.PositiveIntegerField(null=True)
    """The file it was filled from, and its number there."""
    control_amount = YuanField(_("控制数"), null=True, blank=True)

    kind = models.CharField(_("项目类别"), max_length=60, blank=True)
    implementing_unit = models.CharField(_("实施单位"), max_length=200, blank=True)
    basis = models.TextField(_("立项依据"), blank=True)
    overview = models.TextField(_("项目概况"), blank=True)
    plan = models.TextField(_("实施计划"), blank=True)
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    ends_on = models.DateField(_("结束日期"), null=True, blank=True)
    procurement = models.BooleanField(_("涉及政府采购"), null=True, blank=True)
    annual_goal = models.TextField(_("年度目标"), blank=True)
    medium_term_goal = models.TextField(_("中期目标"), blank=True)
    annual = YuanField(_("年度资金总额"), null=True, blank=True)
    medium_term = YuanField(_("中期资金总额"), null=True, blank=True)
    prior_year = YuanField(_("上年预算"), null=True, blank=True)

    errors = models.PositiveIntegerField(_("必须修改"), default=0)
    warnings = models.PositiveIntegerField(_("建议修改"), default=0)
    """As last reviewed; lists show them without reviewing anything."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="project_declared_once_a_year", fields=["project", "budget_year"]
            )
        ]
        indexes = [
            models.Index(fields=["bureau", "year", "id"]),
            models.Index(fields=["bureau", "state", "id"]),
            models.Index(fields=["year", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.project}（{self.year}年）"


class FundingLine(models.Model):
    """Money from one source."""

    class Source(models.TextChoices):
        CENTRAL = "central", _("中央资金")
        PROVINCE = "province", _("省级资金")
        CITY = "city", _("市级资金")
        COUNTY = "county", _("区县资金")
        APPROPRIATION = "appropriation", _("一般公共预算拨款")
        SPECIAL_ACCOUNT = "special_account", _("财政专户管理资金")
        OTHER = "other", _("其他资金")

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="funding_lines"
    )
    source = models.CharField(_("资金来源"), max_length=20, choices=Source)
    annual = YuanField(_("年度金额"), null=True, blank=True)
    medium_term = YuanField(_("中期金额"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="source_once_a_declaration", fields=["declaration", "source"]
            )
        ]


class PaymentLine(models.Model):
    """The share of the money, in percent, to be paid by a day; cumulative."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="payment_lines"
    )
    by = models.DateField(_("截至"))
    percent = models.CharField(_("累计支付比例（%）"), max_length=10)

    class Meta:
        ordering = ["by", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_payment_line_a_day", fields=["declaration", "by"]
            )
        ]


class Indicator(models.Model):
    """One target: two levels, a name, and a value in the officials' own words."""

    declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="indicators"
    )
    position = models.PositiveIntegerField()
    level1 = models.CharField(_("一级指标"), max_length=60, blank=True)
    level2 = models.CharField(_("二级指标"), max_length=60, blank=True)
    name = models.CharField(_("三级指标"), max_length=300, blank=True)
    target = models.CharField(_("指标值"), max_length=300, blank=True)
    period_target = models.CharField(_("中期指标值"), max_length=300, blank=True)
    weight = models.CharField(_("权重"), max_length=10, blank=True)
    description = models.TextField(_("指标内容"), blank=True)
    explanation = models.TextField(_("指标说明"), blank=True)
    basis = models.TextField(_("设定依据"), blank=True)
    library_id = models.CharField(max_length=80, blank=True)
    """The entry of the indicator library it was taken from."""

    class Meta:
        ordering = ["declaration", "position", "pk"]
        indexes = [models.Index(fields=["declaration", "position", "id"])]

    def __str__(self) -> str:
        return self.name
