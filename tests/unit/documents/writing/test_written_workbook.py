"""A written workbook: text stays text, amounts are numbers, pages print."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.documents.writing.compositions import (
    of_one_table,
    read_back,
    read_texts,
)

from faheng.documents.composing.pieces import (
    Align,
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
    row,
)
from faheng.documents.exceptions import UnwritableDocumentError
from faheng.documents.formats.xlsx.writer_names import sheet_names
from faheng.documents.formats.xlsx.writer_values import amount
from faheng.documents.opening import open_document
from faheng.documents.writing import write

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("x")', " =1+1", "＝1+1"]
AMOUNTS = ["0", "0.00", "12.50", "-12.50", "1,234.50", "1234567", "123456789012.34"]
NO_AMOUNTS = ["007", "1,23", "-0.00", "1.", "20%", "12345678901234.567", "1e5", "①", ""]


def sheet_of(composition: Composition) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(write(composition, "xlsx")))
    return book.worksheets[0]


def right(text: str) -> Cell:
    return Cell(text, align=Align.RIGHT)


@pytest.mark.parametrize("align", Align)
def test_nothing_is_a_formula(align: Align) -> None:
    table = Table(
        tuple(row(Cell(text, align=align), "乙") for text in FORMULAS), (40.0, 40.0)
    )
    title = Paragraph("=2+2", Role.TITLE)
    sheet = sheet_of(Composition("=1", (Sheet("=1", (title, table)),)))
    assert {sheet.cell(at, 1).data_type for at in range(1, 9)} == {"s"}
    assert all(sheet.cell(at, 1).quotePrefix for at in range(1, 9))
    assert sheet["A2"].value == "=1+1"


@pytest.mark.libreoffice
def test_libreoffice_computes_nothing(tmp_path: Path) -> None:
    table = Table(tuple(row(text, "乙") for text in FORMULAS), (40.0, 40.0))
    path = tmp_path / "book.xlsx"
    path.write_bytes(write(of_one_table(table), "xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xls:MS Excel 97"]
    subprocess.run(
        [*command, "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    read = read_texts(open_document(tmp_path / "book.xls"))
    assert [text for text in read if text != "乙"] == [
        text.strip() for text in FORMULAS
    ]


def test_amounts_are_numbers_shown_as_written(tmp_path: Path) -> None:
    table = Table(tuple(row("项目", right(text)) for text in AMOUNTS), (40.0, 40.0))
    sheet = sheet_of(of_one_table(table))
    assert {sheet.cell(at, 2).data_type for at in range(1, len(AMOUNTS) + 1)} == {"n"}
    assert (sheet["B5"].value, sheet["B5"].number_format) == (1234.5, "#,##0.00")
    read = read_texts(read_back(of_one_table(table), "xlsx", tmp_path))
    assert [text for text in read if text != "项目"] == AMOUNTS


@given(st.decimals(-(10**12), 10**12, places=2), st.booleans())
def test_every_amount_comes_back(value: object, grouped: bool) -> None:
    text = f"{value:,}" if grouped else str(value)
    found = amount(right(text), 60.0, 10.5)
    if found is None:
        assert text == "-0.00"
    else:
        assert format(found[0], ",.2f" if grouped else ".2f") == text


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_would_not_show_as_written_is_text(text: str) -> None:
    assert amount(right(text), 60.0, 10.5) is None


def test_codes_labels_and_cramped_amounts_are_text() -> None:
    assert amount(Cell("2040601"), 60.0, 10.5) is None
    assert amount(Cell("2024", label=True, align=Align.RIGHT), 60.0, 10.5) is None
    assert amount(right("123456789.00"), 8.0, 10.5) is None


def test_a_page_to_print() -> None:
    rows = (row("科目", "金额"), *(row("甲", right("1.00")) for _ in range(60)))
    table = Table(rows, (60.0, 40.0), head=1)
    pieces = (Paragraph("支出表", Role.TITLE), table)
    sheet = sheet_of(Composition("题", (Sheet("支出表", pieces, landscape=True),)))
    assert sheet.title == "支出表"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$2:$2"
    assert "A1:B1" in map(str, sheet.merged_cells.ranges)


def test_rows_are_high_enough() -> None:
    long = "甲" * 300
    table = Table(
        (row("短", "短"), row("目标", long), row("尾", "乙" * 4000)), (40.0, 60.0)
    )
    sheet = sheet_of(of_one_table(table))
    heights = [sheet.row_dimensions[at].height for at in range(1, sheet.max_row + 1)]
    # 60 mm hold sixteen characters of 10.5 points; a line of them is some 13 points.
    assert heights[0] < 30
    assert heights[1] >= 300 / 16 * 13
    # No row may be higher than 409 points: the last one is several, merged.
    assert max(heights) <= 409
    assert sum(heights[2:]) >= 4000 / 16 * 13
    assert f"B3:B{sheet.max_row}" in map(str, sheet.merged_cells.ranges)
    # Its text begins at the top, where a page begins as well; others in the middle.
    placed = [sheet[cell].alignment.vertical for cell in ("B2", "B3")]
    assert placed == ["center", "top"]


def test_a_text_no_cell_can_hold_is_refused_in_a_sentence() -> None:
    table = Table((row("甲", "乙" * 40_000),), (40.0, 60.0))
    with pytest.raises(UnwritableDocumentError, match="“表”里有一格文字超过"):
        write(of_one_table(table), "xlsx")


@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_of_sheets_are_allowed_and_distinct(wished: list[str]) -> None:
    names = sheet_names(wished)
    assert len({name.casefold() for name in names}) == len(wished)
    for name in names:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'") and not name.endswith("'")


def test_names_of_sheets_are_kept_where_they_can_be() -> None:
    assert sheet_names(["申报表", "申报表", "a/b", ""]) == [
        "申报表",
        "申报表 (2)",
        "a b",
        "表4",
    ]


def test_nothing_tells_the_day() -> None:
    data = write(of_one_table(Table((row("甲", "乙"),), (40.0, 40.0))), "xlsx")
    properties = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode()
    assert properties.count("1980-01-01T00:00:00Z") == 2
