"""Where tables begin and end: titles, contents, pages, worksheets."""

from __future__ import annotations

from tests.unit.forms.budget.builders import (
    amounts,
    document,
    grid,
    lines,
    only_table,
    read,
    row,
    tabbed,
    tables,
)

from faheng.forms.budget.outline import outline_of

HEAD = "科目编码|科目名称|合计|基本支出|项目支出"
TITLE = "2024年部门支出预算总表"


def test_a_continuation_without_heads_is_joined() -> None:
    table = only_table(
        lines(TITLE, "编制部门：示范区司法局 单位：元", page=1),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| ", page=1),
        lines("2", page=2),
        tabbed("208|社会保障和就业支出|3|3| \n合计| |8|8| ", number=2, page=2),
    )
    assert [one.name for one in table.rows] == [
        "公共安全支出",
        "社会保障和就业支出",
        "合计",
    ]


def test_heads_printed_again_on_a_page_are_dropped() -> None:
    table = only_table(
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| ", page=1),
        tabbed(f"{HEAD}\n208|社会保障和就业支出|3|3| ", number=2, page=2),
    )
    assert [one.code for one in table.rows] == ["204", "208"]


def test_title_and_unit_printed_again_on_a_page() -> None:
    table = only_table(
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| ", page=1),
        lines(f"{TITLE}（续表）", "单位：元"),
        tabbed(f"{HEAD}\n208|社会保障和就业支出|3|3| ", number=2, page=2),
    )
    assert [one.code for one in table.rows] == ["204", "208"]


def test_rows_without_amounts_on_the_next_page_are_not_a_new_table() -> None:
    table = only_table(
        lines("2024年度收入支出决算总表", "单位：万元"),
        tabbed("收入| |支出| \n项目|决算数|项目|决算数\n一、其他收入|5|一、教育支出|5"),
        tabbed("使用非财政拨款结余| |结余分配| \n总计|5|总计|5", number=2, page=2),
        stage="accounts",
    )
    assert [one.name for one in table.rows if one.side == "income"] == [
        "一、其他收入",
        "使用非财政拨款结余",
        "总计",
    ]


def test_title_and_unit_inside_the_grid() -> None:
    table = only_table(
        grid(
            [
                [(TITLE, 5)],
                [("编制部门：示范区司法局", 4), "单位：万元"],
                HEAD.split("|"),
                ["204", "公共安全支出", "5.00", "5.00", ""],
            ]
        )
    )
    assert (table.title, table.unit) == (TITLE, "万元")
    assert amounts(table.rows[0])["total"] == "50000.00"


def test_a_worksheet_never_continues_another() -> None:
    first, second = tables(
        grid(
            [[(TITLE, 3)], ["科目名称", "合计", "基本支出"], ["甲", "5", "5"]],
            sheet="1",
        ),
        grid(
            [["科目名称", "合计", "基本支出"], ["乙", "5", "5"]], number=2, sheet="附表"
        ),
    )
    assert (first.title, second.title) == (TITLE, "附表")


def test_a_title_broken_over_two_lines_is_joined() -> None:
    table = only_table(
        lines("2024年度一般公共预算财政拨款基本支出", "决算表", "单位：元"),
        tabbed("科目名称|合计|人员经费|公用经费\n基本工资|5|5| "),
        stage="accounts",
    )
    assert table.kind == "general-public-basic-economic"
    assert table.title == "2024年度一般公共预算财政拨款基本支出决算表"


def test_numbers_come_from_the_contents_list() -> None:
    found = tables(
        lines(
            "目录",
            "一、部门概况 ……………… 1",
            "二、部门预算表 ……………… 2",
            "1. 2024年部门收入预算总表 ………… 3",
            "2. 2024年部门支出预算总表 ………… 4",
            "部门概况",
        ),
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| "),
    )
    assert [one.id for one in found] == ["T2"]


def test_a_contents_entry_over_two_lines_is_one() -> None:
    parts = (
        lines(
            "目录",
            "一、部门概况 ……………… 1",
            "5. 2024年部门一般公共预算支出功能分类预算",
            "表 ………… 11",
            "部门概况",
            "本部门有三个科室。",
        ),
        lines("2024年部门一般公共预算支出功能分类预算表", "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| "),
    )
    assert [one.id for one in tables(*parts)] == ["T5"]
    text = outline_of(document(*parts)).text
    assert [line.text for line in text] == ["部门概况", "本部门有三个科室。"]


def test_contents_without_leaders_end_where_the_first_entry_stands_again() -> None:
    outline = outline_of(
        document(
            lines(
                "示范区司法局2024年度部门决算",
                "目 录",
                "第一部分 示范区司法局概况",
                "一、主要职能",
                "二、收入支出决算总表",
                "第一部分 示范区司法局概况",
                "一、主要职能",
                "贯彻执行有关法律。",
            )
        )
    )
    assert [line.text for line in outline.text] == [
        "第一部分 示范区司法局概况",
        "一、主要职能",
        "贯彻执行有关法律。",
    ]
    assert [line.text for line in outline.cover] == ["示范区司法局2024年度部门决算"]


def test_a_blank_grid_and_a_list_of_units_are_no_tables() -> None:
    found = tables(
        lines("部门构成如下："),
        tabbed("序号|单位名称|备注\n1|示范区司法局（本级）| "),
        tabbed(" | | \n | | ", number=2),
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| ", number=3),
    )
    assert [one.title for one in found] == [TITLE]


def test_running_heads_do_not_part_a_table() -> None:
    pages = [
        (
            lines("示范区司法局2024年部门预算", page=page),
            tabbed(f"20{page}|甲支出|5|5| ", number=page, page=page),
        )
        for page in (2, 3, 4)
    ]
    table = only_table(
        lines("示范区司法局2024年部门预算", TITLE, "单位：元", page=1),
        tabbed(f"{HEAD}\n201|甲支出|5|5| ", page=1),
        *(block for page in pages for block in page),
    )
    assert [one.code for one in table.rows] == ["201", "202", "203", "204"]


def test_bureau_and_year_come_from_maker_and_titles() -> None:
    package = read(
        lines(TITLE, "编制部门：示范区司法局          单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| "),
    ).package
    assert (package.bureau.name, package.year) == ("示范区司法局", 2024)


def test_bureau_and_year_come_from_the_title_of_the_document() -> None:
    package = read(
        lines("示范市示范区司法局 2021 年部门预算情况说明", "一、基本情况", "略。"),
    ).package
    assert (package.bureau.name, package.year) == ("示范市示范区司法局", 2021)


def test_tables_that_touch_are_parted_at_their_titles() -> None:
    income, spending = tables(
        grid(
            [
                [("2024年部门收入预算总表", 9)],
                [("编制部门：示范区司法局", 5), ("单位：元", 4)],
                [("科目编码", 2), ("科目名称", 3), ("合计", 2), ("财政拨款收入", 2)],
                [("204", 2), ("公共安全支出", 3), ("7", 2), ("7", 2)],
                ["合计", ("", 4), ("7", 2), ("7", 2)],
                [("2024年部门支出预算总表", 9)],
                [("编制部门：示范区司法局", 4), ("单位：元", 5)],
                ["科目编码", ("科目名称", 3), ("合计", 2), "基本支出", ("项目支出", 2)],
                ["204", ("公共安全支出", 3), ("7", 2), "4", ("3", 2)],
            ]
        )
    )
    assert (income.kind, spending.kind) == ("income", "expenditure")
    assert amounts(row(income, "合计")) == {"total": "7.00", "amount": "7.00"}
    assert amounts(row(spending, "公共安全支出")) == {
        "total": "7.00",
        "basic": "4.00",
        "project": "3.00",
    }


def test_a_unit_and_a_head_amid_a_grid_begin_another_table() -> None:
    first, second = tables(
        lines(TITLE),
        tabbed(
            f"单位：万元| | | | \n{HEAD}\n204|公共安全支出|5|5| \n"
            "单位：元| | | | \n科目编码|科目名称|合计|人员经费|公用经费\n"
            "301|工资福利支出|30000|30000| "
        ),
    )
    assert (first.unit, second.unit) == ("万元", "元")
    assert amounts(row(second, "工资福利支出")) == {
        "total": "30000.00",
        "personnel": "30000.00",
    }


def test_a_title_at_the_foot_of_a_page_belongs_to_the_table_on_the_next() -> None:
    first, second = tables(
        grid(
            [
                [("2024年部门收入预算总表", 3)],
                [("单位：元", 3)],
                ["科目编码", "科目名称", "合计"],
                ["204", "公共安全支出", "7"],
                [("2024年部门支出预算总表", 3)],
                [("单位：万元", 3)],
            ],
            page=1,
        ),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| ", number=2, page=2),
    )
    assert [one.code for one in first.rows] == ["204"]
    assert (second.title, second.unit) == ("2024年部门支出预算总表", "万元")
    assert amounts(row(second, "公共安全支出"))["basic"] == "50000.00"


def test_a_row_that_only_ends_like_a_title_parts_nothing() -> None:
    table = only_table(
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| \n |印制统计报表|5|5| "),
    )
    assert [one.name for one in table.rows] == ["公共安全支出", "印制统计报表"]


def test_a_total_alone_on_the_next_page_keeps_its_columns() -> None:
    table = only_table(
        lines(TITLE, "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|8|5|3", page=1),
        grid([["合计", "8", "5", "3"]], number=2, page=2),
    )
    assert amounts(row(table, "合计")) == {
        "total": "8.00",
        "basic": "5.00",
        "project": "3.00",
    }


def test_a_title_is_parted_from_the_number_it_has_in_a_list() -> None:
    table = only_table(
        lines(f"2. {TITLE}", "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5|5| "),
    )
    assert (table.id, table.title) == ("T2", TITLE)


def test_a_chapter_heads_no_table_that_has_its_own_title() -> None:
    table = only_table(
        lines("第二部分 示范区司法局2024年度部门预算表"),
        grid(
            [
                [(TITLE, 5)],
                [("单位：元", 5)],
                HEAD.split("|"),
                ["204", "", "5", "5", ""],
            ]
        ),
    )
    assert table.title == TITLE


def test_a_note_below_an_empty_total_is_the_tables() -> None:
    table = only_table(
        lines("2024年政府性基金预算支出表", "单位：元"),
        tabbed(HEAD),
        lines("合计", "注：本部门无政府性基金预算，故本表为空。"),
    )
    assert table.note == "注：本部门无政府性基金预算，故本表为空。"


def test_a_maker_may_take_two_lines_of_its_cell() -> None:
    package = read(
        grid(
            [
                [("2024年部门支出预算总表", 5)],
                [("编制部门：示范区人民政府长\n河街道办事处", 4), "单位：元"],
                HEAD.split("|"),
                ["204", "公共安全支出", "5", "5", ""],
            ]
        )
    ).package
    assert package.bureau.name == "示范区人民政府长河街道办事处"
    assert package.unread == ()


def test_the_text_outvotes_a_title_that_kept_the_year_before() -> None:
    said = "2024年支出预算5万元。2024年无政府性基金预算。2024年购置车辆0辆。"
    stale = read(lines("示范区司法局2023年部门预算情况说明", said)).package
    compared = read(
        lines(
            "示范区司法局2024年部门预算情况说明",
            "支出预算5万元，比2023年减少1万元，比2023年减少2万元，与2023年持平。",
        )
    ).package
    assert (stale.year, compared.year) == (2024, 2024)


def test_a_note_has_its_own_place() -> None:
    reading = read(
        lines("2024年政府性基金预算支出表", "单位：元"),
        tabbed(HEAD),
        lines("注：本表为空。"),
    )
    assert reading.where("/budget/tables/0/note").quote == "注：本表为空。"
