"""Heads over several rows, and what becomes of them where their widths are lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, document

from faheng.forms.reading import read_form
from faheng.model.package import Package

_LISTED: list[Row] = [
    [
        "单位编码（项目编码）",
        "单位（项目）名称",
        Wide("项目金额（万元）", 4),
        Wide("绩效目标", 4),
    ],
    [
        DOWN,
        DOWN,
        "资金总额",
        "政府预算资金",
        "财政专户管理资金",
        "单位资金",
        Wide("产出指标", 2),
        Wide("效益指标", 2),
    ],
    [*[DOWN] * 6, "三级指标", "指标值", "三级指标", "指标值"],
    ["410001", "人民调解", "30", "30", "", "", "调解案件", "≥900件", "化解率", "≥95%"],
]


def _read(table: list[Row], shape: str, *lines: str) -> Package:
    return read_form(document(*lines, table, shape=shape)).package


@pytest.mark.parametrize("shape", ["word", "text"])
def test_three_rows_of_heads_above_a_list(shape: str) -> None:
    package = _read(_LISTED, shape, "2024年项目绩效目标汇总表", "单位：万元")
    (declaration,) = package.declarations
    assert declaration.project.name == "人民调解"
    assert declaration.project.code == "410001"
    assert declaration.funding.annual == Decimal(300_000)
    assert [(i.level1, i.name) for i in declaration.indicators] == [
        ("产出指标", "调解案件"),
        ("效益指标", "化解率"),
    ]


def test_heads_that_cannot_be_matched_leave_their_rows_unread() -> None:
    table = [[cell for cell in row if cell is not DOWN] for row in _LISTED]
    package = _read(table, "text", "2024年项目绩效目标汇总表", "单位：万元")
    assert package.declarations == ()
    assert package.department_targets is None
    unread = {piece.text for piece in package.unread}
    assert {"410001", "调解案件", "≥900件", "≥95%"} <= unread


def test_blocks_alike_are_terms_where_there_is_a_goal_of_each() -> None:
    table: list[Row] = [
        ["项目名称", Wide("公共法律服务", 5)],
        ["总体目标", Wide("中期目标", 2), Wide("年度目标", 3)],
        [DOWN, Wide("建成36个工作站", 2), Wide("建成12个工作站", 3)],
        ["一级指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值"],
        ["产出指标", "数量指标", "建设工作站", "36个", "建设工作站", "12个"],
        [DOWN, "质量指标", "验收合格率", "100%", "验收合格率", "100%"],
    ]
    package = _read(table, "word", "2022年项目绩效目标申报表")
    found = package.declarations[0].indicators
    assert [i.name for i in found] == ["建设工作站", "验收合格率"]
    assert [i.target and i.target.number for i in found] == [12, 100]
    assert [i.period_target and i.period_target.number for i in found] == [36, 100]


def test_a_level_1_name_in_the_second_level_is_no_row_out_of_place() -> None:
    table: list[Row] = [
        ["项目名称", Wide("普法", 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["效益指标", "社会效益", "知晓率", "≥80%"],
        [DOWN, "满意度", "群众满意度", "≥90%"],
    ]
    package = _read(table, "word", "2024年项目绩效目标表")
    last = package.declarations[0].indicators[-1]
    assert (last.level1, last.level2, last.name) == ("效益指标", "满意度", "群众满意度")
    assert last.target is not None and last.target.number == 90


def test_a_title_with_the_unit_of_money_in_brackets_names_the_year() -> None:
    table: list[Row] = [["项目名称", "普法"], ["预算金额", "12"], ["年度目标", "普法"]]
    package = _read(table, "word", "2024年度项目支出绩效目标表（单位：万元）")
    assert package.year == 2024
    assert package.declarations[0].funding.annual == Decimal(120_000)
    assert package.unread == ()
