"""Word files give the words of the printed page, in order, each once."""

from __future__ import annotations

import contextlib
import io
from itertools import pairwise

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.samples import (
    paragraph,
    plain_word_file,
    texts,
    with_parts,
    word_file,
)

from faheng.documents.counting import written
from faheng.documents.document import Cell, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.docx.reader import read_blocks

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(*body: str, **parts: str) -> list[str | list[list[str]]]:
    return texts(read_blocks(word_file(*body, **parts))[0])


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_paragraphs_are_counted_blank_ones_too() -> None:
    blocks, pages = read_blocks(
        word_file(paragraph("甲"), paragraph(), paragraph("乙"))
    )
    assert blocks == (Line("甲", number=1), Line("乙", number=3))
    assert pages is None


def test_merged_cells_stand_once() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}" if row + column != 1 else ""
    table.cell(0, 0).merge(table.cell(2, 0)).text = "产出"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "指标"
    (grid,) = read_blocks(saved(document))[0]
    assert isinstance(grid, Grid)
    assert grid.rows[0] == (
        Cell("产出", 1, 1, rowspan=3),
        Cell("指标", 1, 2, colspan=2),
    )
    assert grid.rows[1][0] == Cell("", 2, 1, continues=True)
    assert [cell.text for cell in grid.rows[2]] == ["", "21", "22"]


def test_a_nested_table_follows_its_host_once() -> None:
    document = docx.Document()
    host = document.add_table(1, 2)
    host.cell(0, 0).text = "外"
    inner = host.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    document.add_paragraph("后")
    assert texts(read_blocks(saved(document))[0]) == [
        [["外", ""]],
        [["内一", "内二"]],
        "后",
    ]


def test_a_cell_keeps_its_paragraphs_as_lines() -> None:
    cell = f"<w:tc>{paragraph('一')}{paragraph()}{paragraph('二')}</w:tc>"
    assert read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == [[["一\n二"]]]


def test_skipped_columns_before_a_row_are_a_blank_cell() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in "甲乙丙")
    skipping = "<w:trPr><w:gridBefore w:val='2'/></w:trPr>"
    last = f"<w:tc>{paragraph('丁')}</w:tc>"
    (grid,) = read_blocks(
        word_file(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{skipping}{last}</w:tr></w:tbl>")
    )[0]
    assert isinstance(grid, Grid)
    assert grid.rows[1] == (Cell("", 2, 1, colspan=2), Cell("丁", 2, 3))


def test_content_controls_links_and_insertions_count_deletions_do_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p><w:hyperlink>" + run.format("链") + "</w:hyperlink>"
        "<w:ins>" + run.format("增") + "</w:ins>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent>" + run.format("控") + "</w:sdtContent></w:sdt></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('块')}</w:sdtContent></w:sdt>"
    assert read(body, control) == ["链增控", "块"]


def test_a_text_box_saved_twice_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f"<w:p><w:r><w:t>外</w:t><mc:AlternateContent xmlns:mc='{mc}'>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert read(body) == ["外", "框内"]


def test_breaks_tabs_and_symbols_are_characters() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"
        "<w:sym w:font='Symbol' w:char='F0B3'/><w:t>95</w:t>"
        "<w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
    )
    assert read(body) == ["甲\t乙", "丙≥95☑"]


def test_hidden_runs_and_field_codes_are_not_words() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>显</w:t></w:r></w:p>"
    )
    assert read(body) == ["显"]


def test_automatic_numbers_are_printed() -> None:
    numbering = (
        f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='7'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.%2'/></w:lvl>"
        "<w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='·'/></w:lvl>"
        "</w:abstractNum>"
        "<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    )

    def item(text: str, level: int) -> str:
        properties = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr>"
        return paragraph(text, properties=properties)

    found = read(
        item("概况", 0), item("职能", 1), item("机构", 1), item("点", 2),
        item("收支", 0), item("收入", 1), word_numbering=numbering,
    )  # fmt: skip
    assert found == [
        "一、概况",
        "一.1 职能",
        "一.2 机构",
        "点",
        "二、收支",
        "二.1 收入",
    ]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (101, "chineseCounting", "一百零一"),
        (3, "decimalEnclosedCircle", "③"),
        (14, "lowerRoman", "xiv"),
        (28, "lowerLetter", "bb"),
        (5, "bullet", None),
    ],
)
def test_numbers_are_written_as_word_writes_them(
    number: int, style: str, text: str | None
) -> None:
    assert written(number, style) == text


def test_headers_stand_first_footers_last_without_page_numbers() -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "某区司法局"
    document.sections[0].footer.paragraphs[0].text = "第 1 页 共 3 页"
    document.sections[0].footer.add_paragraph("内部资料")
    document.add_section()
    found = texts(read_blocks(saved(document))[0])
    assert found == ["某区司法局", "正文", "内部资料"]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    + f"]><w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)


def test_entities_are_not_expanded() -> None:
    with pytest.raises(UnreadableFileError):
        read_blocks(with_parts(plain_word_file(), word_document=ENTITIES))


def test_tables_nested_without_end_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000
    body = f"<w:document xmlns:w='{W}'><w:body>{deep}"
    with pytest.raises(UnreadableFileError):
        read_blocks(with_parts(plain_word_file(), word_document=body))


SMALL = plain_word_file()


@settings(max_examples=60)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at: int, damage: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_blocks(SMALL[:at] + damage + SMALL[at + len(damage) :])


XML = (
    f"<w:document xmlns:w='{W}'><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
    "<w:vMerge w:val='restart'/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/>"
    "<w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:sym w:font='Symbol' w:char='F0B3'/>"
    "</w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)


@settings(max_examples=60)
@given(st.integers(0, len(XML) - 1), st.text(max_size=4), st.integers(0, 12))
def test_damaged_xml_is_read_or_refused(at: int, damage: str, cut: int) -> None:
    body = XML[:at] + damage + XML[at + cut :]
    with contextlib.suppress(UnreadableFileError):
        read_blocks(with_parts(SMALL, word_document=body.encode(errors="replace")))


def test_a_line_ended_by_hand_is_a_line_of_its_paragraph() -> None:
    body = "<w:p><w:r><w:t>甲：</w:t><w:br/><w:br/><w:t>乙 </w:t></w:r></w:p>"
    blocks, _ = read_blocks(word_file(body, paragraph("丙")))
    assert blocks == (
        Line("甲：", number=1),
        Line("乙", number=1),
        Line("丙", number=2),
    )
