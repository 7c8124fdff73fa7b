"""Targets of the department and of single projects, published behind a budget."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.unit.forms.budget.builders import document, lines, read, tabbed

from faheng.forms.layouts.chongqing_budget_2021 import LAYOUT

DEPARTMENT = """
部门（单位）名称|示范区司法局|支出预算总量|5000.00
 | |其中：部门预算支出|5000.00
当年整体绩效目标|<p>一是维护稳定。</p> <p>二是强化服务。</p>| |
"""
INDICATORS = """
 |指标名称|指标权重|计量单位|指标性质|指标值
绩效指标|法律援助案件数|60|件|≥|170
 |基层治理水平|20| | |提高
规范性文件审查数|20|件|≥|40
----------------|--|--|--|--
"""
FORM = """
基本信息| | | | |
项目名称*：|法律援助经费| | | |
项目类型*：|一般性项目|资金用途*：|业务类|政府采购*：|否
计划开始日期*：|2021-01-01| |计划完成日期*：|2021-12-31|
项目当年预算（元）*：|270000.00| |项目上年预算（元）：|0.00|
项目概况*：|设有援助中心。| | | |
<p>立项依据*:</p>|<p>法律援助条例。</p>| | | |
项目实施计划*:|开展援助。 第一季度资金支付达到 20%； 第四季度资金支付达到 100%。| | | |
年度绩效目标*:| |<p>1. 办结案件。</p> <p>2. 建成网络。</p>| | |
目标内容| | | | |
一级指标|二级指标|三级指标|目标值|指标解释|目标值说明
产出目标|数量|办结案件|≥170 件|考察案件数。|
 | |受援人数|≥500 人| |按上年测算。
 |效果目标|经济效益|挽回损失|≥320 万元|考察权益。
 |满意度|受援人满意度|=100%| |
影响力目标|成本|设立工作站|设立| |
"""


def department_lines() -> list[object]:
    return [
        lines("表 10", "2021 年部门（单位）预算整体绩效目标表", "单位：元"),
        tabbed(DEPARTMENT),
        tabbed(INDICATORS, number=2),
    ]


def form_lines(name: str = "法律援助经费", number: int = 3) -> list[object]:
    return [
        lines(
            "2021 年区级项目绩效目标表", "填报单位（盖章）：示范区司法局", "单位：元"
        ),
        tabbed(FORM.replace("法律援助经费", name), number=number),
    ]


def test_department_targets() -> None:
    package = read(*department_lines()).package  # type: ignore[arg-type]
    targets = package.department_targets
    assert targets is not None
    assert targets.goals == ("一是维护稳定。", "二是强化服务。")
    assert targets.total == 5000
    found = [
        (one.name, one.weight, one.target and one.target.number)
        for one in targets.indicators
    ]
    assert found == [
        ("法律援助案件数", 60, 170),
        ("基层治理水平", 20, None),
        ("规范性文件审查数", 20, 40),
    ]
    assert package.bureau.name == "示范区司法局"
    assert package.budget is not None
    (table,) = package.budget.tables
    assert (table.id, table.kind, table.rows) == ("T10", "targets", ())


def test_project_form() -> None:
    package = read(*form_lines()).package  # type: ignore[arg-type]
    (form,) = package.declarations
    assert package.budget is None
    assert form.project.name == "法律援助经费"
    assert form.project.procurement is False
    assert form.project.basis == "法律援助条例。"
    assert form.project.overview == "设有援助中心。"
    assert form.project.starts_on == date(2021, 1, 1)
    assert form.project.ends_on == date(2021, 12, 31)
    assert (form.funding.annual, form.funding.prior_year) == (270000, 0)
    assert form.annual_goal == "1. 办结案件。\n2. 建成网络。"
    assert [(part.by, part.percent) for part in form.payment_plan] == [
        (date(2021, 3, 31), Decimal(20)),
        (date(2021, 12, 31), Decimal(100)),
    ]


def test_indicators_carry_their_levels_and_lost_blanks_are_made_good() -> None:
    package = read(*form_lines()).package  # type: ignore[arg-type]
    (form,) = package.declarations
    found = [
        (one.level1, one.level2, one.category, one.name) for one in form.indicators
    ]
    assert found == [
        ("产出目标", "数量", "output.quantity", "办结案件"),
        ("产出目标", "数量", "output.quantity", "受援人数"),
        ("效果目标", "经济效益", "benefit.economic", "挽回损失"),
        ("效果目标", "满意度", "satisfaction.recipients", "受援人满意度"),
        ("影响力目标", "成本", None, "设立工作站"),
    ]
    first, second, third, *_ = form.indicators
    assert first.explanation == "考察案件数。"
    assert second.basis == "按上年测算。"
    assert third.target is not None
    assert third.target.number == 320


def test_two_forms_with_one_title_are_two_projects() -> None:
    package = read(
        *form_lines(),  # type: ignore[arg-type]
        *form_lines("普法经费", number=4),  # type: ignore[arg-type]
    ).package
    assert [form.project.name for form in package.declarations] == [
        "法律援助经费",
        "普法经费",
    ]


def test_a_project_form_alone_is_recognised() -> None:
    alone = document(*form_lines())  # type: ignore[arg-type]
    assert LAYOUT.recognise(alone) >= Decimal("0.6")
