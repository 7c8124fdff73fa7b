"""Words replaced to the letter, and everything else left as it was."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.annotating.commented import changed_parts, parts
from tests.unit.documents.samples import paragraph, word_file, workbook

from faheng.documents.annotating.docx import replacing as word
from faheng.documents.annotating.replacements import Replacement
from faheng.documents.annotating.txt import replacing as plain
from faheng.documents.annotating.xlsx import replacing as excel
from faheng.model.package import Where

FIRST = Where(line=1)


def in_word(
    body: str, *wanted: Replacement
) -> tuple[list[tuple[str, bool]], list[bool]]:
    """The runs left, each with whether it is bold, and what was done."""
    data, done = word.with_replacements(word_file(body), wanted)
    runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
    return [(run.text, bool(run.bold)) for run in runs], list(done)


MIXED = (
    "<w:p><w:r><w:t>依据示财行[20</w:t></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>21]8</w:t></w:r><w:r><w:t>6号。。</w:t></w:r></w:p>"
)


def test_text_spread_over_runs_keeps_its_looks() -> None:
    number = Replacement(FIRST, "示财行[2021]86号", "示财行〔2021〕86号")
    marks = Replacement(Where(line=1, quote="86号。。"), "。。", "。")
    assert in_word(MIXED, number, marks) == (
        [("依据示财行〔20", False), ("21〕8", True), ("6号。", False)], [True, True],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text, quote, times, becomes",
    [
        ("甲误写乙误写丙", "乙误写丙", 1, "甲误写乙正写丙"),
        ("甲误写乙误写丙", None, 1, None),
        ("甲误写乙误写丙", None, 2, "甲正写乙正写丙"),
        ("甲误写，甲误写", "甲误写", 1, "甲正写，甲正写"),
        ("甲误写乙误写丙", "甲误写乙误写丙", 1, None),
        ("甲乙丙", None, 1, None),
        ("甲误\n  写", "甲误写", 1, "甲正\n  写"),
    ],
)
def test_only_where_it_is_clear_which_words_are_meant(
    text: str, quote: str | None, times: int, becomes: str | None
) -> None:
    wanted = [Replacement(Where(line=1, quote=quote), "误写", "正写")] * times
    data, done = plain.with_replacements(text.encode(), wanted)
    assert data.decode() == (becomes or text)
    assert done == (becomes is not None,) * times


def test_a_single_character_is_replaced_only_where_it_is_the_whole_text() -> None:
    wanted = [Replacement(FIRST, "各", "个")]
    assert plain.with_replacements("各社区".encode(), wanted)[1] == (False,)
    assert plain.with_replacements(" 各\n".encode(), wanted)[0].decode() == " 个\n"


def test_what_overlaps_is_left() -> None:
    wanted = [Replacement(FIRST, "乙丙", "乙"), Replacement(FIRST, "丙丁", "丁")]
    data, done = plain.with_replacements("甲乙丙丁".encode(), wanted)
    assert (data.decode(), done) == ("甲乙丁", (True, False))


def table_book(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("表")
    bold = book.add_format({"bold": True})
    sheet.write_row("A1", ["指标", "值", "单位", "公式"])
    sheet.write_row("A2", ["建档率", "≥9898%以上", "各", "x"])
    sheet.write_row("A3", ["合格率", "≥9898%以上", "个", "x"])
    sheet.write_row("A4", ["数", 9898, "%", "x"])
    sheet.write_formula("D4", '="98"&"98"', None, "9898")
    sheet.write_rich_string("A5", "依据示财行[20", bold, "21]8", "6号")


def at(row: int, column: int, quote: str | None = None) -> Where:
    return Where(page=1, table=1, row=row, column=column, quote=quote)


def test_a_shared_text_changes_in_the_one_cell_only() -> None:
    data = workbook(table_book)
    wanted = [
        Replacement(at(2, 2), "≥9898%以上", "≥98%"),
        Replacement(at(2, 2), "各", "个"),
        Replacement(at(4, 2), "9898", "98"),
        Replacement(at(4, 4), "9898", "98"),
        Replacement(at(5, 1), "[2021]", "〔2021〕"),
    ]
    fixed, done = excel.with_replacements(data, wanted)
    assert done == (True, True, False, False, True)
    assert changed_parts(data, fixed) == {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
    }
    sheet = openpyxl.load_workbook(io.BytesIO(fixed), rich_text=True)["表"]
    assert [cell.value for cell in sheet[2]][1:3] == ["≥98%", "个"]
    assert sheet["B3"].value == "≥9898%以上"
    assert sheet["B4"].value == 9898
    assert sheet["D4"].value == '="98"&"98"'
    rich = sheet["A5"].value
    assert str(rich) == "依据示财行〔2021〕86号"
    assert [str(part) for part in rich] == ["依据示财行〔20", "21〕8", "6号"]


def test_texts_kept_in_their_cells_are_mended_there() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.write_row("A1", ["指标", "值"])
        sheet.write_row("A2", ["建档率", "≥9898%以上"])

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    fill(book)
    book.close()
    inline = buffer.getvalue()
    assert b'"inlineStr"' in parts(inline)["xl/worksheets/sheet1.xml"]
    wanted = [Replacement(at(2, 2), "≥9898%以上", "≥98%")]
    fixed, done = excel.with_replacements(inline, wanted)
    assert done == (True,)
    assert openpyxl.load_workbook(io.BytesIO(fixed)).active["B2"].value == "≥98%"
    assert changed_parts(inline, fixed) == {"xl/worksheets/sheet1.xml"}


ROWS = "指标\t值\t单位\r\n建档率\t≥9898%以上\t%\r\n合格率\t≥9898%以上\t%\r\n"
CELLS = "\t指标\n\t值\n\n\t建档率\n\t≥9898%\n以上\n\n\t合格率\n\t≥9898%以上\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"],
)
def test_a_text_keeps_encoding_ends_and_all_other_bytes(encoding: str) -> None:
    data = ROWS.encode(encoding)
    where = Where(table=1, row=2, column=2, line=2, quote="≥9898%以上")
    fixed, done = plain.with_replacements(
        data, [Replacement(where, "≥9898%以上", "≥98%")]
    )
    assert done == (True,)
    becomes = ROWS.replace("≥9898%以上", "≥98%", 1).encode(encoding)
    assert fixed == becomes


def test_a_cell_on_lines_of_its_own_is_mended_across_them() -> None:
    where = Where(table=1, row=2, column=2, line=5, quote="≥9898%\n以上")
    fixed, done = plain.with_replacements(
        CELLS.encode(), [Replacement(where, "≥9898%以上", "≥98%")]
    )
    assert done == (True,)
    assert fixed.decode() == CELLS.replace("≥9898%\n以上", "≥98%\n", 1)


def test_a_quote_that_goes_on_in_the_next_line_is_mended_across_them() -> None:
    text = "根据示财行[2021]\n    86号文件办理。\n另见示财行[2021]86号。\n"
    where = Where(line=1, quote="示财行[2021]86号")
    wanted = [Replacement(where, "示财行[2021]86号", "示财行〔2021〕86号")]
    fixed, done = plain.with_replacements(text.encode(), wanted)
    assert done == (True,)
    assert fixed.decode() == text.replace("[2021]\n", "〔2021〕\n", 1)


@settings(deadline=None, max_examples=40)
@given(
    before=st.text("甲乙丙丁", min_size=2, max_size=5),
    after=st.text("甲乙丙丁子丑", max_size=5),
    around=st.tuples(st.text("一二三", max_size=4), st.text("四五六", max_size=4)),
)
def test_any_words_become_any_others_in_all_formats(
    before: str, after: str, around: tuple[str, str]
) -> None:
    text = f"首{around[0]}{before}{around[1]}尾"
    becomes = f"首{around[0]}{after}{around[1]}尾"
    wanted = [Replacement(FIRST, before, after)]
    data, done = plain.with_replacements(text.encode(), wanted)
    assert (data.decode(), done) == (becomes, (True,))
    half = len(text) // 2
    runs, made = in_word(paragraph(text[:half], text[half:]), *wanted)
    assert ("".join(run for run, _ in runs), made) == (becomes, [True])
