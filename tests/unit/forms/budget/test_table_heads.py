"""Heads of several rows become printed paths and column tokens."""

from __future__ import annotations

import pytest
from tests.unit.forms.budget.builders import (
    amounts,
    grid,
    lines,
    only_table,
    row,
    tabbed,
)

from faheng.forms.budget.vocabulary import key_of, kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年部门财务收支预算总表", "income-expenditure"),
        ("部门收支总表", "income-expenditure"),
        ("收入支出决算总表", "income-expenditure"),
        ("2024年单位收入预算总表", "income"),
        ("收入决算表", "income"),
        ("部门支出总表", "expenditure"),
        ("支出决算表", "expenditure"),
        ("财政拨款收支总表", "appropriation"),
        ("财政拨款收入支出决算总表", "appropriation"),
        ("一般公共预算财政拨款支出预算表", "general-public-function"),
        ("一般公共预算支出功能分类预算表", "general-public-function"),
        ("一般公共预算财政拨款支出决算表", "general-public-function"),
        (
            "一般公共预算基本支出部门预算经济分类预算表",
            "general-public-basic-economic",
        ),
        ("一般公共预算财政拨款基本支出决算表", "general-public-basic-economic"),
        ("“三公”经费和机关运行经费预算表", "three-public"),
        ("财政拨款“三公”经费支出决算表", "three-public"),
        ("政府性基金预算支出表", "government-fund"),
        ("国有资本经营预算财政拨款收入支出决算表", "state-capital"),
        ("政府采购预算明细表", "procurement"),
        ("部门（单位）预算整体绩效目标表", "targets"),
        ("项目支出预算表", "other"),
    ],
)
def test_titles_announce_a_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("因公出国(境)费", "abroad"),
        ("公务用车购置及运行维护费", "vehicle_total"),
        ("公务用车购置费", "vehicle_purchase"),
        ("公务用车运行维护费", "vehicle_running"),
        ("公务接待费", "reception"),
        ("机关运行经费预算数", "operating_funds"),
        ("日常公用经费", "public"),
        ("一般公共预算财政拨款", "general"),
        ("国有资本经营预算拨款收入", "capital"),
        ("事业单位经营收入", "operating"),
        ("非教育收费收入", "business"),
        ("教育收费收入", "business_education"),
        ("财政专户管理资金收入", "business_education"),
        ("对附属单位补助支出", "to_subsidiary"),
        ("附属单位上缴收入", "subsidiary"),
        ("上级补助收入", "superior"),
        ("用事业基金弥补收支差额", "reserve_used"),
        ("年末结转和结余", "carryover_out"),
        ("上年结转", "carryover_in"),
        ("决算数", "amount"),
        ("小计", "total"),
        ("序号", None),
    ],
)
def test_heads_mean_a_token(head: str, key: str | None) -> None:
    assert key_of(head) == key


def test_two_years_in_one_head_of_a_flattened_table() -> None:
    table = only_table(
        lines("表 2", "示范区司法局2021年一般公共预算财政拨款支出预算表", "单位：元"),
        tabbed(
            """
            功能分类科目| |2020 年预算数|2021 年预算数| |
            科目编码|科目名称| |小计|基本支出|项目支出
            合计| |90.00|100.00|60.00|40.00
            204|公共安全支出|90.00|100.00|60.00|40.00
            """
        ),
    )
    assert [(column.key, column.printed, column.year) for column in table.columns] == [
        ("total@2020", "2020年预算数", 2020),
        ("total", "2021年预算数/小计", 2021),
        ("basic", "2021年预算数/基本支出", 2021),
        ("project", "2021年预算数/项目支出", 2021),
    ]
    assert amounts(row(table, "公共安全支出")) == {
        "total@2020": "90.00",
        "total": "100.00",
        "basic": "60.00",
        "project": "40.00",
    }
    assert (table.id, table.kind, table.unit) == ("T2", "general-public-function", "元")


def test_three_public_of_two_years_is_one_row() -> None:
    table = only_table(
        lines("示范区司法局2021年一般公共预算“三公”经费支出表", "单位：元"),
        tabbed(
            """
            2020年预算数| | | | | |2021年预算数| | | | |
            合计|因公出国（境）费|公务用车购置及运行费| | |公务接待费|合计|因公出国（境）费|公务用车购置及运行费| | |公务接待费
             | |小计|公务用车购置费|公务用车运行费| | | |小计|公务用车购置费|公务用车运行费|
            7.00| |4.00| |4.00|3.00|6.00| |4.00| |4.00|2.00
            """
        ),
    )
    (only,) = table.rows
    assert only.level == 0
    assert amounts(only) == {
        "total@2020": "7.00",
        "vehicle_total@2020": "4.00",
        "vehicle_running@2020": "4.00",
        "reception@2020": "3.00",
        "total": "6.00",
        "vehicle_total": "4.00",
        "vehicle_running": "4.00",
        "reception": "2.00",
    }


def test_three_public_of_accounts_has_a_row_for_budget_and_one_for_accounts() -> None:
    table = only_table(
        lines("2024年度财政拨款“三公”经费支出决算表", "单位：万元"),
        grid(
            [
                [("财政拨款“三公”经费", 6)],
                [("合计", 2), ("因公出国（境）费", 2), ("公务接待费", 2)],
                ["预算数", "决算数", "预算数", "决算数", "预算数", "决算数"],
                ["0.95", "0.40", "", "", "0.95", "0.40"],
            ]
        ),
        stage="accounts",
    )
    assert [(one.name, amounts(one)) for one in table.rows] == [
        ("决算数", {"total": "4000.00", "reception": "4000.00"}),
        ("预算数", {"total": "9500.00", "reception": "9500.00"}),
    ]


def test_subtotal_below_a_part_is_that_part() -> None:
    table = only_table(
        lines("2024年部门支出预算总表", "单位：元"),
        grid(
            [
                [
                    ("科目编码", 1, 2),
                    ("科目名称", 1, 2),
                    ("合计", 1, 2),
                    ("基本支出", 3),
                    ("项目支出", 1, 2),
                ],
                ["小计", "人员经费", "公用经费"],
                ["204", "公共安全支出", "10.00", "7.00", "5.00", "2.00", "3.00"],
            ]
        ),
    )
    assert amounts(table.rows[0]) == {
        "total": "10.00",
        "basic": "7.00",
        "personnel": "5.00",
        "public": "2.00",
        "project": "3.00",
    }


def test_total_inside_the_head_and_codes_in_three_columns() -> None:
    table = only_table(
        lines("2024年度支出决算表", "单位：万元"),
        grid(
            [
                [
                    ("项目", 4),
                    ("本年支出合\n计", 1, 3),
                    ("基本支出", 1, 3),
                    ("项目支\n出", 1, 3),
                ],
                [("支出功能分类", 3), ("科目名称", 1, 2)],
                [("科目编码", 3)],
                ["类", "款", "项", "合计", "12.00", "10.00", "2.00"],
                ["204", "", "", "公共安全支出", "12.00", "10.00", "2.00"],
                ["204", "06", "", "司法", "12.00", "10.00", "2.00"],
                ["204", "06", "01", "行政运行", "12", "10", "2"],
            ]
        ),
        stage="accounts",
    )
    assert [(one.code, one.name, one.level) for one in table.rows] == [
        (None, "合计", 0),
        ("204", "公共安全支出", 1),
        ("20406", "司法", 2),
        ("2040601", "行政运行", 3),
    ]
    assert amounts(table.rows[3]) == {
        "total": "120000.00",
        "basic": "100000.00",
        "project": "20000.00",
    }


def test_row_that_numbers_the_columns_is_no_data() -> None:
    table = only_table(
        lines("2024年度收入决算表", "单位：万元"),
        tabbed(
            """
            科目编码|科目名称|本年收入合计|财政拨款收入|其他收入
             |栏次|1|2|3
             |合计|12.00|10.00|2.00
            """
        ),
        stage="accounts",
    )
    assert [(one.name, amounts(one)) for one in table.rows] == [
        ("合计", {"total": "120000.00", "amount": "100000.00", "other": "20000.00"})
    ]


def test_an_unknown_part_still_adds_to_the_total() -> None:
    table = only_table(
        lines("2024年部门收入预算总表", "单位：元"),
        tabbed(
            """
            科目编码|科目名称|合计|一般公共预算拨款|上年结余资金划转
            204|公共安全支出|12.00|10.00|2.00
            """
        ),
    )
    assert sum(table.rows[0].cells[key] or 0 for key in table.rows[0].cells) == 24


def test_a_comparing_column_is_kept_apart_from_the_sum() -> None:
    table = only_table(
        lines("2024年部门支出预算总表", "单位：元"),
        tabbed(
            """
            科目编码|科目名称|合计|基本支出|项目支出|比上年增减
            204|公共安全支出|12.00|10.00|2.00|-3.00
            """
        ),
    )
    assert amounts(table.rows[0]) == {
        "total": "12.00",
        "basic": "10.00",
        "project": "2.00",
    }
    assert amounts(table.rows[1]) == {"amount": "-3.00"}
    assert table.rows[1].level is None


def test_domestic_reception_is_not_the_whole_of_it() -> None:
    whole = grid(
        [
            [("本年预算", 4)],
            [("合计", 1, 2), ("公务接待费", 3)],
            ["小计", "国内接待费", "外事接待费"],
            ["5.00", "5.00", "4.00", "1.00"],
        ]
    )
    parts = grid(
        [
            [("本年预算", 3)],
            [("合计", 1, 2), ("公务接待费", 2)],
            ["国内接待费", "外事接待费"],
            ["5.00", "4.00", "1.00"],
        ]
    )
    caption = lines("“三公”经费支出表", "单位：万元")
    table = only_table(caption, whole)
    assert amounts(row(table, "合计")) == {
        "total": "50000.00",
        "reception": "50000.00",
    }
    assert amounts(row(only_table(caption, parts), "合计")) == {"total": "50000.00"}
