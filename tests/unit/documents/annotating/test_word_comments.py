"""Notes in Word files: around the words quoted, whatever they stand in."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.annotating.commented import (
    changed_parts,
    parts,
    word_comments,
)
from tests.unit.documents.samples import (
    paragraph,
    plain_word_file,
    word_file,
    zip_of,
)

from faheng.documents.annotating.docx.comments import with_comments
from faheng.documents.annotating.notes import Note
from faheng.documents.document import Cell, Grid, Line
from faheng.documents.formats.docx.reader import read_blocks
from faheng.model.package import Where

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = (
    f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
)
LISTED = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr>"
ROW = "<w:tr>{}</w:tr>"
CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"


def table(*rows: list[str]) -> str:
    inner = "".join(ROW.format("".join(row)) for row in rows)
    return f"<w:tbl><w:tblPr></w:tblPr>{inner}</w:tbl>"


def cell(text: str = "", properties: str = "") -> str:
    return CELL.format(properties, paragraph(text) if text else "<w:p/>")


def where_of(data: bytes, text: str, quote: str | None = None) -> Where:
    """The place our reader gives the first line or cell with a text."""
    for block in read_blocks(data)[0]:
        if isinstance(block, Line):
            if text in block.text:
                return Where(line=block.number, quote=quote)
            continue
        for one in block.cells():
            if text in one.text:
                return place_of(block, one, quote)
    raise AssertionError(text)


def place_of(grid: Grid, one: Cell, quote: str | None) -> Where:
    return Where(table=grid.number, row=one.row, column=one.column, quote=quote)


def commented(data: bytes, *notes: Note) -> list[tuple[str, str]]:
    annotated = with_comments(data, notes)
    assert read_blocks(annotated) == read_blocks(data)
    return word_comments(annotated)


@pytest.mark.parametrize(
    "body, quote, around",
    [
        (paragraph("开展法治讲座四场"), "法治讲座", "法治讲座"),
        (paragraph("开展法", "治讲", "座四场"), "法治讲座", "法治讲座"),
        (paragraph("开展讲座"), "没有的话", "开展讲座"),
        (paragraph("开展讲座"), None, "开展讲座"),
        ("<w:p><w:r><w:t>开展</w:t><w:tab/><w:t>讲座</w:t></w:r></w:p>", "讲座", "讲座"),
        ("<w:p><w:r><w:t>开展</w:t><w:br/><w:t>讲座</w:t></w:r></w:p>", "展讲", "展讲"),
        (
            "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>开展讲座</w:t></w:r></w:ins></w:p>",
            "讲座", "讲座",
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>开展讲座</w:t></w:r></w:hyperlink></w:p>",
            "开展", "开展",
        ),
        (
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>开展讲座</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            "展讲", "展讲",
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>音</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>开展讲座</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "讲座", "音开展讲座",
        ),
    ],
)  # fmt: skip
def test_a_comment_is_around_the_words_quoted(
    body: str, quote: str | None, around: str
) -> None:
    data = word_file(body)
    note = Note(where_of(data, "开展", quote), "请核对。")
    assert commented(data, note) == [(around, "请核对。")]


def test_a_comment_finds_its_line_behind_one_ended_by_hand() -> None:
    body = "<w:p><w:r><w:t>开展讲座</w:t><w:br/><w:t>四场普法</w:t></w:r></w:p>"
    data = word_file(body)
    notes = [Note(where_of(data, word, word), "请核对。") for word in ("讲座", "普法")]
    assert commented(data, *notes) == [("讲座", "请核对。"), ("普法", "请核对。")]


def test_looks_stay_on_both_sides_of_a_parted_run() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>开展法治讲座四场</w:t></w:r></w:p>"
    data = word_file(bold)
    annotated = with_comments(data, [Note(where_of(data, "开展", "法治"), "好")])
    runs = docx.Document(io.BytesIO(annotated)).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs if run.text] == [
        ("开展", True), ("法治", True), ("讲座四场", True),
    ]  # fmt: skip


def test_overlapping_notes_have_their_own_ends() -> None:
    data = word_file(paragraph("一二三四", "五六七八"))
    quotes = ["三四五", "一二三四五六七八", "二三四", "三四五", "五六"]
    notes = [Note(where_of(data, "一", quote), quote) for quote in quotes]
    assert commented(data, *notes) == [(quote, quote) for quote in quotes]


def test_cells_merged_blank_and_nested_are_found() -> None:
    inner = table([cell("里层")])
    data = word_file(
        table(
            [cell("项目", "<w:vMerge w:val='restart'/>"), cell("值"), cell()],
            [cell("", "<w:vMerge/>"), cell("98"), CELL.format("", inner + "<w:p/>")],
        ),
        paragraph("以下空白"),
    )
    notes = [
        Note(Where(table=1, row=2, column=1), "接着上格"),
        Note(Where(table=1, row=1, column=3), "空格"),
        Note(Where(table=2, row=1, column=1, quote="里层"), "内表"),
        Note(Where(table=1, row=2, column=2, quote="98"), "值"),
    ]
    assert commented(data, *notes) == [
        ("项目", "接着上格"), ("", "空格"), ("里层", "内表"), ("98", "值"),
    ]  # fmt: skip


def test_a_table_drawn_only_to_hold_others_counts_as_the_reader_counts() -> None:
    inner = table([cell("甲"), cell("乙")])
    data = word_file(
        table([CELL.format("", inner + "<w:p/>")]), table([cell("丙")]), "<w:p/>"
    )
    note = Note(where_of(data, "丙", "丙"), "第二张")
    assert note.where.table == 2
    assert commented(data, note) == [("丙", "第二张")]


def test_numbers_word_writes_itself_are_no_words_to_mark() -> None:
    data = word_file(paragraph("总体情况", properties=LISTED), word_numbering=NUMBERING)
    [line] = read_blocks(data)[0]
    assert isinstance(line, Line) and line.text != "总体情况"
    note = Note(Where(line=line.number, quote=line.text), "标题")
    assert commented(data, note) == [("总体情况", "标题")]


def test_text_boxes_are_marked_at_what_holds_them() -> None:
    box = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    data = word_file(box)
    assert commented(data, Note(Where(quote="框内文字"), "框")) == [("框内文字", "框")]
    root = docx.Document(io.BytesIO(with_comments(data, [
        Note(Where(quote="框内文字"), "框"),
    ]))).element  # fmt: skip
    [start] = root.iter("{*}commentRangeStart")
    assert "txbxContent" not in {
        one.tag.rpartition("}")[2] for one in start.iterancestors()
    }


def test_text_of_a_drawing_is_marked_at_the_run_that_holds_it() -> None:
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:drawing><a:p><a:r><a:t>图中字</a:t></a:r>"
        "</a:p></w:drawing></w:r></w:p>"
    )
    data = word_file(body)
    annotated = with_comments(data, [Note(where_of(data, "图中字", "图中字"), "图")])
    root = docx.Document(io.BytesIO(annotated)).element
    [start] = root.iter("{*}commentRangeStart")
    assert start.getparent().tag == f"{{{W}}}p"
    assert start.getnext().find(f"{{{W}}}drawing") is not None


def test_a_file_with_macros_stays_one() -> None:
    members = {
        name.replace("/", "__"): content.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        )
        for name, content in parts(plain_word_file()).items()
    }
    data = zip_of(**members, word__vbaProject__bin=b"macros")
    annotated = with_comments(data, [Note(where_of(data, "格11", "格11"), "好")])
    assert read_blocks(annotated) == read_blocks(data)
    kept = parts(annotated)
    assert kept["word/vbaProject/bin"] == b"macros"
    assert b"macroEnabled" in kept["[Content_Types].xml"]


def test_notes_without_a_place_share_one_comment_at_the_beginning() -> None:
    data = word_file(paragraph("第一段"), paragraph("第二段"))
    notes = [
        Note(Where(), "全文一"),
        Note(Where(line=2, quote="第二段"), "有地方"),
        Note(Where(line=99), "找不到"),
    ]
    assert commented(data, *notes) == [
        ("第一段", "全文一\n\n找不到"), ("第二段", "有地方"),
    ]  # fmt: skip


def test_headers_have_no_comments_so_the_beginning_has_them() -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "青石区司法局"
    buffer = io.BytesIO()
    document.save(buffer)
    note = Note(Where(quote="青石区"), "页眉")
    assert commented(buffer.getvalue(), note) == [("正文", "页眉")]


def test_comments_already_there_are_kept() -> None:
    document = docx.Document()
    one = document.add_paragraph("开展讲座")
    document.add_comment(one.runs, text="原有", author="某人")
    buffer = io.BytesIO()
    document.save(buffer)
    data = buffer.getvalue()
    found = commented(data, Note(where_of(data, "开展", "讲座"), "新增"))
    assert found == [("开展讲座", "原有"), ("讲座", "新增")]
    again = with_comments(
        with_comments(data, [Note(Where(), "二")]), [Note(Where(), "三")]
    )
    assert [text for _, text in word_comments(again)] == ["原有", "二", "三"]


def test_nothing_else_in_the_file_changes_and_the_bytes_are_settled() -> None:
    data = plain_word_file()
    notes = [Note(where_of(data, "格11", "格11"), "a<b>&\x07“引”\n第二行")]
    annotated = with_comments(data, notes)
    assert annotated == with_comments(data, notes)
    assert changed_parts(data, annotated) == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    assert word_comments(annotated) == [("格11", "a<b>&“引”\n第二行")]


def test_nobody_is_named_and_no_day_unless_it_is_given() -> None:
    data = plain_word_file()
    plain = parts(with_comments(data, [Note(Where(), "无日期")]))["word/comments.xml"]
    assert "w:date" not in plain.decode()
    assert 'w:author="法衡"' in plain.decode()
    dated = with_comments(data, [Note(Where(), "有", day=date(2025, 3, 1))])
    assert 'w:date="2025-03-01T' in parts(dated)["word/comments.xml"].decode()


STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def test_the_strict_kind_of_file_is_written_in_its_own_names() -> None:
    data = plain_word_file()
    changed = {}
    for name, content in parts(data).items():
        text = content
        for old, new in STRICT.items():
            text = text.replace(old.encode(), new.encode())
        changed[name] = text
    strict = zip_of(**{name.replace("/", "__"): text for name, text in changed.items()})
    annotated = with_comments(strict, [Note(where_of(strict, "格11", "格11"), "好")])
    assert read_blocks(annotated) == read_blocks(strict)
    new = parts(annotated)
    assert (
        b"schemas.openxmlformats.org/wordprocessingml" not in new["word/comments.xml"]
    )
    assert (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in new["word/_rels/document.xml.rels"]
    )


@settings(deadline=None, max_examples=40)
@given(
    runs=st.lists(st.text("甲乙丙 a1，≥(", min_size=1, max_size=6), min_size=1, max_size=5),
    ends=st.lists(
        st.tuples(st.integers(0, 29), st.integers(1, 9)), min_size=1, max_size=5
    ),
)  # fmt: skip
def test_any_quote_of_any_runs_is_found_to_the_letter(
    runs: list[str], ends: list[tuple[int, int]]
) -> None:
    text = "".join(runs)
    if not text.strip():
        return
    data = word_file(paragraph(*runs))
    quotes = [text[at : at + size].strip() for at, size in ends]
    quotes = [quote for quote in quotes if quote]
    notes = [Note(Where(line=1, quote=quote), "注") for quote in quotes]
    if notes:
        found = [around for around, _ in commented(data, *notes)]
        assert ["".join(one.split()) for one in found] == [
            "".join(quote.split()) for quote in quotes
        ]
