"""What bureaus of many provinces print: columns, levels, terms and lists of their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.documents.document import Document, Grid
from faheng.forms.reading import read_form

HEAD: list[Row] = [["项目名称", "甲项目"], ["年度资金总额（万元）", "50"]]


def read(*parts: str | list[Row], shape: str = "word"):
    return _package(document(*parts, shape=shape))


def _package(found: Document):
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


def indicators(*table: Row, head: list[Row] = HEAD, shape: str = "word"):
    (declaration,) = read([*head, *table], shape=shape).declarations
    return declaration.indicators


def said(indicator) -> tuple[object, ...]:
    value = indicator.target
    return (value.comparator, value.number, value.unit) if value else ()


LEVELS: Row = ["一级指标", "二级指标", "三级指标"]
COUNT: Row = ["产出指标", "数量指标", "办案数"]


@pytest.mark.parametrize("shape", ["word", "text"])
@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["指标值"], ["≥320件"]),
        (["指标值", "计量单位"], ["≥320", "件"]),
        (["指标性质", "指标值"], ["≥", "320件"]),
        (["运算符号", "目标值", "度量单位"], ["≥", "320", "件"]),
        (["计量单位", "绩效指标值", "指标方向"], ["件", "320", "大于等于"]),
        (["比较方式", "指标值", "单位"], ["不低于", "320", "件"]),
        (["指标方向性", "指标性质", "本年绩效指标值", "绩效度量单位"], ["正向指标", "≥", "320", "件"]),
        (["指标类型", "指标符号", "目标值", "目标值单位"], ["定量", "≥", "320", "件"]),
        (["半年（程）目标值", "全年（程）目标值"], ["≥160件", "≥320件"]),
        (["上年指标值", "本年指标值", "下年指标值"], ["≥300件", "≥320件", "≥340件"]),
        (["分值", "优", "良", "中", "差"], ["20", "≥320件", "≥300件", "≥280件", "<280件"]),
    ],
)  # fmt: skip
def test_sign_number_and_unit_in_any_columns(
    heads: Row, cells: Row, shape: str
) -> None:
    (found,) = indicators([*LEVELS, *heads], [*COUNT, *cells], shape=shape)
    assert said(found) == (">=", 320, "件")
    assert found.category == "output.quantity"


def test_one_head_above_sign_number_and_unit() -> None:
    (found,) = indicators([*LEVELS, Wide("指标值", 3)], [*COUNT, "≥", "320", "件"])
    assert said(found) == (">=", 320, "件")


@pytest.mark.parametrize("shape", ["word", "text"])
def test_heads_over_two_rows(shape: str) -> None:
    upper: Row = [*LEVELS, Wide("绩效指标值", 3), "权重"]
    lower: Row = [DOWN, DOWN, DOWN, "符号", "数值", "单位", DOWN]
    row: Row = [*COUNT, "≥", "320", "件", "20"]
    (found,) = indicators(upper, lower, row, shape=shape)
    assert (*said(found), found.weight) == (">=", 320, "件", 20)


def test_the_year_and_the_medium_term_in_columns() -> None:
    (found,) = indicators(
        [*LEVELS, "年度目标值", "中期目标值"], [*COUNT, "≥320件", "≥960件"]
    )
    assert said(found) == (">=", 320, "件")
    assert found.period_target is not None and found.period_target.number == 960


def test_two_indicators_in_one_row_are_both_the_years() -> None:
    first, second = indicators(
        [*LEVELS, "指标值", "三级指标", "指标值"],
        [*COUNT, "≥320件", "讲座", "≥24场"],
    )
    assert (said(first), said(second)) == ((">=", 320, "件"), (">=", 24, "场"))
    assert (second.level1, second.period_target) == ("产出指标", None)


def test_level_1_in_the_heads() -> None:
    heads: list[Row] = [
        ["项目名称", "预算数（万元）", Wide("产出指标", 2), Wide("满意度指标", 2)],
        [DOWN, DOWN, "三级指标", "指标值", "三级指标", "指标值"],
    ]
    (declaration,) = read(
        [*heads, ["甲项目", "50", "办案数", "≥320件", "满意度", "≥95%"]]
    ).declarations
    assert declaration.funding.annual == 500_000
    assert [(i.level1, i.name) for i in declaration.indicators] == [
        ("产出指标", "办案数"),
        ("满意度指标", "满意度"),
    ]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["绩效指标", "三级指标"], ["产出指标-数量指标", "办案数"]),
        (["绩效指标", "三级指标"], ["产出指标\n数量指标", "办案数"]),
        (["指标类别", "指标名称"], ["产出指标/数量指标", "办案数"]),
        ([Wide("指标分类", 2), "指标名称"], ["产出指标", "数量指标", "办案数"]),
        (["绩效类别", "绩效内容", "具体指标"], ["产出指标", "数量指标", "办案数"]),
        (LEVELS, ["一、产出指标", "11 数量指标", "办案数"]),
        (LEVELS, ["1.产出指标", "1.1数量指标", "办案数"]),
        (LEVELS, ["产出", "数量", "办案数"]),
        (LEVELS, ["产\n出\n指\n标", "数\n量\n指\n标", "办案数"]),
        (LEVELS, ["产出指标（50分）", "数量指标\n20", "办案数"]),
    ],
)  # fmt: skip
def test_levels_wherever_they_stand(heads: Row, cells: Row) -> None:
    (found,) = indicators([*heads, "指标值"], [*cells, "≥320件"])
    assert found.category == "output.quantity"
    assert found.name == "办案数"


def test_a_level_over_the_whole_row() -> None:
    first, second = indicators(
        ["二级指标", "三级指标", "指标值"],
        [Wide("一、产出指标", 3)],
        ["数量指标", "办案数", "≥320件"],
        [Wide("二、效益指标", 3)],
        ["社会效益指标", "知晓率", "≥85%"],
    )
    assert (first.category, second.category) == ("output.quantity", "benefit.social")


def test_points_of_a_level_are_not_an_indicators_own() -> None:
    (found,) = indicators(
        ["一级指标", "分值", "二级指标", "三级指标", "指标值"],
        ["产出指标", "50", "数量指标", "办案数", "≥320件"],
    )
    assert found.weight is None
    (found,) = indicators(
        ["一级指标", "分值", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "50", "数量指标", "办案数", "≥320件", "20"],
    )
    assert found.weight == 20


def test_points_printed_once_for_several_indicators() -> None:
    table = document(
        [*HEAD, [*LEVELS, "指标值", "分值"], [*COUNT, "≥320件", "50"]]
        + [[DOWN, DOWN, "讲座", "≥24场", DOWN]]
    )
    (grid,) = table.grids()
    *above, row, last = grid.rows
    merged = (*row[:-1], replace(row[-1], rowspan=2))
    package = _package(replace(table, blocks=(Grid((*above, merged, last), number=1),)))
    assert [i.weight for i in package.declarations[0].indicators] == [None, None]
    assert "50" in [part.text for part in package.unread]


def test_blank_rows_of_the_template_are_no_indicators() -> None:
    found = indicators(
        [*LEVELS, "指标值"],
        [*COUNT, "≥320件"],
        [DOWN, DOWN, "指标2：", ""],
        [DOWN, DOWN, "……", ""],
        [DOWN, "质量指标", "合格率", "≥95%"],
    )
    assert [i.name for i in found] == ["办案数", "合格率"]


def test_a_list_with_a_row_for_each_indicator() -> None:
    heads: Row = ["序号", "项目名称", "金额（万元）", "其他资金", *LEVELS, "指标值"]
    rows: list[Row] = [
        ["1", "甲项目", "50", "5", *COUNT, "≥320件"],
        ["1", "甲项目", "50", "5", "产出指标", "质量指标", "合格率", "≥95%"],
        ["2", "乙项目", "30", "0", *COUNT, "≥10件"],
    ]
    package = read("单位：万元", [heads, *rows])
    assert [
        (
            d.project.name,
            d.funding.annual,
            d.funding.sources[0].annual,
            len(d.indicators),
        )
        for d in package.declarations
    ] == [("甲项目", 500_000, 50_000, 2), ("乙项目", 300_000, 0, 1)]


def test_the_bureau_above_its_projects_is_no_project() -> None:
    heads: Row = ["项目名称", "金额（万元）", "三级指标", "指标值"]
    package = read(
        [heads, ["示范区司法局", "80", "", ""], ["甲项目", "50", "办案数", "≥320件"]]
    )
    assert [d.project.name for d in package.declarations] == ["甲项目"]


@pytest.mark.parametrize(
    "cells",
    [
        ["项目资金", "年度资金总额：50万元，其中：财政拨款：45万元，其他资金：5万元"],
        ["项目资金（万元）", "年度资金总额：50\n其中：财政拨款：45\n其他资金：5"],
        ["项目资金（万元）", "总额：50.00；财政拨款：45.00；其他资金：5.00"],
    ],
)
def test_money_with_its_labels_in_one_cell(cells: Row) -> None:
    (declaration,) = read(
        [["项目名称", "甲项目"], cells, ["年度目标", "办理320件。"]]
    ).declarations
    assert declaration.funding.annual == 500_000
    assert [(s.source, s.annual) for s in declaration.funding.sources] == [
        ("appropriation", Decimal(450_000)),
        ("other", Decimal(50_000)),
    ]


def test_sources_belong_to_the_total_above_them() -> None:
    (declaration,) = read(
        [
            ["项目名称", "甲项目"],
            ["实施期资金总额（万元）", "150"],
            ["其中：财政拨款", "135"],
            ["年度资金总额（万元）", "50"],
            ["其中：财政拨款", "45"],
        ]
    ).declarations
    (source,) = declaration.funding.sources
    assert (source.medium_term, source.annual) == (1_350_000, 450_000)


def test_the_whole_is_the_medium_term_beside_the_years_own() -> None:
    rows: list[Row] = [
        ["项目名称", "甲项目"],
        ["项目总预算（元）", "150"],
        ["项目总目标", "办理960件。"],
    ]
    (alone,) = read(rows).declarations
    assert (alone.funding.annual, alone.annual_goal) == (150, "办理960件。")
    years: list[Row] = [["项目当年预算（元）", "50"], ["年度绩效目标", "办理320件。"]]
    (both,) = read([*rows, *years]).declarations
    assert (both.funding.medium_term, both.funding.annual) == (150, 50)
    assert (both.medium_term_goal, both.annual_goal) == ("办理960件。", "办理320件。")


def test_a_department_with_its_tasks() -> None:
    package = read(
        "部门整体支出绩效目标申报表",
        [
            ["部门名称", Wide("示范区司法局", 5)],
            ["年度主要任务", "任务名称", "主要内容", Wide("预算金额（万元）", 3)],
            [DOWN, DOWN, DOWN, "总额", "财政拨款", "其他资金"],
            [DOWN, "任务1", "法律援助", "320.00", "300.00", "20.00"],
            [DOWN, "任务2", "人民调解", "80.50", "80.50", "0.00"],
            [DOWN, Wide("金额合计", 2), "400.50", "380.50", "20.00"],
            ["年度总体目标", Wide("目标1：办理320件。\n目标2：调解4000件。", 5)],
            ["年度绩效指标", *LEVELS, Wide("指标值", 2)],
            [DOWN, *COUNT, Wide("≥320件", 2)],
        ],
    )
    targets = package.department_targets
    assert package.declarations == ()
    assert targets is not None
    assert targets.total == 4_005_000
    assert targets.goals == ("目标1：办理320件。", "目标2：调解4000件。")
    assert [said(i) for i in targets.indicators] == [(">=", 320, "件")]
    assert "法律援助" in [part.text for part in package.unread]
