"""Rows: sides, levels, broken names, crowded cells, blanks and zeros."""

from __future__ import annotations

from tests.unit.forms.budget.builders import (
    amounts,
    grid,
    lines,
    only_table,
    read,
    row,
    tabbed,
    tables,
    unread,
)

CODED = "科目编码|科目名称|合计|基本支出|项目支出"


def test_two_lists_side_by_side_have_sides_and_levels() -> None:
    table = only_table(
        lines("表 1", "2021年示范区司法局财政拨款收支总表", "单位：元"),
        tabbed(
            """
            收入| |支出| | |
            项目|预算数|项目|合计|一般公共预算 财政拨款|政府性基金预 算财政拨款
            一、本年收入|8,000.00|一、本年支出|8,000.00|8,000.00|
            一般公共预算拨款|8,000.00|公共安全支出|7,000.00|7,000.00|
            二、上年结转| |自然资源海洋气象等支| | |
             | |出| | |
            政府性基金预算拨款| |住房保障支出|1,000.00|1,000.00|
             | |二、结转下年| | |
            收入总数|8,000.00|支出总数|8,000.00|8,000.00|
            """
        ),
    )
    income = [(one.name, one.level) for one in table.rows if one.side == "income"]
    spent = [(one.name, one.level) for one in table.rows if one.side == "expenditure"]
    assert income == [
        ("一、本年收入", 1),
        ("一般公共预算拨款", 2),
        ("二、上年结转", 1),
        ("政府性基金预算拨款", 2),
        ("收入总数", 0),
    ]
    assert spent == [
        ("一、本年支出", 1),
        ("公共安全支出", 2),
        ("自然资源海洋气象等支出", 2),
        ("住房保障支出", 2),
        ("二、结转下年", 1),
        ("支出总数", 0),
    ]
    assert amounts(row(table, "公共安全支出")) == {
        "total": "7000.00",
        "general": "7000.00",
    }


def test_economic_lists_side_by_side_become_one_row_each() -> None:
    table = only_table(
        lines("2024年度一般公共预算财政拨款基本支出决算表", "单位：万元"),
        grid(
            [
                [("经济分类", 2), ("科目名称", 1, 3), ("决算数", 1, 3)]
                + [("经济分类", 2), ("科目名称", 1, 3), ("决算数", 1, 3)],
                [("科目编码", 2), ("科目编码", 2)],
                ["类", "款", "类", "款"],
                [
                    "301",
                    "",
                    "工资福利支出",
                    "20.00",
                    "302",
                    "",
                    "商品和服务支出",
                    "5.00",
                ],
                [
                    "301",
                    "01",
                    "基本工资",
                    "20.00",
                    "302",
                    "12",
                    "因 公 出 国 （ 境 ） 费\n用",
                    "",
                ],
                ["", "", "", "", "302", "17", "公务接待费", "5.00"],
                [("人员经费合计", 3), "20.00", ("公用经费合计", 3), "5.00"],
            ]
        ),
        stage="accounts",
    )
    assert [(one.side, one.code, one.name, one.level) for one in table.rows] == [
        (None, "301", "工资福利支出", 1),
        (None, "30101", "基本工资", 2),
        (None, None, "人员经费合计", 0),
        (None, "302", "商品和服务支出", 1),
        (None, "30212", "因公出国（境）费用", 2),
        (None, "30217", "公务接待费", 2),
        (None, None, "公用经费合计", 0),
    ]
    assert amounts(row(table, "人员经费合计")) == {"amount": "200000.00"}


def test_blank_and_none_are_null_and_a_printed_zero_is_zero() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(
            f"""
            {CODED}
            201|甲支出|0.00|0|
            202|乙支出|无|—|-
            """
        ),
    )
    assert [list(one.cells.values()) for one in table.rows] == [
        [0, 0, None],
        [None, None, None],
    ]


def test_numbers_run_together_are_parted_only_where_they_fit() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(
            f"""
            {CODED}
            201|甲支出|1,000.00 600.00 400.00| |
            202|乙支出|1,000.00 600.00| |400.00
            """
        ),
    )
    expected = {"total": "1000.00", "basic": "600.00", "project": "400.00"}
    assert [amounts(one) for one in table.rows] == [expected, expected]


def test_numbers_that_fit_in_two_ways_are_left_unread() -> None:
    reading = read(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(
            f"""
            {CODED}|上缴上级支出
            201|甲支出|3.00 1.00| | |
            202|乙支出|3.00|1.00|2.00|
            """
        ),
    )
    assert "3.00 1.00" in unread(reading.package)
    assert reading.package.budget is not None
    assert "total" not in reading.package.budget.tables[0].rows[0].cells


def test_a_name_goes_on_over_the_page() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{CODED}\n2080505|机关事业单位基本养老保险缴|5.00|5.00|", page=1),
        tabbed(" |费支出| | | \n221|住房保障支出|2.00|2.00| ", number=2, page=2),
    )
    assert [one.name for one in table.rows] == [
        "机关事业单位基本养老保险缴费支出",
        "住房保障支出",
    ]


def test_code_and_name_in_one_cell() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(
            "科目名称|合计|基本支出\n[20406]司法|5.00|5.00\n2040601-行政运行|5.00|5.00"
        ),
    )
    assert [(one.code, one.name, one.level) for one in table.rows] == [
        ("20406", "司法", 2),
        ("2040601", "行政运行", 3),
    ]


def test_leading_zeros_dropped_by_a_spreadsheet_come_back() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed("类|款|项|科目名称|合计|基本支出\n204|6|1|行政运行|5|5"),
    )
    assert table.rows[0].code == "2040601"


def test_codes_printed_only_where_they_change() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(
            """
            类|款|项|科目名称|合计|基本支出
            204| | |公共安全支出|5.00|5.00
             |06| |司法|5.00|5.00
             | |01|行政运行|3.00|3.00
             | |50|事业运行|2.00|2.00
            208| | |社会保障和就业支出|1.00|1.00
             |05| |行政事业单位养老支出|1.00|1.00
             | | |合计|6.00|6.00
            """
        ),
    )
    assert [(one.code, one.level) for one in table.rows] == [
        ("204", 1),
        ("20406", 2),
        ("2040601", 3),
        ("2040650", 3),
        ("208", 1),
        ("20805", 2),
        (None, 0),
    ]


def test_an_empty_table_keeps_its_note() -> None:
    table = only_table(
        lines("2021年政府性基金预算支出表", "单位：元"),
        tabbed(f"{CODED}\n | | | |\n合计| | | | "),
        lines("注：本部门2021年无政府性基金预算，", "故本表为空表。"),
    )
    assert table.note == "注：本部门2021年无政府性基金预算，故本表为空表。"
    assert [(one.name, amounts(one)) for one in table.rows] == [("合计", {})]


def test_a_note_inside_the_grid_is_no_row() -> None:
    table = only_table(
        lines("2021年政府性基金预算支出表", "单位：元"),
        grid(
            [
                ["科目编码", "科目名称", "合计"],
                [("合计", 2), ""],
                [("备注：本表无数据。", 3)],
            ]
        ),
    )
    assert table.note == "备注：本表无数据。"
    assert len(table.rows) == 1


def test_every_amount_leads_back_to_its_cell() -> None:
    reading = read(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{CODED}\n204|公共安全支出|1,234.50|1,234.50| "),
    )
    place = reading.where("/budget/tables/0/rows/0/cells/total")
    assert (place.table, place.row, place.column, place.quote) == (1, 2, 3, "1,234.50")
    assert reading.where("/budget/tables/0/rows/0").quote == "公共安全支出"


def test_nothing_of_a_plain_table_is_left_over() -> None:
    reading = read(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{CODED}\n204|公共安全支出|1,234.50|1,234.50| "),
    )
    assert unread(reading.package) == []


def test_units_differ_between_tables() -> None:
    reading = read(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{CODED}\n204|公共安全支出|10000.00|10000.00| "),
        lines("2021年“三公”经费预算表", "单位：万元"),
        tabbed("合计|公务接待费\n1.00|1.00", number=2),
    )
    assert reading.package.source.money_unit == "mixed"
    assert reading.package.budget is not None
    first, second = reading.package.budget.tables
    assert first.rows[0].cells["total"] == second.rows[0].cells["total"] == 10000


def test_income_summary_without_words_above_its_lists() -> None:
    (table,) = tables(
        lines("2021年部门收支总表", "单位：元"),
        tabbed("项目|预算数|项目|预算数\n一、甲收入|5|一、乙支出|5"),
    )
    assert [one.side for one in table.rows] == ["income", "expenditure"]


def test_three_public_as_a_list_of_items() -> None:
    table = only_table(
        lines("2021年“三公”经费支出预算表", "单位：万元"),
        tabbed(
            """
            项目|2020年预算数|2021年预算数
            合计|7.00|6.00
            1.公务接待费|3.00|2.00
            2.公务用车购置及运行维护费|4.00|4.00
            其中：公务用车运行维护费|4.00|4.00
            """
        ),
    )
    assert [column.key for column in table.columns] == ["amount@2020", "amount"]
    assert [one.level for one in table.rows] == [0, 1, 1, 2]
