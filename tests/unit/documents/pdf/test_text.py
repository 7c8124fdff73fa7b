"""Blanks, lines, radicals and what lies outside the visible page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.pdf.drawing import (
    HEIGHT,
    ROWS,
    Draw,
    blocks_of,
    fill_in,
    pdf_of,
    rule_all,
    texts,
    write,
)

from faheng.documents.formats.pdf.characters import Glyph, whole_characters
from faheng.documents.formats.pdf.lines import join_cell, join_line
from faheng.documents.formats.pdf.radicals import CHARACTER_OF_RADICAL
from faheng.documents.formats.pdf.reader import read_blocks


def _cell_text(draw: Draw) -> str:
    def table(canvas: Canvas) -> None:
        rule_all(canvas, ys=(100, 150, 200))
        write(canvas, 305, 160, "甲")
        draw(canvas)

    grids, lines = blocks_of(table)
    assert lines == []
    return texts(grids[0])[0][0]


def _line_text(draw: Draw) -> str:
    grids, lines = blocks_of(draw)
    assert grids == []
    (line,) = lines
    return line.text


def _written(text: str) -> Draw:
    return lambda canvas: write(canvas, 105, 105, text)


def _spaced(text: str, spacing: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(105, HEIGHT - 115, text, charSpace=spacing)

    return draw


def _apart(first: str, x: float, second: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        write(canvas, 105, 105, first)
        write(canvas, x, 105, second)

    return draw


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (_written("12.50 30.10"), "12.50 30.10"),
        (_written("合  计"), "合 计"),
        (_written("合　　计"), "合 计"),
        (_written(" 1,434.89 "), "1,434.89"),
        (_written("公共法律\n服务支出"), "公共法律\n服务支出"),
        (_spaced("科目名称", 3), "科目名称"),
        (_spaced("合计", 12), "合 计"),
        (_apart("12.50", 133, "30.10"), "12.50 30.10"),
        (_apart("合计", 145, "支出"), "合计 支出"),
        (_apart("合计", 125, "支出"), "合计支出"),
    ],
)
def test_blanks_in_a_cell(draw: Draw, expected: str) -> None:
    assert _cell_text(draw) == expected


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (_written("编制单位：某局"), "编制单位：某局"),
        (_written("编制单位：某局          单位：元"), "编制单位：某局\t单位：元"),
        (_apart("编制单位：某局", 300, "单位：元"), "编制单位：某局\t单位：元"),
        (_written("    一、总体情况"), "一、总体情况"),
        (_written("第一部分 概况"), "第一部分 概况"),
    ],
)
def test_blanks_in_a_line(draw: Draw, expected: str) -> None:
    assert _line_text(draw) == expected


def test_characters_that_fill_their_cell_one_by_one_have_no_blanks() -> None:
    def draw(canvas: Canvas) -> None:
        for step, character in enumerate("因公出国境费"):
            canvas.drawString(105 + 15 * step, HEIGHT - 115, character)

    assert _cell_text(draw) == "因公出国境费"


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 105, 105, "合计11.10")
        write(canvas, 105.4, 105, "合计11.10")

    assert _cell_text(draw) == "合计11.10"


def test_a_small_raised_character_stays_in_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 105, 110, "面积100m")
        end = 105 + canvas.stringWidth("面积100m")
        canvas.setFontSize(6)
        canvas.drawString(end, HEIGHT - 114, "2")

    assert _cell_text(draw) == "面积100m2"


@pytest.mark.parametrize(
    "outside",
    [
        lambda canvas: canvas.drawString(-200, 400, "页外"),
        lambda canvas: canvas.drawString(700, 400, "页外"),
        lambda canvas: canvas.drawString(100, -30, "页外"),
        lambda canvas: canvas.drawString(100, HEIGHT + 5, "页外"),
    ],
)
def test_text_outside_the_visible_page_is_dropped(
    outside: Callable[[Canvas], None],
) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 105, 105, "页内")
        outside(canvas)

    assert _line_text(draw) == "页内"


def test_text_outside_the_crop_box_is_dropped() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 400, 500, 800))
        write(canvas, 100, 60, "裁切内")
        write(canvas, 100, 500, "裁切外")
        write(canvas, 10, 60, "左")

    _grids, lines = blocks_of(draw)

    assert [line.text for line in lines] == ["裁切内"]
    assert lines[0].left == pytest.approx(50, abs=0.5)


def test_a_table_partly_outside_the_crop_box_keeps_what_is_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((80, HEIGHT - 148, 595, HEIGHT))
        rule_all(canvas)
        fill_in(canvas, ROWS)

    grids, lines = blocks_of(draw)

    assert texts(grids[0]) == ROWS[:2]
    assert lines == []


def test_numbers_of_lines_start_anew_on_each_page() -> None:
    blocks, pages = read_blocks(
        pdf_of(_written("第一页\n第二行"), lambda canvas: None, _written("第三页"))
    )

    assert pages == 3
    assert [(block.page, block.number) for block in blocks] == [(1, 1), (1, 2), (3, 1)]


@pytest.mark.parametrize(
    ("radical", "character"),
    [
        ("⻓", "长"),
        ("⻔", "门"),
        ("⻚", "页"),
        ("⺠", "民"),
        ("⼀", "一"),
        ("⾦", "金"),
        ("⼾", "户"),
        ("⾭", "青"),
        ("⿓", "龍"),
    ],
)
def test_a_radical_becomes_the_character_it_stands_for(
    radical: str, character: str
) -> None:
    assert CHARACTER_OF_RADICAL[ord(radical)] == character


def test_every_kangxi_radical_stands_for_a_character_outside_the_radicals() -> None:
    assert set(range(0x2F00, 0x2FD6)) <= set(CHARACTER_OF_RADICAL)
    assert all(
        len(character) == 1 and not 0x2E80 <= ord(character) < 0x2FE0
        for character in CHARACTER_OF_RADICAL.values()
    )


def test_radicals_in_a_file_are_replaced() -> None:
    assert _line_text(_written("⻓期⽬标")) == "长期目标"


def _plain_pdf(content: bytes, font: bytes, *others: bytes) -> bytes:
    """A PDF of one page written out by hand; its only font is object 5."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
        *others,
    ]
    data = b"%PDF-1.4\n"
    for number, body in enumerate(objects, start=1):
        data += b"%d 0 obj%s endobj\n" % (number, body)
    return data + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def test_a_font_that_is_not_embedded_is_read_by_its_gbk_encoding() -> None:
    text = "普陀区司法局 202.00 ≥95%（镕）"
    shown = text.encode("gbk").hex().encode()
    data = _plain_pdf(
        b"BT /F 10 Tf 100 700 Td <%s> Tj ET" % shown,
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H"
        b"/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/DW 1000"
        b"/W[814[500] 1[500] 815 939 500]/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[-8 -145 1000 859]"
        b"/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 683/StemV 95>>",
    )

    (line,), _pages = read_blocks(data)

    assert getattr(line, "text", "") == text


def test_figures_of_a_procedural_font_stand_together() -> None:
    # Only the ink of such a font has a box.
    ink = b"600 0 250 0 350 700 d1 250 0 100 700 re f"
    data = _plain_pdf(
        b"BT /F 10 Tf 100 700 Td (111) Tj 23 0 Td (11) Tj ET",
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FirstChar 49/LastChar 49"
        b"/FontMatrix[0.001 0 0 0.001 0 0]/Widths[600]/CharProcs<</one 6 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[49/one]>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(ink), ink),
    )

    blocks, _pages = read_blocks(data)

    assert [getattr(block, "text", "") for block in blocks] == ["111 11"]


def test_characters_in_two_halves_are_put_together() -> None:
    assert whole_characters([0x41, 0xD842, 0xDFB7, 0xDC00]) == [
        0x41,
        0xD842,
        0x20BB7,
        0xDC00,
    ]


def _row(*glyphs: tuple[str, float, float]) -> list[Glyph]:
    return [Glyph(text, left, right, 100, 10, 1) for text, left, right in glyphs]


def test_a_written_blank_without_room_is_none() -> None:
    line = _row(("1", 0, 5), (" ", 5, 8), ("2", 5.2, 10))

    assert join_line(line, "\t") == "12"


def test_lines_of_a_cell_are_sorted_and_blank_ones_left_out() -> None:
    glyphs = [
        Glyph("下", 0, 10, 140, 10, 1),
        Glyph(" ", 0, 10, 120, 10, 2),
        Glyph("乙", 10, 20, 100, 10, 3),
        Glyph("甲", 0, 10, 100, 10, 4),
    ]

    assert join_cell(glyphs) == "甲乙\n下"


@pytest.mark.parametrize(
    ("right", "indent"),
    [
        # Room for many more characters behind them: two paragraphs, indented.
        (200.0, "\u3000\u3000"),
        # As much room behind as before: set in the middle.
        (68.0, ""),
        # No room: a paragraph that was wrapped, in a cell with a wide margin.
        (48.0, ""),
    ],
)
def test_short_lines_of_one_length_are_indented_unless_in_the_middle(
    right: float, indent: str
) -> None:
    glyphs = [
        Glyph(text, left, left + 10, base, 10, 1)
        for base, line in ((100, "甲乙"), (120, "丙丁"))
        for left, text in zip((24, 34), line, strict=True)
    ]

    assert join_cell(glyphs, 0.0, right) == f"{indent}甲乙\n{indent}丙丁"
