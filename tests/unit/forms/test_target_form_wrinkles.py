"""What real forms print around their indicators: numbers, sums, names and telephones."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, document

from faheng.forms.reading import read_form
from faheng.model.package import Package

_INDICATORS: list[Row] = [
    ["一级指标", "二级指标", "三级指标", "指标值", "分值", "评分标准"],
    ["产出指标", "数量指标", "调解件数", "≥1000件", "60", "按比例扣分"],
    ["满意度指标", "服务对象满意度", "当事人满意度", "≥90%", "30", "同上"],
]


def _read(*blocks: str | list[Row]) -> Package:
    return read_form(document(*blocks, shape="word")).package


@pytest.mark.parametrize(
    "last",
    [
        ["单位负责人：", "周九", "填表人：", "吴十", "联系电话：", "13900000000"],
        ["分管领导：", "周九", "科室负责人：", "吴十", "电话：", "13900000000"],
        ["填表人", "周九", "审核人", "吴十", "联系电话", "13900000000"],
    ],
)
def test_who_filled_a_form_in_is_no_indicator(last: Row) -> None:
    table: list[Row] = [["项目名称", Wide("人民调解", 5)], *_INDICATORS, last]
    (declaration,) = _read("2024年项目绩效目标表", table).declarations
    assert [i.name for i in declaration.indicators] == ["调解件数", "当事人满意度"]
    assert "周九" not in declaration.model_dump_json()
    assert "13900000000" not in declaration.model_dump_json()


def test_labels_with_numbers_before_them() -> None:
    table: list[Row] = [
        ["一、项目名称", Wide("律师管理", 5)],
        ["二、主管部门", Wide("苏中市司法局", 5)],
        ["三、年度预算（万元）", Wide("8", 5)],
        ["（四）绩效目标", Wide("加强律师管理。", 5)],
        *_INDICATORS,
    ]
    package = _read("2022年项目绩效目标表", table)
    (declaration,) = package.declarations
    assert package.bureau.name == "苏中市司法局"
    assert declaration.project.name == "律师管理"
    assert declaration.funding.annual == Decimal(80_000)
    assert declaration.annual_goal == "加强律师管理。"
    assert package.unread == ()


@pytest.mark.parametrize("sum_of", ["小计", "合计"])
def test_the_sum_below_a_list_is_no_projects(sum_of: str) -> None:
    table: list[Row] = [
        [
            "单位名称",
            "项目名称",
            "预算金额",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
        ],
        ["粤北市司法局", "普法", "10", "产出指标", "数量指标", "普法活动", "≥10场"],
        [DOWN, "复议", "20", "产出指标", "数量指标", "复议案件", "≥50件"],
        [sum_of, "", "30", "", "", "", ""],
    ]
    found = _read("2024年项目绩效目标汇总表", "单位：万元", table).declarations
    assert [d.project.implementing_unit for d in found] == ["粤北市司法局", None]
    assert [d.funding.annual for d in found] == [100_000, 200_000]


@pytest.mark.parametrize(
    "title",
    [
        "甘州区司法局2025年项目支出绩效目标申报表  单位：万元",
        "甘州区司法局2025年部门预算项目绩效目标",
    ],
)
def test_a_title_names_year_and_bureau(title: str) -> None:
    table: list[Row] = [
        [Wide(title, 6)],
        ["项目名称", Wide("普法", 5)],
        *_INDICATORS,
    ]
    package = _read(table)
    assert package.year == 2025
    assert package.bureau.name == "甘州区司法局"
