"""Files as other editors leave them: the same words, each once, and nothing hidden."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from tests.unit.documents.samples import (
    paragraph,
    plain_word_file,
    plain_workbook,
    texts,
    with_parts,
    word_file,
    workbook,
)

from faheng.documents.annotating.quotes import find_quote
from faheng.documents.opening import open_document

WORD = [
    "项目支出绩效目标表",
    [["格00\n格10", "格01", "格02"], ["", "格11", "格12"], ["格20", "格21", "格22"]],
]
BOOK = [[["指标", "值"], ["覆盖率", "95%"]]]

STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
     "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)  # fmt: skip


def rewritten(
    data: bytes, change: Callable[[str, bytes], tuple[str, bytes] | None]
) -> bytes:
    """A zip with its members renamed, changed, or left out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                # Given only a name, zipfile would turn the strokes round.
                member = zipfile.ZipInfo("x")
                member.filename = changed[0]
                new.writestr(member, changed[1])
    return buffer.getvalue()


def strict(name: str, data: bytes) -> tuple[str, bytes]:
    for transitional, iso in STRICT:
        data = data.replace(transitional.encode(), iso.encode())
    return name, data


def backslashed(name: str, data: bytes) -> tuple[str, bytes]:
    return name.replace("/", "\\"), data


def without_properties(name: str, data: bytes) -> tuple[str, bytes] | None:
    return None if name.startswith("docProps") else (name, data)


def absolute(name: str, data: bytes) -> tuple[str, bytes]:
    for folder in ("word", "xl"):
        data = data.replace(
            b'Target="%s/' % folder.encode(), b'Target="/%s/' % folder.encode()
        )
    return name, data


def with_macros(name: str, data: bytes) -> tuple[str, bytes]:
    if name == "[Content_Types].xml":
        for kind in (b"wordprocessingml.document", b"spreadsheetml.sheet"):
            data = data.replace(
                b"vnd.openxmlformats-officedocument." + kind + b".main",
                b"vnd.ms-office.macroEnabled.main",
            )
    return name, data


@pytest.mark.parametrize(
    "change", [strict, backslashed, without_properties, absolute, with_macros]
)
@pytest.mark.parametrize(
    ("data", "wanted"), [(plain_word_file(), WORD), (plain_workbook(), BOOK)]
)
def test_other_ways_to_pack_a_file_change_nothing(
    change: Callable[[str, bytes], tuple[str, bytes] | None],
    data: bytes,
    wanted: object,
    tmp_path: Path,
) -> None:
    path = tmp_path / "文件.dotx"
    path.write_bytes(rewritten(data, change))
    assert texts(open_document(path).blocks) == wanted


def opened(data: bytes, folder: Path) -> list[str | list[list[str]]]:
    path = folder / "文件"
    path.write_bytes(data)
    return texts(open_document(path).blocks)


def test_macros_are_neither_run_nor_read(tmp_path: Path) -> None:
    data = with_parts(plain_word_file())
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    assert opened(buffer.getvalue(), tmp_path) == WORD


def test_text_boxes_of_a_sheet_are_lines(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.insert_textbox("B1", "项目支出绩效目标表\n（2025年度）")
        sheet.write_row("A5", ["指标", "值"])
        sheet.write_row("A6", ["场次", 12])
        sheet.write_comment("A6", "批注")
        sheet.insert_textbox("A9", "注：单位为万元")

    assert opened(workbook(fill), tmp_path) == [
        "项目支出绩效目标表\n（2025年度）",
        [["指标", "值"], ["场次", "12"]],
        "注：单位为万元",
    ]


def test_a_text_box_of_older_editors_is_read(tmp_path: Path) -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent>{paragraph('框内')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    assert opened(word_file(paragraph("外"), box), tmp_path) == ["外", "框内"]


def test_numbers_kept_as_text_and_rich_text_are_read_as_they_stand(
    tmp_path: Path,
) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.write_row("A1", ["项目", "金额"])
        sheet.write_string("A2", "甲")
        sheet.write_string("B2", "１２．５０")
        sheet.write_rich_string("A3", "合", bold, "计")
        sheet.write_string("B3", "12.50")

    assert opened(workbook(fill), tmp_path) == [
        [["项目", "金额"], ["甲", "１２．５０"], ["合计", "12.50"]]
    ]


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData><row><c t='inlineStr'><is><t>项目</t></is></c><c t='inlineStr'><is><r>"
    "<t>金</t></r><r><t>额</t></r></is></c></row><row><c t='str'><f>A1</f><v>甲</v></c>"
    "<c><f t='shared' si='0'/>{}</c></row></sheetData></worksheet>"
)


def test_inline_strings_and_results_of_formulas_are_read(tmp_path: Path) -> None:
    sheet = {"xl_worksheets/sheet1": SHEET.format("<v>3</v>")}
    data = with_parts(plain_workbook(), **sheet)
    assert opened(data, tmp_path) == [[["项目", "金额"], ["甲", "3"]]]


@pytest.mark.parametrize("result", ["", "<v/>", "<v></v>"])
def test_a_formula_not_yet_calculated_is_no_blank(result: str, tmp_path: Path) -> None:
    data = with_parts(
        plain_workbook(), **{"xl_worksheets/sheet1": SHEET.format(result)}
    )
    assert opened(data, tmp_path) == [[["项目", "金额"], ["甲", "="]]]


def test_fields_and_notes_show_their_results(tmp_path: Path) -> None:
    field = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(A)"
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12"
        "</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr='DATE'><w:r><w:t>万元</w:t></w:r></w:fldSimple>"
        "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    assert opened(word_file(field), tmp_path) == ["12万元"]


def test_revisions_of_rows_and_paragraphs_show_the_accepted_state(
    tmp_path: Path,
) -> None:
    def row(text: str, mark: str) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph(text)}</w:tc></w:tr>"

    table = row("甲", "") + row("增", "<w:ins/>") + row("删", "<w:del/>")
    moved = "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>"
    assert opened(word_file(f"<w:tbl>{table}</w:tbl>", moved), tmp_path) == [
        [["甲"], ["增"]]
    ]


SEEN = [[["项目名称", "人民 调解"]]]


def test_characters_nobody_sees_are_not_read_in_any_format(tmp_path: Path) -> None:
    label, value = "项\u200b目\u00ad名\u2060称\ufeff", "人民 调解\u200e"

    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write_row("A1", [label, value])

    cells = f"<td>{label}</td><td>{value}</td>"
    page = f"<html><body><table border=1><tr>{cells}</tr></table></body></html>"
    assert opened(workbook(fill), tmp_path) == SEEN
    assert opened(page.encode(), tmp_path) == SEEN
    assert opened(f"{label}：{value}\n\u200b\n".encode(), tmp_path) == [
        "项目名称：人民 调解"
    ]


def test_a_quote_is_found_through_characters_nobody_sees() -> None:
    assert find_quote("甲\u200b：人\u00ad民", "甲：人民") == (0, 6)
