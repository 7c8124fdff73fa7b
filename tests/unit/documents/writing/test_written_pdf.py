"""A written PDF: texts are never code, fonts are ours, words stay in their cells."""

from __future__ import annotations

import io
import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.writing.compositions import (
    CODE,
    RARE,
    of_one_table,
    read_back,
    read_texts,
    squeezed,
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
from faheng.documents.formats.pdf.writer_breaks import with_breaks
from faheng.documents.writing import write

# The signs a layout is written in, and words that mean something there.
SIGNS = st.lists(
    st.sampled_from("#$*_`@<>[]{}()\\/~-.\"'=+%&|^;:,! \nabsys项目")
    | st.sampled_from(
        "#read #import #sys.inputs // /* */ ``` \\u{ https://a.b".split()
    ),
    max_size=30,
).map("".join)


def letters(data: bytes) -> str:
    """What is on the page, page numbers apart."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return re.sub(
        r"—\d+—", "", squeezed("".join(page.extract_text() for page in pages))
    )


def said(text: str) -> Composition:
    return Composition(text, (Sheet(text, (Paragraph(text, Role.NOTE),)),))


@settings(deadline=None)
@given(SIGNS)
def test_a_text_is_never_code(text: str) -> None:
    assert letters(write(said(text), "pdf")) == squeezed(text)


@settings(deadline=None)
@given(SIGNS)
def test_a_cell_is_never_code(text: str) -> None:
    table = Table((row("甲", Cell(text, label=True), "乙"),), (20.0, 100.0, 20.0))
    data = write(of_one_table(table), "pdf")
    assert sorted(letters(data)) == sorted("甲" + squeezed(text) + "乙")


def test_code_is_printed_as_it_stands(tmp_path: Path) -> None:
    read = read_texts(read_back(said(CODE), "pdf", tmp_path))
    assert "".join(read[:-1]) == squeezed(CODE)


@pytest.mark.parametrize("label", [False, True])
def test_rare_characters_of_names(label: bool, tmp_path: Path) -> None:
    table = Table((row(Cell(RARE, label=label), "乙"),), (90.0, 20.0))
    assert RARE in read_texts(read_back(of_one_table(table), "pdf", tmp_path))


def test_what_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(UnwritableDocumentError, match="没有“😀”"):
        write(said("满意度😀"), "pdf")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("법", "没有“법”（编码 U+BC95）"),
        ("\ue000", "没有编码为 U+E000 的自造字"),
    ],
)
def test_what_may_have_no_shape_elsewhere_is_refused_with_its_code(
    text: str, named: str
) -> None:
    with pytest.raises(UnwritableDocumentError, match=re.escape(named)) as refused:
        write(said(f"办理{text}件"), "pdf")
    assert "u{" not in str(refused.value)


def test_the_rest_of_a_parted_text_begins_at_the_top_of_its_page() -> None:
    long, longer = Cell("乙" * 1200), Cell("甲" * 2400)
    data = write(of_one_table(Table((row(longer, long),), (80.0, 80.0))), "pdf")
    with pdfplumber.open(io.BytesIO(data)) as document:
        page = document.pages[1]
        tops = {
            sign: min(char["top"] for char in page.chars if char["text"] == sign)
            for sign in "甲乙"
        }
    assert tops["甲"] == tops["乙"]


def test_fonts_are_embedded_and_ours() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write(said("标题"), "pdf")))
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        described = font.get_object()
        assert "Faheng" in described["/BaseFont"]
        assert "/ToUnicode" in described
        (descendant,) = described["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]


def test_it_is_tagged_in_chinese_and_without_a_date() -> None:
    data = write(Composition("申报表", said("标题").sheets), "pdf")
    reader = pypdf.PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("zh")
    assert reader.metadata is not None
    assert reader.metadata.title == "申报表"
    assert reader.metadata.creation_date is None
    assert b"CreateDate" not in data


def test_heads_are_repeated_on_every_page() -> None:
    rows = (row("科目名称", "金额"), *(row(f"第{at}项", "1.00") for at in range(120)))
    data = write(of_one_table(Table(rows, (60.0, 40.0), head=1)), "pdf")
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 2
    assert all("科目名称" in squeezed(page.extract_text()) for page in pages)


def test_a_label_stays_with_its_few_rows_on_a_page() -> None:
    groups = [
        (row(Cell(f"第{at}组", rows=4), "甲"), row("乙"), row("丙"), row("丁"))
        for at in range(30)
    ]
    rows = tuple(one for group in groups for one in group)
    data = write(of_one_table(Table(rows, (60.0, 40.0))), "pdf")
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 2
    for page in pages:
        text = page.extract_text()
        assert text.count("甲") == text.count("丁") == text.count("组")


def test_a_long_label_over_some_rows_is_not_cut_off() -> None:
    rows = (row(Cell("甲" * 3000, rows=2), "乙"), row("丙"))
    data = write(of_one_table(Table(rows, (60.0, 40.0))), "pdf")
    assert letters(data).count("甲") == 3000


def test_sheets_lie_as_they_should() -> None:
    sheets = tuple(
        Sheet("表", (Paragraph("甲"),), landscape=one) for one in (False, True)
    )
    pages = pypdf.PdfReader(io.BytesIO(write(Composition("表", sheets), "pdf"))).pages
    boxes = [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in pages
    ]
    assert boxes == [(595, 842), (842, 595)]


@pytest.mark.parametrize("width", [8.0, 14.0])
@pytest.mark.parametrize(
    "text",
    [
        "50011521T000000012345",
        "123,456,789,012.34",
        "W" * 30,
        "甲——……——……",
        "村（居）法律“顾问”",
        "甲" * 40,
    ],
)
def test_no_word_runs_over_its_cell(text: str, width: float) -> None:
    cell = Cell(text, align=Align.CENTRE)
    data = write(of_one_table(Table((row(cell, "乙"),), (width, 30.0))), "pdf")
    page = pdfplumber.open(io.BytesIO(data)).pages[0]
    left, right, _ = sorted({edge["x0"] for edge in page.vertical_edges})
    of_cell = [
        sign for sign in page.chars if sign["top"] < 700 and sign["text"] != "乙"
    ]
    assert "".join(sign["text"] for sign in of_cell) == text
    for sign in of_cell:
        # Half of a bracket is blank, and may lie outside.
        slack = 5.25 if sign["text"] in "（）“”" else 0
        assert left <= sign["x0"] + slack, sign["text"]
        assert sign["x1"] - slack <= right, sign["text"]


@given(
    st.text(st.sampled_from("甲乙，。（）“”——-1aW \n%"), max_size=60), st.floats(1, 20)
)
def test_further_breaks_change_no_letter(text: str, room: float) -> None:
    broken = with_breaks(text, room)
    assert re.sub("[\u200b\n]", "", broken) == text.replace("\n", "")
    assert with_breaks(text, 60.0) == text


def test_threads_may_write_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        several = list(threads.map(lambda _: write(said("同时"), "pdf"), range(12)))
    assert set(several) == {write(said("同时"), "pdf")}


@pytest.mark.parametrize(("text", "ending"), [("分身", 0), ("分身😀", 7)])
def test_a_forked_process_may_write_too(text: str, ending: int) -> None:
    wanted = write(said("分身"), "pdf")
    child = os.fork()
    if child == 0:
        # It must never come back into the tests, nor wait for ever.
        signal.alarm(60)
        try:
            os._exit(0 if write(said(text), "pdf") == wanted else 1)
        except UnwritableDocumentError:
            os._exit(7)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == ending


def test_every_basic_character_is_read_back(tmp_path: Path) -> None:
    characters = "".join(map(chr, range(0x4E00, 0x9FA6)))
    read = read_texts(read_back(said(characters), "pdf", tmp_path))
    assert "".join(t for t in read if not re.fullmatch(r"—\d+—", t)) == characters
