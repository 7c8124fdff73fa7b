"""Tables that text extractors leave in plain text come back as grids."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.samples import ink, texts

from faheng.documents.document import Grid, Line
from faheng.documents.formats.txt.reader import read_blocks


def read(text: str) -> list[str | list[list[str]]]:
    blocks, pages = read_blocks(text.encode())
    assert pages is None
    return texts(blocks)


def test_lines_keep_the_number_an_editor_shows() -> None:
    blocks, _ = read_blocks("\r\n标题\r\n\r\n    正文  \r\n".encode())
    assert blocks == (Line("标题", number=2), Line("    正文", number=4))


def test_a_cell_a_line_becomes_rows_parted_by_blank_lines() -> None:
    text = "表\n\t项目名称\n\t普法\n\n\t\n\t总投入\n\t其他\n\n\n结尾\n"
    assert read(text) == ["表", [["项目名称", "普法"], ["", "总投入", "其他"]], "结尾"]


def test_a_cell_says_where_its_text_begins() -> None:
    blocks, _ = read_blocks("\t名称\n\t普法\n续\n\n\t编码\n\t1\n".encode())
    (grid,) = blocks
    assert isinstance(grid, Grid)
    places = [(cell.row, cell.column, cell.line) for cell in grid.cells()]
    assert places == [(1, 1, 1), (1, 2, 2), (2, 1, 5), (2, 2, 6)]


def test_an_untabbed_line_goes_on_with_the_cell_above() -> None:
    text = "\t绩效目标\n\t1、热线\n2、援助\n\n\n \n\t一级指标\n\t二级指标\n"
    assert read(text) == [[["绩效目标", "1、热线\n2、援助"], ["一级指标", "二级指标"]]]


def test_a_list_counts_on_in_its_cell_over_a_blank_line() -> None:
    text = "\t绩效目标\n\t1、热线\n\n2、援助\n\n\t一级指标\n\t二级指标\n"
    assert read(text) == [[["绩效目标", "1、热线\n2、援助"], ["一级指标", "二级指标"]]]


def test_prose_goes_on_in_its_cell_over_a_blank_paragraph() -> None:
    text = "\t概况\n\t一是调解。\n\n二是宣传。\n\t计划\n\t按月支付\n\n\t编码\n\t1\n"
    assert read(text) == [
        [["概况", "一是调解。\n二是宣传。", "计划", "按月支付"], ["编码", "1"]]
    ]


def test_prose_between_two_tables_belongs_to_neither() -> None:
    table = "\t概况\n\t一是调解。\n\n\t编码\n\t完成。\n"
    found = read(f"{table}\n\n现将情况说明如下。\n附表\n{table}")
    assert found[1:3] == ["现将情况说明如下。", "附表"]


def test_a_title_after_a_blank_line_parts_two_tables() -> None:
    table = "\t名称\n\t值\n\n\t甲\n\t1\n"
    rows = [["名称", "值"], ["甲", "1"]]
    assert read(f"{table}\n2、第二张表\n{table}") == [rows, "2、第二张表", rows]


def test_paragraphs_indented_with_a_tab_are_no_table() -> None:
    text = (
        "\t一是健全人民调解组织。\n\t二是加强培训。\n\n\t三是严格审批。\n\t四是宣传。\n"
    )
    assert [line.strip() for line in read(text) if isinstance(line, str)] == [
        "一是健全人民调解组织。",
        "二是加强培训。",
        "三是严格审批。",
        "四是宣传。",
    ]


def test_a_row_a_line_becomes_a_grid_with_its_blank_cells() -> None:
    text = "单位：元\n\n项目\t\t金额\n\t合计\t1.00\n支出\t\t\n\n（备注）\n"
    rows = [["项目", "", "金额"], ["", "合计", "1.00"], ["支出", "", ""]]
    assert read(text) == ["单位：元", rows, "（备注）"]


def test_rows_go_on_after_a_page_break() -> None:
    text = "编码\t名称\t数\n1\t司\t5\n\n\t法\t\n2\t援助\t6\n"
    assert len(read(text)) == 1


def test_a_wider_table_after_a_blank_line_is_another() -> None:
    text = "名称\t司法局\n总量\t8\n\n一级\t二级\t三级\t值\n产出\t数量\t次数\t8\n"
    assert [len(grid) for grid in read(text)] == [2, 2]


def test_a_narrow_row_after_a_table_is_not_drawn_into_it() -> None:
    table = "a\tb\tc\td\te\tf\n1\t2\t3\t4\t5\t6\n"
    assert read(f"{table}\n填表人：张三\t电话：1\n")[1:] == ["填表人：张三\t电话：1"]


def test_html_left_in_a_cell_stays_together() -> None:
    text = '措施\t<ol style="x"> 1. 甲\n2. 乙\n3. 丙</ol>\t\n计划\t<p>丁</p>\t\n'
    marked = '<ol style="x"> 1. 甲\n2. 乙\n3. 丙</ol>'
    assert read(text) == [[["措施", marked, ""], ["计划", "<p>丁</p>", ""]]]


def test_a_quoted_cell_of_several_lines_stays_together() -> None:
    text = '项目\t目标\t值\n普法\t"一、甲\n二、乙"\t3\n'
    assert read(text) == [[["项目", "目标", "值"], ["普法", '"一、甲\n二、乙"', "3"]]]


def test_a_margin_before_every_row_is_no_column() -> None:
    assert read("目标表\n\t名称\t值\n\t甲\t1\n")[1] == [["名称", "值"], ["甲", "1"]]


def test_html_never_closed_swallows_no_rows() -> None:
    text = "措施\t<ol> 1. 甲\n计划\t<ol> 1. 乙 <p>丙</p>\n目标\t丁\n"
    assert [len(row) for row in read(text)[0]] == [2, 2, 2]


def test_a_lone_tab_in_prose_makes_no_table() -> None:
    assert read("项目目标：一周一次\t\n完成情况：已完成。\n") == [
        "项目目标：一周一次",
        "完成情况：已完成。",
    ]


def test_list_items_and_contents_are_no_tables() -> None:
    assert read("1.\t甲项\n2.\t乙项\n") == ["1.\t甲项", "2.\t乙项"]
    contents = "第一部分 概况\t1\n一、职能\t1\n二、机构\t3\n"
    assert all(isinstance(line, str) for line in read(contents))


def test_a_caption_above_cells_a_line_stays_a_line() -> None:
    text = "某局\t单位：元\n" + "\t名称\n\t值\n\n" * 4
    assert read(text)[0] == "某局\t单位：元"


def test_blank_lines_after_every_line_part_nothing() -> None:
    text = "名称\t值\n\n甲\t1\n\n乙\t2\t\n"
    assert read(text) == [[["名称", "值"], ["甲", "1"], ["乙", "2", ""]]]


MOSTLY_TABS = st.text(
    st.sampled_from("\t\t\t\n\n\n 　甲乙1234、。<>/olp") | st.characters(codec="utf-8"),
    max_size=120,
).filter(lambda text: not text.startswith("\ufeff"))


@settings(max_examples=150)
@given(MOSTLY_TABS.filter(lambda text: all(c >= " " or c in "\t\n\r" for c in text)))
def test_no_character_is_lost_or_doubled(text: str) -> None:
    if text.count("\ufffd"):
        return
    blocks, _ = read_blocks(text.encode())
    assert ink(blocks) == Counter(c for c in text if not c.isspace())


def test_a_new_page_begins_a_line_that_no_editor_counts() -> None:
    blocks, _ = read_blocks("甲\x0c乙\n\x0c丙\x0c\n丁".encode())
    assert blocks == (
        Line("甲", number=1),
        Line("乙", number=1),
        Line("丙", number=2),
        Line("丁", number=3),
    )
