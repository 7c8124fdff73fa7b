"""Accounts on the national form: 行次, 栏次, 公开01表, three lists side by side."""

from __future__ import annotations

from tests.unit.forms.budget.builders import (
    amounts,
    lines,
    only_table,
    read,
    row,
    tabbed,
)

MAKER = "部门：示范市示范区司法局　　　　金额单位：万元"


def test_numbers_of_lines_and_columns_are_no_amounts() -> None:
    reading = read(
        lines("收入支出决算总表", "公开01表", MAKER),
        tabbed(
            """
            收入| | |支出| |
            项目|行次|金额|项目|行次|金额
            栏次| |1|栏次| |2
            一、财政拨款收入|1|10.50|一、公共安全支出|32|9.50
            年初结转和结余|29|1.00|年末结转和结余|60|2.00
            总计|31|11.50|总计|62|11.50
            """
        ),
        lines("2023年度部门决算情况说明"),
        stage="accounts",
    )
    package = reading.package
    assert package.budget is not None
    (table,) = package.budget.tables
    assert (table.id, table.unit, package.bureau.name) == (
        "T1",
        "万元",
        "示范市示范区司法局",
    )
    assert amounts(row(table, "一、公共安全支出")) == {"amount": "95000.00"}
    assert [one.name for one in table.rows if one.side == "income"] == [
        "一、财政拨款收入",
        "年初结转和结余",
        "总计",
    ]


def test_code_columns_named_in_the_row_that_numbers_the_columns() -> None:
    table = only_table(
        lines("收入决算表", "公开02表", MAKER),
        tabbed(
            """
            项目| | | |本年收入合计|事业收入|
            功能分类科目编码| | |科目名称| |小计|其中：教育收费
            类|款|项|栏次|1|2|3
             | | |合计|10.50|0.50|0.20
            204| | |公共安全支出|10.50|0.50|0.20
            """
        ),
        stage="accounts",
    )
    assert [column.key for column in table.columns] == ["total", "business"]
    assert (table.rows[0].name, table.rows[0].level) == ("合计", 0)
    shown = [one for one in table.rows if one.code == "204"]
    assert amounts(shown[0]) == {"total": "105000.00", "business": "5000.00"}
    assert any(amounts(one) == {"amount": "2000.00"} for one in table.rows)


def test_a_total_whose_amount_stands_in_the_next_list() -> None:
    table = only_table(
        lines("一般公共预算财政拨款基本支出决算明细表", "公开06表", MAKER),
        tabbed(
            """
            人员经费| | |公用经费| | | | |
            科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
            301|工资福利支出|8.00|302|商品和服务支出|2.00|310|资本性支出|
            人员经费合计| |8.00|公用经费合计| | | | |2.00
            """
        ),
        stage="accounts",
    )
    assert [(one.code, one.name, amounts(one)) for one in table.rows] == [
        ("301", "工资福利支出", {"amount": "80000.00"}),
        (None, "人员经费合计", {"amount": "80000.00"}),
        ("302", "商品和服务支出", {"amount": "20000.00"}),
        ("310", "资本性支出", {}),
        (None, "公用经费合计", {"amount": "20000.00"}),
    ]
