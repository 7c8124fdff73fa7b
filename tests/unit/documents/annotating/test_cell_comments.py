"""Notes in workbooks: one comment a cell, in a box that shows it."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from tests.unit.documents.annotating.commented import (
    cell_comments,
    changed_parts,
    parts,
)
from tests.unit.documents.samples import plain_workbook, workbook, zip_of

from faheng.documents.annotating.notes import Note
from faheng.documents.annotating.xlsx.boxes import anchor, read_sizes
from faheng.documents.annotating.xlsx.comments import with_comments
from faheng.documents.annotating.xlsx.places import reference
from faheng.documents.formats.xlsx.reader import read_blocks
from faheng.model.package import Where


def commented(data: bytes, *notes: Note) -> dict[tuple[str, str], str]:
    annotated = with_comments(data, notes)
    assert read_blocks(annotated) == read_blocks(data)
    return cell_comments(annotated)


def at(row: int, column: int, page: int = 1) -> Where:
    return Where(page=page, table=1, row=row, column=column)


def two_sheets(book: xlsxwriter.Workbook) -> None:
    hidden = book.add_worksheet("草稿")
    hidden.write("A1", "不看")
    hidden.hide()
    first = book.add_worksheet("封面")
    first.write("C2", "青石区司法局")
    first.activate()
    second = book.add_worksheet("目标表")
    second.write_row("A1", ["填报单位：甲", "", "单位：万元"])
    second.write_row("A3", ["指标", "值", "说明"])
    second.merge_range("A4:A6", "调解")
    for row in (3, 4, 5):
        second.write_row(row, 1, ["≥98%", "口径"])


def test_pages_are_the_visible_sheets_and_merged_cells_their_first() -> None:
    data = workbook(two_sheets)
    assert commented(
        data,
        Note(at(4, 2, page=2), "值"),
        Note(at(6, 1, page=2), "合并"),
        Note(at(6, 2, page=2), "另一格"),
        Note(Where(page=1, line=2, quote="青石区"), "封面"),
    ) == {
        ("目标表", "B4"): "值",
        ("目标表", "A4"): "合并",
        ("目标表", "B6"): "另一格",
        ("封面", "C2"): "封面",
    }


def test_captions_are_found_in_their_row_by_what_they_say() -> None:
    data = workbook(two_sheets)
    found = commented(
        data,
        Note(Where(page=2, line=1, quote="单位：万元"), "单位"),
        Note(Where(page=2, line=1, quote="不在这行"), "首格"),
    )
    assert found == {("目标表", "C1"): "单位", ("目标表", "A1"): "首格"}


def test_several_notes_of_a_cell_are_one_comment_and_lost_ones_stand_first() -> None:
    data = plain_workbook()
    found = commented(
        data, Note(at(2, 2), "甲"), Note(at(2, 2), "乙"), Note(Where(), "丙"),
        Note(Where(page=9, row=1, column=1), "丁"),
    )  # fmt: skip
    assert found == {("目标表", "B2"): "甲\n\n乙", ("目标表", "A1"): "丙\n\n丁"}


def test_nothing_else_changes_and_the_bytes_are_settled() -> None:
    data = plain_workbook()
    notes = [Note(at(2, 2), "a<b>&\x07“引”\n第二行")]
    annotated = with_comments(data, notes)
    assert annotated == with_comments(data, notes)
    assert changed_parts(data, annotated) == {
        "[Content_Types].xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert cell_comments(annotated) == {("目标表", "B2"): "a<b>&“引”\n第二行"}


def with_own_comments() -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("甲", "乙"):
            sheet = book.add_worksheet(name)
            sheet.write_row("A1", ["指标", "值"])
            sheet.write_row("A2", ["覆盖率", "≥9%"])
            sheet.write_comment("B2", f"{name}的原有批注")
            sheet.write_comment("A1", "标题")
        book.worksheets()[0].insert_button("D5", {"caption": "汇总"})

    return workbook(fill)


def test_comments_and_buttons_already_there_are_kept() -> None:
    data = with_own_comments()
    annotated = with_comments(
        data, [Note(at(2, 2), "改"), Note(at(2, 1), "名"), Note(at(2, 1, page=2), "二")]
    )
    assert cell_comments(annotated) == {
        ("甲", "B2"): "甲的原有批注\n\n改",
        ("甲", "A1"): "标题",
        ("甲", "A2"): "名",
        ("乙", "B2"): "乙的原有批注",
        ("乙", "A1"): "标题",
        ("乙", "A2"): "二",
    }
    drawings = [text for name, text in parts(annotated).items() if name.endswith("vml")]
    assert len(drawings) == 2
    assert any(b"Button" in text for text in drawings)
    for text in drawings:
        numbers = re.findall(rb'id="(_x0000_s\d+)"', text)
        assert len(numbers) == len(set(numbers)) >= 3


def test_annotating_twice_adds_to_what_was_said() -> None:
    once = with_comments(plain_workbook(), [Note(at(2, 2), "一")])
    assert cell_comments(with_comments(once, [Note(at(2, 2), "二")])) == {
        ("目标表", "B2"): "一\n\n二"
    }


def test_a_cell_with_a_thread_leaves_the_note_to_the_next() -> None:
    data = parts(with_comments(plain_workbook(), [Note(at(2, 2), "原有")]))
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    rels = data["xl/worksheets/_rels/sheet1.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Target="../threadedComments/threadedComment1.xml" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
        b"</Relationships>",
    )
    thread = f'<ThreadedComments xmlns="{space}"><threadedComment ref="B2"/></ThreadedComments>'
    threaded = zip_of(**{
        name.replace("/", "__"): text
        for name, text in {
            **data,
            "xl/worksheets/_rels/sheet1.xml.rels": rels,
            "xl/threadedComments/threadedComment1.xml": thread.encode(),
        }.items()
    })  # fmt: skip
    found = cell_comments(with_comments(threaded, [Note(at(2, 2), "新增")]))
    assert found == {("目标表", "B2"): "原有", ("目标表", "C2"): "新增"}


def test_files_of_another_writer_are_annotated_too() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["指标", "值"])
    sheet.append(["覆盖率", "≥9%"])
    sheet["A1"].comment = Comment("原有", "某人")
    buffer = io.BytesIO()
    book.save(buffer)
    assert commented(buffer.getvalue(), Note(at(2, 2), "改")) == {
        ("Sheet", "A1"): "原有",
        ("Sheet", "B2"): "改",
    }


def test_what_must_follow_the_drawing_still_does() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.add_table("A1:B3", {"data": [["a", "b"], ["c", "d"]]})

    annotated = with_comments(workbook(fill), [Note(at(2, 2), "改")])
    xml = parts(annotated)["xl/worksheets/sheet1.xml"]
    assert 0 < xml.index(b"legacyDrawing") < xml.index(b"tableParts")
    assert ("表", "B2") in cell_comments(annotated)


def columns_and_rows(place: tuple[int, int], text: str, xml: str = "") -> list[int]:
    from lxml import etree

    sizes = read_sizes(etree.fromstring(f"<worksheet>{xml}</worksheet>"))
    return [int(number) for number in anchor(place, text, sizes).split(", ")]


def test_boxes_are_large_enough_to_read_whatever_the_columns_are() -> None:
    usual = columns_and_rows((3, 2), "说明")
    longer = columns_and_rows((3, 2), "说明很长" * 40)
    assert longer[6] > usual[6]
    narrow = columns_and_rows(
        (3, 2), "说明", '<cols><col min="1" max="99" width="2"/></cols>'
    )
    assert narrow[4] > usual[4]
    hidden = columns_and_rows(
        (3, 2), "说明", '<cols><col min="3" max="12" width="9" hidden="1"/></cols>'
    )
    assert hidden[4] >= 12
    assert columns_and_rows((1, 16_384), "说明")[0] < 16_384


@pytest.mark.parametrize(
    "place, name", [((1, 1), "A1"), ((3, 26), "Z3"), ((9, 27), "AA9"), ((2, 16_384), "XFD2")]
)  # fmt: skip
def test_cells_are_called_as_sheets_call_them(
    place: tuple[int, int], name: str
) -> None:
    assert reference(place) == name
