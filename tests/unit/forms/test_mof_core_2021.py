"""Core indicators of 财预〔2021〕101号: the template, and exports of budget systems."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.forms.reading import read_form, recognise_layout

COLUMNS = (
    "一级指标 二级指标 三级指标 指标解释 指标性质 指标值 计量单位 分值权重 评/扣分标准"
    " 指标值设定依据（来源） 完成值取值方式 完成值数据来源 佐证资料要求 备注"
).split()
HEAD: list[Row] = [
    ["项目名称", Wide("法律援助补贴", 13)],
    ["主管部门", Wide("示范区司法局", 6), "实施单位", Wide("援助中心", 6)],
    ["年度资金总额（万元）", Wide("50.00", 13)],
    ["年度总体目标", Wide("办理320件。", 13)],
]


def _line(level1: str, level2: str, name: str, sign: str, value: str, unit: str) -> Row:
    behind = ["按比例得分", "历史标准", "情况统计法", "台账", "台账复印件", ""]
    return [level1, level2, name, f"{name}的情况", sign, value, unit, "20", *behind]


ROWS = [
    _line("成本指标", "经济成本指标", "项目总成本", "≤", "50", "万元"),
    _line("产出指标", "数量指标", "办案数", "≥", "320", "件"),
    _line("效益指标", "社会效益指标", "维权意识", "定性", "有所提升", ""),
]


def _package(*parts: str | list[Row], shape: str = "word"):
    found = document(*parts, shape=shape)
    layout, confidence = recognise_layout(found)
    assert layout.id == "mof-core-2021"
    assert confidence >= Decimal("0.5")
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


@pytest.mark.parametrize("shape", ["word", "text"])
def test_the_template(shape: str) -> None:
    package = _package(
        "核心绩效目标和指标表", "（2024年度）", [*HEAD, COLUMNS, *ROWS], shape=shape
    )
    (declaration,) = package.declarations
    cost, output, benefit = declaration.indicators
    assert cost.category == "cost.economic"
    assert (output.explanation, output.basis) == ("办案数的情况", "历史标准")
    assert output.weight == 20
    assert output.target is not None
    assert (output.target.comparator, output.target.unit) == (">=", "件")
    assert benefit.target is not None and benefit.target.kind == "qualitative"
    left = {part.text for part in package.unread}
    assert {"按比例得分", "情况统计法", "台账", "台账复印件"} <= left
    assert left.isdisjoint(COLUMNS)


def test_heads_in_two_rows() -> None:
    heads: list[Row] = [
        [Wide("指标内容", 4), Wide("绩效指标值设定", 3), *COLUMNS[7:]],
        [*COLUMNS[:7], *[DOWN] * 7],
    ]
    package = _package("2024年度", "项目名称：法律援助补贴", [*heads, *ROWS])
    (declaration,) = package.declarations
    assert [(i.weight, i.basis) for i in declaration.indicators] == [
        (Decimal(20), "历史标准")
    ] * 3


EXPORT = "指标类型 一级指标 二级指标 三级指标 指标方向 指标性质 目标值 计量单位 备注 分值".split()


def test_an_export_with_rows_for_each_term() -> None:
    table: list[Row] = [
        ["项目编码", Wide("3401", 3), "项目名称", Wide("法律援助补贴", 5)],
        [
            "实施期资金总额",
            "1500",
            Wide("财政拨款数", 3),
            "1000",
            "非财政拨款数",
            Wide("500", 3),
        ],
        ["预算执行权重(%)", Wide("10", 9)],
        ["项目总体目标", Wide("办理320件。", 9)],
        EXPORT,
        *(
            [
                kind,
                "产出指标",
                "数量指标",
                "办案数",
                "大于等于",
                "正向",
                value,
                "件",
                "",
                "40",
            ]
            for kind, value in (("实施期指标", "960"), ("年度指标", "320"))
        ),
        [
            "年度指标",
            "效益指标",
            "社会效益指标",
            "意识",
            "",
            "定性",
            "提升",
            "",
            "",
            "20",
        ],
    ]
    package = _package("项目绩效目标表", "2024年度　　单位：元", table)
    (declaration,) = package.declarations
    assert package.year == 2024
    assert declaration.annual_goal == "办理320件。"
    assert declaration.funding.medium_term == 1500
    assert [source.medium_term for source in declaration.funding.sources] == [1000, 500]
    output, benefit = declaration.indicators
    assert output.target is not None and output.period_target is not None
    assert (output.target.comparator, output.target.number) == (">=", 320)
    assert output.period_target.number == 960
    assert benefit.target is not None and benefit.target.kind == "qualitative"
