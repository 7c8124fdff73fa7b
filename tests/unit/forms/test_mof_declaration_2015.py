"""项目支出绩效目标申报表 of 财预〔2015〕88号: two halves, or the year's alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.forms.reading import read_form, recognise_layout

TITLE = ("项目支出绩效目标申报表", "（2024年度）")


def _head(medium: str, fiscal: str, other: str) -> list[Row]:
    return [
        ["项目名称", Wide("法律援助补贴", 7)],
        [
            "主管部门及代码",
            Wide("315 示范区司法局", 3),
            "实施单位",
            Wide("援助中心", 3),
        ],
        ["项目属性", Wide("☑经常性 □一次性", 3), "项目期", Wide("3年", 3)],
        [
            "项目资金（万元）",
            Wide("中期资金总额：", 2),
            medium,
            Wide("年度资金总额：", 2),
            Wide("50.00", 2),
        ],
        [
            DOWN,
            Wide("其中：财政拨款", 2),
            fiscal,
            Wide("其中：财政拨款", 2),
            Wide("45.00", 2),
        ],
        [DOWN, Wide("其他资金", 2), other, Wide("其他资金", 2), Wide("5.00", 2)],
        ["总体目标", Wide("中期目标（2024年—2026年）", 3), Wide("年度目标", 4)],
        [DOWN, Wide("办理960件。" if medium else "", 3), Wide("办理320件。", 4)],
    ]


HEADS: Row = [
    "绩效指标",
    "一级指标",
    *("二级指标", "三级指标", "指标值"),
    *("二级指标", "三级指标", "指标值"),
]


def _rows(*, both: bool) -> list[Row]:
    lines = [
        ("产出指标", "数量指标", "办案数", "≥960件", "≥320件"),
        ("产出指标", "成本指标", "补贴标准", "≤1440元/件", "≤1440元/件"),
        ("满意度指标", "服务对象满意度指标", "受援人满意度", "≥95%", "≥95%"),
    ]
    return [
        [
            DOWN,
            first,
            *((second, name, period) if both else ("", "", "")),
            *(second, name, year),
        ]
        for first, second, name, period, year in lines
    ]


def _package(table: list[Row]):
    found = document(*TITLE, table)
    layout, confidence = recognise_layout(found)
    assert layout.id == "mof-declaration-2015"
    assert confidence >= Decimal("0.5")
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


def test_both_halves() -> None:
    package = _package([*_head("150", "135", "15"), HEADS, *_rows(both=True)])
    (declaration,) = package.declarations
    assert (package.year, package.bureau.code) == (2024, "315")
    assert declaration.project.kind == "经常性"
    assert declaration.medium_term_goal == "办理960件。"
    assert declaration.annual_goal == "办理320件。"
    assert declaration.funding.medium_term == 1_500_000
    assert declaration.funding.annual == 500_000
    assert [
        (source.source, source.annual, source.medium_term)
        for source in declaration.funding.sources
    ] == [("appropriation", 450_000, 1_350_000), ("other", 50_000, 150_000)]
    assert [
        (i.category, i.name, i.target and i.target.number)
        for i in declaration.indicators
    ] == [
        ("output.quantity", "办案数", 320),
        ("output.cost", "补贴标准", 1440),
        ("satisfaction.recipients", "受援人满意度", 95),
    ]
    first = declaration.indicators[0].period_target
    assert first is not None and first.number == 960


def test_only_the_years_half_is_filled() -> None:
    package = _package([*_head("", "", ""), HEADS, *_rows(both=False)])
    (declaration,) = package.declarations
    assert declaration.medium_term_goal is None
    assert declaration.funding.medium_term is None
    assert [i.period_target for i in declaration.indicators] == [None] * 3
    assert [i.level2 for i in declaration.indicators] == [
        "数量指标",
        "成本指标",
        "服务对象满意度指标",
    ]


def test_terms_named_above_the_heads() -> None:
    heads: list[Row] = [
        ["绩效指标", "一级指标", Wide("中期指标", 3), Wide("年度指标", 3)],
        [DOWN, DOWN, *HEADS[2:]],
    ]
    package = _package([*_head("150", "135", "15"), *heads, *_rows(both=True)])
    (declaration,) = package.declarations
    assert [i.level1 for i in declaration.indicators] == [
        "产出指标",
        "产出指标",
        "满意度指标",
    ]
    assert all(i.target and i.period_target for i in declaration.indicators)


@pytest.mark.parametrize(
    "column", ["实际完成值", "计量单位"], ids=["self-evaluation", "province"]
)
def test_other_forms_are_not_taken_for_it(column: str) -> None:
    table = [*_head("150", "135", "15"), [*HEADS, column], *_rows(both=True)]
    layout, _ = recognise_layout(document(*TITLE, table))
    assert layout.id != "mof-declaration-2015"
