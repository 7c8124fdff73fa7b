"""Workbooks give what their sheets show: titles as lines, tables as grids."""

from __future__ import annotations

import contextlib
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.samples import plain_workbook, texts, with_parts, workbook

from faheng.documents.document import Cell, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xlsx.reader import read_blocks
from faheng.documents.spreadsheets.number_formats import shown, take_apart


def declaration(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("目标表")
    ruled = book.add_format({"border": 1})
    percent = book.add_format({"border": 1, "num_format": "0%"})
    sheet.merge_range("A1:D1", "项目绩效目标表", book.add_format({"bold": True}))
    sheet.write("A2", "填报单位：某局")
    sheet.write("D2", "单位：万元")
    sheet.write_row("A3", ["一级", "二级", "三级", "值"], ruled)
    sheet.merge_range("A4:A5", "产出", ruled)
    sheet.merge_range("B4:C4", "数量", ruled)
    sheet.write("D4", 0.95, percent)
    sheet.write_row("B5", ["质量", "一\n二", 100], ruled)
    sheet.write_row("A6", ["备注", "", "", ""], ruled)
    sheet.write("A8", "填表人：张三")
    book.add_worksheet("隐藏").hide()
    second = book.add_worksheet("第二")
    second.write_row("B2", ["甲", 1.5])
    second.write_row("B3", ["乙", 2])
    second.set_row(2, None, None, {"hidden": True})


def test_titles_and_captions_are_lines_the_table_is_a_grid() -> None:
    blocks, pages = read_blocks(workbook(declaration))
    assert pages == 2
    assert texts(blocks) == [
        "项目绩效目标表",
        "填报单位：某局",
        "单位：万元",
        [
            ["一级", "二级", "三级", "值"],
            ["产出", "数量", "95%"],
            ["", "质量", "一\n二", "100"],
            ["备注", "", "", ""],
        ],
        "填表人：张三",
        [["甲", "1.5"], ["乙", "2"]],
    ]


def test_cells_know_their_place_in_the_sheet() -> None:
    blocks, _ = read_blocks(workbook(declaration))
    assert blocks[1] == Line("填报单位：某局", page=1, number=2)
    first, second = (block for block in blocks if isinstance(block, Grid))
    assert (first.number, first.sheet, first.page) == (1, "目标表", 1)
    assert first.rows[1] == (
        Cell("产出", 4, 1, rowspan=2, page=1),
        Cell("数量", 4, 2, colspan=2, page=1),
        Cell("95%", 4, 4, page=1),
    )
    assert first.rows[2][0] == Cell("", 5, 1, continues=True, page=1)
    assert (second.number, second.sheet, second.page) == (2, "第二", 2)
    assert (second.rows[1][0].row, second.rows[1][0].column) == (3, 2)


def test_a_second_table_on_a_sheet_is_another_grid() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for top, title in ((0, "表一"), (5, "表二")):
            sheet.write(top, 0, title)
            sheet.write_row(top + 1, 0, ["名称", "金额"])
            sheet.write_row(top + 2, 0, ["合计", 1])

    grid = [["名称", "金额"], ["合计", "1"]]
    assert texts(read_blocks(workbook(fill))[0]) == ["表一", grid, "表二", grid]


def test_a_blank_row_inside_a_table_parts_nothing() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["名称", "金额"])
        sheet.write_row("A2", ["甲", 1])
        sheet.write_row("A4", ["乙", 2])

    assert len(read_blocks(workbook(fill))[0]) == 1


def test_a_title_over_two_rows_is_a_line_a_cell_beside_a_merged_one_is_not() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C2", "目标表")
        sheet.write_row("A3", ["名称", "值", "注"])
        sheet.merge_range("A4:A6", "产出")
        sheet.write_row("B4", ["数量", 1])
        sheet.write_row("B5", ["质量", 2])
        sheet.merge_range("B6:C6", "时效")

    title, grid = read_blocks(workbook(fill))[0]
    assert title == Line("目标表", page=1, number=1)
    assert isinstance(grid, Grid)
    assert grid.rows[1][0].rowspan == 3
    assert grid.rows[3] == (
        Cell("", 6, 1, continues=True, page=1),
        Cell("时效", 6, 2, colspan=2, page=1),
    )


def test_below_a_title_without_rules_a_ruled_row_is_the_table_s_own() -> None:
    def headed(book: xlsxwriter.Workbook, title: xlsxwriter.format.Format) -> None:
        sheet = book.add_worksheet()
        ruled = book.add_format({"border": 1})
        sheet.merge_range("A1:B1", "目标表", title)
        sheet.merge_range("A2:B2", "基本信息", ruled)
        sheet.write_row("A3", ["名称", "甲"], ruled)

    plain = workbook(lambda book: headed(book, book.add_format()))
    framed = workbook(lambda book: headed(book, book.add_format({"border": 1})))
    fields = ["名称", "甲"]
    assert texts(read_blocks(plain)[0]) == ["目标表", [["基本信息"], fields]]
    assert texts(read_blocks(framed)[0]) == ["目标表", "基本信息", [fields]]


def test_dates_booleans_and_errors_are_shown() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_row("A1", ["日", "是", "错"])
        sheet.write_datetime("A2", date(2024, 3, 1), day)
        sheet.write_boolean("B2", True)
        sheet.write_formula("C2", "=1/0", None, "#DIV/0!")

    (grid,) = texts(read_blocks(workbook(fill))[0])
    assert grid[1] == ["2024-03-01", "TRUE", "#DIV/0!"]


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.9755, "0.00%", "97.55%"),
        (0.285, "0.0%", "28.5%"),
        (8025704.92, "#,##0.00", "8,025,704.92"),
        (1234.5, "#,##0.00_ ", "1,234.50"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥1,234.50"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (2.675, "0.00", "2.68"),
        (3.1, "0.##", "3.1"),
        (12, '"≥"0"次"', "≥12次"),
        (12345678, "0!.0,", "1234.6"),
        (1234567, "#,##0,", "1,235"),
        (50000, "General", "50000"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (1e-7, "General", "0.0000001"),
        (0.5, "@", "0.5"),
        (0.5, "# ?/?", "0.5"),
        (8025704.92, "0.00E+00", "8025704.92"),
        (45352, "yyyy/m/d", "2024-03-01"),
        (45352, "[$-804]yyyy年m月d日;@", "2024-03-01"),
        (45352, 'yyyy"年"m"月"', "2024年3月"),
        (45352.75, "yyyy-m-d h:mm", "2024-03-01 18:00"),
        (0.5, "h:mm", "12:00:00"),
        (26.5, "[h]:mm", "26.5"),
        (-5, "yyyy-m-d", "-5"),
        (9e18, "0." + "0" * 14 + "%", "9" + "0" * 20 + "." + "0" * 14 + "%"),
    ],
)
def test_a_number_reads_as_excel_shows_it(number: float, code: str, text: str) -> None:
    assert shown(number, take_apart(code), from_1904=False) == text


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_plain_amount_keeps_its_value(amount: Decimal) -> None:
    for code in ("General", "0.00", "#,##0.00"):
        text = shown(float(amount), take_apart(code), from_1904=False)
        assert Decimal(text.replace(",", "")) == amount


@settings(max_examples=150)
@given(st.floats(-1e19, 1e19), st.text('0#?,.%;"\\!_*@[]hmsyd年E+-¥ /G', max_size=12))
def test_any_format_code_shows_something(number: float, code: str) -> None:
    assert shown(number, take_apart(code), from_1904=False).strip() or ";" in code


def test_a_sheet_stretched_over_the_whole_grid_is_refused() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row in range(400):
            sheet.write_row(row, 0, ["甲", "乙"])
            sheet.write(row, 16_383, "丙")

    with pytest.raises(UnreadableFileError, match="过大"):
        read_blocks(workbook(fill))


def test_a_file_without_its_sheet_is_refused() -> None:
    data = with_parts(plain_workbook(), xl_workbook="<workbook/>")
    with pytest.raises(UnreadableFileError):
        read_blocks(data)


SMALL = plain_workbook()


@settings(max_examples=60)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at: int, damage: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_blocks(SMALL[:at] + damage + SMALL[at + len(damage) :])


XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="1"><v>0.95</v></c>'
    '</row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>'
)


@settings(max_examples=60)
@given(st.integers(0, len(XML) - 1), st.text(max_size=4), st.integers(0, 12))
def test_damaged_xml_is_read_or_refused(at: int, damage: str, cut: int) -> None:
    sheet = (XML[:at] + damage + XML[at + cut :]).encode(errors="replace")
    with contextlib.suppress(UnreadableFileError):
        read_blocks(with_parts(SMALL, **{"xl_worksheets/sheet1": sheet}))


def not_calculated(formula: str = "=SUM(B2:B3)") -> bytes:
    """A workbook as openpyxl leaves it: formulas, and none of their results."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["指标", "值"], ["甲", 2], ["乙", 3], ["合计", formula]):
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_formula_without_result_shows_itself_and_costs_nothing_else() -> None:
    (block,) = read_blocks(not_calculated())[0]
    assert texts([block]) == [
        [["指标", "值"], ["甲", "2"], ["乙", "3"], ["合计", "=SUM(B2:B3)"]]
    ]


def test_a_workbook_of_nothing_but_formulas_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["=Z1", "=Z2"])
    sheet.append(["=Z3", "=Z4"])
    buffer = BytesIO()
    book.save(buffer)
    assert texts(read_blocks(buffer.getvalue())[0]) == [
        [["=Z1", "=Z2"], ["=Z3", "=Z4"]]
    ]


def merged(*ranges: str) -> bytes:
    """A sheet whose merged cells still hold what they hide."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["一级", "二级", "值"], ["产出", "数量", 1], ["隐", "质量", 2]):
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    inside = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    source = zipfile.ZipFile(buffer).read("xl/worksheets/sheet1.xml").decode()
    changed = source.replace(
        "</sheetData>", f"</sheetData><mergeCells>{inside}</mergeCells>"
    )
    return with_parts(buffer.getvalue(), **{"xl_worksheets/sheet1": changed})


def test_what_a_merged_cell_hides_is_not_read() -> None:
    assert texts(read_blocks(merged("A2:A3", "A1:B1"))[0]) == [
        [["一级", "值"], ["产出", "数量", "1"], ["", "质量", "2"]]
    ]


def test_a_cell_that_lies_under_another_but_is_one_itself_is_kept() -> None:
    shown = texts(read_blocks(merged("A1:A3", "A3:B3"))[0])
    assert "隐" in str(shown)
