"""Merged cells of a money table are found again in its flattened text."""

from __future__ import annotations

from faheng.documents.document import Grid, Line
from faheng.documents.formats.txt.reader import read_blocks


def places(*rows: list[str]) -> list[list[tuple[str, int, int]]]:
    """The filled cells of a table with a cell a line: text, column, columns."""
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    (grid,) = (b for b in read_blocks(text.encode())[0] if isinstance(b, Grid))
    return [
        [(cell.text, cell.column, cell.colspan) for cell in row if cell.text]
        for row in grid.rows
    ]


def test_blank_below_a_head_says_it_stands_over_one_column() -> None:
    head, *_ = places(
        ["功能分类科目", "2022年预算数", "2023年预算数"],
        ["科目编码", "科目名称", "", "小计", "基本支出", "项目支出"],
        ["204", "公共安全支出", "90.00", "120.00", "80.00", "40.00"],
        ["2040601", "行政运行", "70.00", "80.00", "80.00", ""],
    )
    assert head == [
        ("功能分类科目", 1, 2),
        ("2022年预算数", 3, 1),
        ("2023年预算数", 4, 3),
    ]


def test_heads_that_repeat_share_the_years_above_them() -> None:
    years, *_ = places(
        ["2024年", "2025年"],
        ["合计", "公务接待费", "公务用车", "合计", "公务接待费", "公务用车"],
        ["3.00", "1.00", "2.00", "3.00", "1.00", "2.00"],
    )
    assert years == [("2024年", 1, 3), ("2025年", 4, 3)]


def test_a_total_reaches_over_the_columns_of_codes() -> None:
    *_, total = places(
        ["类", "款", "项", "科目名称", "合计", "基本支出"],
        ["204", "06", "01", "行政运行", "80.00", "80.00"],
        ["204", "06", "05", "普法宣传", "10.00", "10.00"],
        ["合计", "90.00", "90.00"],
    )
    assert total == [("合计", 1, 4), ("90.00", 5, 1), ("90.00", 6, 1)]


def test_lists_side_by_side_begin_alike() -> None:
    head, *_ = places(
        ["收入", "支出"],
        ["项目", "预算数", "项目", "合计", "一般公共预算"],
        ["一般公共预算拨款", "9.00", "公共安全支出", "9.00", "9.00"],
    )
    assert head == [("收入", 1, 2), ("支出", 3, 3)]


def test_lists_are_found_between_blanks_too() -> None:
    years, groups, *_ = places(
        ["单位", "2024年", "2025年"],
        ["", "合计", "公务用车", "公务接待费", "合计", "公务用车", "公务接待费"],
        ["", "", "小计", "运行费", "小计", "国内"]
        + ["", "小计", "运行费"] * 1
        + ["小计", "国内"],
        ["某局", *["3.00"] * 10],
    )
    assert years == [("单位", 1, 1), ("2024年", 2, 5), ("2025年", 7, 5)]
    assert [span for _, _, span in groups] == [1, 2, 2, 1, 2, 2]


def test_a_list_says_no_word_twice() -> None:
    groups, *_ = places(
        ["小计", "购置费", "运行费"],
        ["预算数", "决算数"] * 6,
        ["1.00"] * 12,
    )
    assert [span for _, _, span in groups] == [1, 1, 1]


def test_a_short_table_of_blanks_or_whole_numbers_is_one_of_money() -> None:
    for figures in (["", "", "", ""], ["3", "0", "3", "-"], ["某局", "3", "0", "3"]):
        head, *_ = places(
            ["合计", "公务用车", "公务接待费"],
            ["", "购置费", "运行费", ""],
            figures,
        )
        assert head == [("合计", 1, 1), ("公务用车", 2, 2), ("公务接待费", 4, 1)]


def test_what_cannot_be_told_is_left_as_it_stands() -> None:
    head, *_ = places(
        ["科目", "支出"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["204", "公共安全支出", "9.00", "9.00", ""],
    )
    assert head == [("科目", 1, 1), ("支出", 2, 1)]


def test_cell_that_goes_on_downwards_is_marked() -> None:
    rows = (
        ["科目", "预算数", "执行"],
        ["编码", "名称", "", "基本", "项目"],
        ["204", "公安", "2.00", "1.00", "1.00"],
    )
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    (grid,) = (b for b in read_blocks(text.encode())[0] if isinstance(b, Grid))
    assert [cell.continues for cell in grid.rows[1]] == [
        False,
        False,
        True,
        False,
        False,
    ]


def adrift(text: str) -> list[bool]:
    (grid,) = (b for b in read_blocks(text.encode())[0] if isinstance(b, Grid))
    return [any(cell.adrift for cell in row) for row in grid.rows]


def test_rows_whose_places_nobody_can_tell_are_marked() -> None:
    rows = (
        ["科目", "支出"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["204", "公共安全支出", "9.00", "9.00", ""],
    )
    assert adrift("\n\n".join("\n".join(f"\t{c}" for c in row) for row in rows)) == [
        True,
        False,
        False,
    ]


def test_words_on_one_line_without_a_blank_may_have_lost_their_places() -> None:
    text = "合计\t公务用车\t公务接待费\n\t小计\t运行费\t\n5.00\t3.00\t3.00\t2.00\n5.00\t3.00"
    assert adrift(text) == [True, False, False, False]


def test_one_head_over_all_columns_needs_no_tab() -> None:
    text = "“三公”经费支出表\n单位：万元\n{}2025年预算数\n合计\t接待\t用车\n3.00\t1.00\t2.00"
    *_, table = read_blocks(text.format("").encode())[0]
    assert isinstance(table, Grid)
    assert [cell.text for cell in table.rows[0]] == ["2025年预算数"]
    *_, line, table = read_blocks(text.format("见下：").encode())[0]
    assert isinstance(line, Line)
    assert isinstance(table, Grid)
    assert len(table.rows) == 2


def test_a_form_without_amounts_is_left_alone() -> None:
    head, *_ = places(
        ["一级指标", "三级指标"],
        ["产出指标", "数量指标", "讲座场次", "≥12场"],
        ["产出指标", "质量指标", "合格率", "≥95%"],
    )
    assert head == [("一级指标", 1, 1), ("三级指标", 2, 1)]
