"""The cells of the form as a table: address, field, name, kind of value, limit.

An address is what edits, findings and the page call a cell: ``project.overview``,
``goals.annual_goal``, ``funding.annual``, ``source:12.annual``, ``payment:3.percent``,
``indicator:45.target``. The number is the row's, within its declaration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.models import Declaration
from faheng.site.planning.typed import Kind

_ADDRESS = re.compile(
    r"(?P<part>[a-z]+)(?::(?P<row>[0-9]{1,18}))?\.(?P<field>[a-z_0-9]+)"
)
_ROWS = {
    "source": "funding_lines",
    "payment": "payment_lines",
    "indicator": "indicators",
}


@dataclass(frozen=True)
class Rule:
    """What a cell is called, what it takes, and how many characters."""

    label: str | Promise
    kind: Kind
    limit: int


_PROSE = 5000


def _rule(label: str | Promise, kind: Kind, limit: int = _PROSE) -> Rule:
    return Rule(label, kind, limit)


CELLS: dict[tuple[str, str], Rule] = {
    ("project", "name"): _rule(gettext_lazy("项目名称"), "line", 200),
    ("project", "code"): _rule(gettext_lazy("项目编码"), "line", 60),
    ("project", "kind"): _rule(gettext_lazy("项目属性"), "line", 60),
    ("project", "implementing_unit"): _rule(gettext_lazy("实施单位"), "line", 200),
    ("project", "basis"): _rule(gettext_lazy("立项依据"), "prose"),
    ("project", "overview"): _rule(gettext_lazy("项目概况"), "prose"),
    ("project", "plan"): _rule(gettext_lazy("实施计划"), "prose"),
    ("project", "starts_on"): _rule(gettext_lazy("开始日期"), "date", 30),
    ("project", "ends_on"): _rule(gettext_lazy("结束日期"), "date", 30),
    ("project", "procurement"): _rule(gettext_lazy("涉及政府采购"), "yes-no", 4),
    ("goals", "annual_goal"): _rule(gettext_lazy("年度目标"), "prose"),
    ("goals", "medium_term_goal"): _rule(gettext_lazy("中期目标"), "prose"),
    ("funding", "annual"): _rule(gettext_lazy("年度资金总额"), "money", 40),
    ("funding", "medium_term"): _rule(gettext_lazy("中期资金总额"), "money", 40),
    ("funding", "prior_year"): _rule(gettext_lazy("上年预算"), "money", 40),
    ("source", "annual"): _rule(gettext_lazy("年度金额"), "money", 40),
    ("source", "medium_term"): _rule(gettext_lazy("中期金额"), "money", 40),
    ("payment", "by"): _rule(gettext_lazy("截至"), "day", 30),
    ("payment", "percent"): _rule(gettext_lazy("累计支付比例（%）"), "percent", 10),
    ("indicator", "level1"): _rule(gettext_lazy("一级指标"), "line", 60),
    ("indicator", "level2"): _rule(gettext_lazy("二级指标"), "line", 60),
    ("indicator", "name"): _rule(gettext_lazy("三级指标"), "line", 300),
    ("indicator", "target"): _rule(gettext_lazy("年度指标值"), "target", 300),
    ("indicator", "period_target"): _rule(gettext_lazy("中期指标值"), "target", 300),
    ("indicator", "weight"): _rule(gettext_lazy("权重"), "percent", 10),
    ("indicator", "description"): _rule(gettext_lazy("指标内容"), "prose"),
    ("indicator", "explanation"): _rule(gettext_lazy("指标说明"), "prose"),
    ("indicator", "basis"): _rule(gettext_lazy("设定依据"), "prose"),
}


@dataclass(frozen=True)
class Place:
    """An address taken apart, with its line of the table."""

    address: str
    part: str
    row: int | None
    field: str
    rule: Rule


def place_of_cell(address: str) -> Place:
    """The line of the table for an address; raises for one no form has."""
    found = _ADDRESS.fullmatch(address)
    rule = CELLS.get((found["part"], found["field"])) if found else None
    if found is None or rule is None or bool(found["row"]) != (found["part"] in _ROWS):
        raise InvalidInputError(_("表中没有这一项，请刷新页面。"))
    row = int(found["row"]) if found["row"] else None
    return Place(address, found["part"], row, found["field"], rule)


def row_at(declaration: Declaration, place: Place) -> models.Model:
    """The row of the database that keeps the cell; raises if it has been removed."""
    if place.row is None:
        on_the_project = place.part == "project" and place.field in ("name", "code")
        return declaration.project if on_the_project else declaration
    rows = getattr(declaration, _ROWS[place.part])
    found: models.Model | None = rows.filter(pk=place.row).first()
    if found is None:
        raise NotNowError(_("这一行已经被删除，请刷新页面。"))
    return found


def limits_of(part: str) -> list[tuple[str, Rule]]:
    """The fields of one part of the form, in their order."""
    return [(field, rule) for (own, field), rule in CELLS.items() if own == part]
