"""Tables come out with their spans; what only looks like one stays lines."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.pdf.drawing import (
    HEIGHT,
    ROWS,
    SIZE,
    WIDTH,
    XS,
    YS,
    Draw,
    blocks_of,
    fill_in,
    level,
    pdf_of,
    rule_all,
    texts,
    upright,
    write,
)

from faheng.documents.document import Cell, Grid
from faheng.documents.formats.pdf.reader import read_blocks


def _plain(canvas: Canvas) -> None:
    rule_all(canvas)
    fill_in(canvas, ROWS)


def _merged_header(canvas: Canvas) -> None:
    ys = (100.0, 120.0, 140.0, 160.0, 180.0)
    for down in (100, 120, 160, 180):
        level(canvas, down, 100, 400)
    level(canvas, 140, 200, 400)
    for x in (100, 400):
        upright(canvas, x, 100, 180)
    upright(canvas, 200, 120, 180)
    upright(canvas, 300, 140, 180)
    write(canvas, 190, 105, "收支预算总表 单位：元")
    write(canvas, 120, 135, "科目")
    write(canvas, 280, 125, "预算数")
    fill_in(canvas, [["", "基本支出", "项目支出"], ["合计", "1.00", ""]], ys=ys[2:])


def test_a_merged_cell_stands_once_and_goes_on_below() -> None:
    grids, lines = blocks_of(_merged_header)

    assert lines == []
    assert grids[0].page == 1
    assert grids[0].rows == (
        (Cell("收支预算总表 单位：元", 1, 1, colspan=3, page=1),),
        (
            Cell("科目", 2, 1, rowspan=2, page=1),
            Cell("预算数", 2, 2, colspan=2, page=1),
        ),
        (
            Cell("", 3, 1, continues=True, page=1),
            Cell("基本支出", 3, 2, page=1),
            Cell("项目支出", 3, 3, page=1),
        ),
        (
            Cell("合计", 4, 1, page=1),
            Cell("1.00", 4, 2, page=1),
            Cell("", 4, 3, page=1),
        ),
    )


def test_title_and_unit_line_inside_the_grid_are_cells_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas, ys=(60, 80, 100))
        rule_all(canvas)
        fill_in(canvas, ROWS)
        write(canvas, 105, 65, "表1")
        write(canvas, 305, 85, "单位：万元")

    grids, _lines = blocks_of(draw)

    assert texts(grids[0]) == [["表1", "", ""], ["", "", "单位：万元"], *ROWS]


def test_lines_and_grids_stand_in_reading_order_and_are_counted() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 100, 220, "注：表下")
        _plain(canvas)
        write(canvas, 100, 60, "收入预算表")

    def second(canvas: Canvas) -> None:
        _plain(canvas)
        rule_all(canvas, ys=[y + 200 for y in YS])
        fill_in(canvas, ROWS, ys=[y + 200 for y in YS])
        write(canvas, 100, 250, "两表之间")

    blocks, pages = read_blocks(pdf_of(first, second))

    assert pages == 2
    assert [
        (block.page, block.number, "表" if isinstance(block, Grid) else block.text)
        for block in blocks
    ] == [
        (1, 1, "收入预算表"),
        (1, 1, "表"),
        (1, 2, "注：表下"),
        (2, 2, "表"),
        (2, 1, "两表之间"),
        (2, 3, "表"),
    ]
    title, grid = blocks[0], blocks[1]
    assert isinstance(grid, Grid)
    assert not isinstance(title, Grid)
    assert title.left == pytest.approx(100, abs=0.5)
    assert title.top == pytest.approx(60, abs=1)
    assert title.size == pytest.approx(10)
    assert grid.top == pytest.approx(100, abs=1)


def test_a_table_that_goes_on_with_one_row_is_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas, ys=YS[:2])
        fill_in(canvas, [["合计", "", "3.00"]])

    grids, _lines = blocks_of(draw)

    assert texts(grids[0]) == [["合计", "", "3.00"]]


def test_a_grid_without_text_is_not_reported() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas)
        write(canvas, 100, 60, "本页无内容")

    grids, lines = blocks_of(draw)

    assert grids == []
    assert [line.text for line in lines] == ["本页无内容"]


def test_a_frame_round_the_page_is_not_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(30, 30, WIDTH - 60, HEIGHT - 60)
        write(canvas, 100, 60, "封面")
        _plain(canvas)

    grids, lines = blocks_of(draw)

    assert [texts(grid) for grid in grids] == [ROWS]
    assert [line.text for line in lines] == ["封面"]


def test_a_contents_page_with_ruled_entries_stays_lines() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas, xs=(100, 400))
        fill_in(canvas, [["一、主要职能"], ["二、机构设置"], ["三、预算表"]])

    grids, lines = blocks_of(draw)

    assert grids == []
    assert [line.text for line in lines] == [
        "一、主要职能",
        "二、机构设置",
        "三、预算表",
    ]


def test_a_table_of_horizontal_rules_only_stays_lines_with_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        for down in YS:
            level(canvas, down, 100, 400)
        fill_in(canvas, ROWS)

    grids, lines = blocks_of(draw)

    assert grids == []
    assert [line.text for line in lines] == ["\t".join(row) for row in ROWS]


def test_a_table_inside_a_cell_of_another_keeps_its_text() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas, xs=(80, 450, 550), ys=(80, 200, 230))
        _plain(canvas)
        write(canvas, 460, 90, "右边")
        write(canvas, 90, 210, "下面")

    grids, lines = blocks_of(draw)

    assert [texts(grid) for grid in grids] == [[["", "右边"], ["下面", ""]], ROWS]
    assert lines == []


def test_a_cell_that_is_not_closed_is_divided_into_rectangles() -> None:
    def draw(canvas: Canvas) -> None:
        for down in (100, 175):
            level(canvas, down, 100, 400)
        for x in (100, 400):
            upright(canvas, x, 100, 175)
        upright(canvas, 200, 100, 125)
        level(canvas, 125, 100, 200)
        upright(canvas, 300, 150, 175)
        level(canvas, 150, 300, 400)
        write(canvas, 105, 105, "左上")
        write(canvas, 305, 155, "右下")

    grids, _lines = blocks_of(draw)

    covered = [
        (row, column)
        for cell in grids[0].cells()
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
        if not cell.continues
    ]
    assert len(covered) == len(set(covered)) == 9
    assert sorted(cell.text for cell in grids[0].cells() if cell.text) == [
        "右下",
        "左上",
    ]


def test_a_row_that_is_shorter_than_the_table_has_fewer_cells() -> None:
    def draw(canvas: Canvas) -> None:
        rule_all(canvas)
        rule_all(canvas, xs=XS[:3], ys=(175, 200))
        fill_in(canvas, [*ROWS, ["合计", "1.00"]], ys=(*YS, 200))
        write(canvas, 320, 180, "不在表内")

    grids, lines = blocks_of(draw)

    assert texts(grids[0]) == [*ROWS, ["合计", "1.00"]]
    assert [line.text for line in lines] == ["不在表内"]


def test_a_number_that_runs_over_its_border_stays_whole() -> None:
    def wide(canvas: Canvas) -> None:
        rule_all(canvas, xs=(100, 150, 200))
        write(canvas, 105, 105, "甲")
        write(canvas, 130, 130, "12,345,678.90")

    grids, _lines = blocks_of(wide)

    assert texts(grids[0]) == [["甲", ""], ["", "12,345,678.90"], ["", ""]]


def test_an_amount_written_digit_by_digit_stays_whole_too() -> None:
    def wide(canvas: Canvas) -> None:
        rule_all(canvas, xs=(100, 150, 200))
        _digit_by_digit(canvas, 120, 105, "345,678.90")
        _digit_by_digit(canvas, 135, 130, "2011")

    grids, _lines = blocks_of(wide)

    assert texts(grids[0]) == [["345,678.90", ""], ["201", "1"], ["", ""]]


def _digit_by_digit(canvas: Canvas, x: float, down: float, text: str) -> None:
    canvas.setFont("Helvetica", SIZE)
    for digit in text:
        write(canvas, x, down, digit)
        x += canvas.stringWidth(digit, "Helvetica", SIZE)


def test_a_sheet_with_far_too_many_rules_is_a_drawing() -> None:
    def draw(canvas: Canvas) -> None:
        for step in range(0, 570, 4):
            level(canvas, 50 + step, 10, 585)
            upright(canvas, 10 + step + step % 3, 50, 640)
        write(canvas, 50, 700, "坐标图")

    grids, lines = blocks_of(draw)

    assert grids == []
    assert [line.text for line in lines] == ["坐标图"]


def test_a_turned_page_reads_as_it_is_shown() -> None:
    def landscape(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.translate(0, WIDTH - HEIGHT)
        _plain(canvas)

    grids, _lines = blocks_of(landscape)

    assert [texts(grid) for grid in grids] == [ROWS]
    assert grids[0].top == pytest.approx(100, abs=1)


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_table_set_sideways_on_an_upright_page_reads_along_its_text(
    quarter: int,
) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(90 * quarter)
        canvas.translate(-250, 137 - HEIGHT)
        _plain(canvas)

    blocks, _pages = read_blocks(pdf_of(sideways, size=(HEIGHT, HEIGHT)))

    assert [texts(block) for block in blocks if isinstance(block, Grid)] == [ROWS]


def test_a_label_set_upright_in_a_cell_is_read_as_one() -> None:
    def draw(canvas: Canvas) -> None:
        _plain(canvas)
        rule_all(canvas, xs=(70, 100), ys=(100, 175))
        canvas.translate(90, HEIGHT - 160)
        canvas.rotate(90)
        canvas.drawString(0, 0, "年度指标")

    grids, _lines = blocks_of(draw)

    assert texts(grids[0])[0] == ["年度指标", *ROWS[0]]


def test_a_slanted_watermark_does_not_spoil_the_cells() -> None:
    def draw(canvas: Canvas) -> None:
        _plain(canvas)
        canvas.translate(120, HEIGHT - 170)
        canvas.rotate(30)
        canvas.drawString(0, 0, "内部资料")

    grids, lines = blocks_of(draw)

    assert [texts(grid) for grid in grids] == [ROWS]
    assert [line.text for line in lines] == ["内部资料"]


@pytest.mark.parametrize("draw", [_plain, _merged_header])
def test_pdfplumber_finds_the_same_cells(draw: Draw) -> None:
    data = pdf_of(draw)

    blocks, _pages = read_blocks(data)
    with pdfplumber.open(BytesIO(data)) as pdf:
        oracle = pdf.pages[0].extract_tables()

    assert [texts(block) for block in blocks if isinstance(block, Grid)] == [
        [[cell for cell in row if cell is not None] for row in table]
        for table in oracle
    ]


def _torn_below_its_head(canvas: Canvas) -> None:
    rule_all(canvas, ys=(100.0, 160.0, 185.0))
    for left, head, rest in zip(XS, ROWS[0], ("行政", "1,434.89", ""), strict=False):
        write(canvas, left + 5, 102, f"{head}\n{rest}")
    fill_in(canvas, ROWS[2:], ys=(160.0, 185.0))


def test_a_head_printed_again_without_a_rule_below_is_a_row_of_its_own() -> None:
    grids, _lines = blocks_of(_plain, _torn_below_its_head)

    assert texts(grids[1]) == [ROWS[0], ["行政", "1,434.89", ""], ROWS[2]]
    assert [cell.row for row in grids[1].rows for cell in row[:1]] == [1, 2, 3]


def test_a_row_that_begins_like_the_head_on_the_same_page_stays_whole() -> None:
    def both(canvas: Canvas) -> None:
        _plain(canvas)
        canvas.translate(0, -300)
        _torn_below_its_head(canvas)

    grids, _lines = blocks_of(both)

    assert len(texts(grids[1])) == 2


def test_heads_without_a_text_in_every_cell_are_not_parted() -> None:
    def unnamed(canvas: Canvas) -> None:
        rule_all(canvas)
        fill_in(canvas, [["科目", "预算数", ""], *ROWS[1:]])

    grids, _lines = blocks_of(unnamed, _torn_below_its_head)

    assert len(texts(grids[1])) == 2
