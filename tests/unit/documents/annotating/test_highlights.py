"""Notes on PDF pages: colour where the quoted words are, whatever way the page lies."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pypdfium2
import pytest
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from faheng.documents.annotating.notes import Note, Tone
from faheng.documents.annotating.pdf.highlights import with_highlights
from faheng.documents.annotating.pdf.places import PdfPlaces
from faheng.documents.document import Grid, Line
from faheng.documents.formats.pdf.reader import read_blocks
from faheng.model.package import Where

COLOURS: dict[Tone, tuple[int, int, int]] = {
    "error": (255, 150, 150),
    "warning": (255, 224, 130),
    "info": (165, 212, 255),
}


def drawn(pages: int = 1) -> bytes:
    """A line, a ruled table with a blank cell, and a line below."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 780, "Budget of the year: 2025 plan")
        canvas.grid([72, 200, 330, 460], [700, 670, 640])
        for row, texts in enumerate(
            [("name", "value", "unit"), ("lectures", "9898", "")]
        ):
            for column, text in enumerate(texts):
                canvas.drawString(80 + 129 * column, 680 - 30 * row, text)
        canvas.drawString(72, 600, "A sentence that goes on over the end")
        canvas.drawString(72, 585, "of its line and ends here.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def annotations(data: bytes) -> list[dict[str, Any]]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [
        {**one.get_object(), "page": number}
        for number, page in enumerate(reader.pages, start=1)
        for one in page.get("/Annots", [])
    ]


def coloured(
    data: bytes, colour: tuple[int, int, int], page: int = 1
) -> set[tuple[int, int]]:
    """The pixels of a colour on the rendered page, by point from the upper left."""
    document = pypdfium2.PdfDocument(data)
    try:
        image = document[page - 1].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return {
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if image.getpixel((x, y)) == colour
    }


def span(points: set[tuple[int, int]]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


VALUE = Where(page=1, table=1, row=2, column=2, quote="9898")


@pytest.mark.parametrize("tone", ["error", "warning", "info"])
def test_the_words_are_highlighted_in_the_colour_of_their_gravity(tone: Tone) -> None:
    data = drawn()
    annotated = with_highlights(data, [Note(VALUE, "请核对。", tone)])
    assert read_blocks(annotated) == read_blocks(data)
    left, top, right, bottom = span(coloured(annotated, COLOURS[tone]))
    # Drawn at (209, 650) from below in twelve points: 842 - 650 from above.
    assert 206 <= left <= 212 and 230 <= right <= 240
    assert 178 <= top <= 184 and 190 <= bottom <= 197
    assert not coloured(data, COLOURS[tone])


def test_a_note_has_text_signature_and_a_look_of_its_own() -> None:
    [one] = annotations(with_highlights(drawn(), [Note(VALUE, "【必须】改\n为 98")]))
    assert one["/Subtype"] == "/Highlight"
    assert one["/Contents"] == "【必须】改\n为 98"
    assert one["/T"] == "法衡"
    assert "/AP" in one and "/M" not in one


def test_blank_cells_are_coloured_whole_and_lost_quotes_mark_the_cell() -> None:
    blank = Where(page=1, table=1, row=2, column=3)
    lost = Where(page=1, table=1, row=2, column=1, quote="nowhere")
    data = with_highlights(
        drawn(), [Note(blank, "空", "info"), Note(lost, "名", "error")]
    )
    assert span(coloured(data, COLOURS["info"]))[2] > 455
    left, _, right, _ = span(coloured(data, COLOURS["error"]))
    assert left >= 78 and right <= 128


def test_a_quote_that_goes_on_in_the_next_line_is_marked_in_both() -> None:
    lines = [b for b in read_blocks(drawn())[0] if isinstance(b, Line)]
    [first] = [line for line in lines if "goes on" in line.text]
    quote = "the end of its line"
    where = Where(page=1, line=first.number, quote=quote)
    [one] = annotations(with_highlights(drawn(), [Note(where, "句")]))
    assert len(one["/QuadPoints"]) == 16


def test_notes_without_words_stand_in_the_corner() -> None:
    notes = [
        Note(Where(), "全文"),
        Note(Where(page=2), "本页"),
        Note(Where(page=99), "?"),
    ]
    found = annotations(with_highlights(drawn(2), notes))
    assert [(one["page"], one["/Subtype"], one["/Contents"]) for one in found] == [
        (1, "/Text", "全文\n\n?"), (2, "/Text", "本页"),
    ]  # fmt: skip


def test_notes_of_the_same_words_are_one_and_the_smaller_lies_on_top() -> None:
    row = Where(page=1, table=1, row=2, column=2)
    line = Where(page=1, line=1)
    part = Where(page=1, line=1, quote="2025")
    notes = [
        Note(part, "小"),
        Note(line, "大"),
        Note(VALUE, "甲"),
        Note(row, "乙", "error"),
    ]
    found = [one["/Contents"] for one in annotations(with_highlights(drawn(), notes))]
    assert sorted(found) == ["大", "小", "甲\n\n乙"]
    assert found.index("大") < found.index("小")


def test_a_thousand_notes_are_written() -> None:
    data = drawn(10)
    blocks, _ = read_blocks(data)
    units = [
        Where(page=cell.page, table=block.number, row=cell.row, column=cell.column)
        for block in blocks
        if isinstance(block, Grid)
        for cell in block.cells()
    ]
    notes = [Note(where, f"第{n}条") for n in range(17) for where in units]
    assert len(notes) > 1000
    found = annotations(with_highlights(data, notes))
    assert sum(str(one["/Contents"]).count("第") for one in found) == len(notes)


def changed(kind: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn()))
    for page in writer.pages:
        if kind.startswith("turned"):
            page.rotate(int(kind.removeprefix("turned")))
        if kind == "cropped":
            page.mediabox = RectangleObject((-30, -20, 700, 900))
            page.cropbox = RectangleObject((40, 30, 560, 810))
    if kind in ("RC4-128", "AES-128", "AES-256"):
        writer.encrypt("", owner_password="geheim", algorithm=kind)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "kind",
    ["turned90", "turned180", "turned270", "cropped", "RC4-128", "AES-128", "AES-256"],
)
def test_turned_cropped_and_locked_pages_are_marked_at_the_words(kind: str) -> None:
    data = changed(kind)
    annotated = with_highlights(data, [Note(VALUE, "说明", "error")])
    assert read_blocks(annotated) == read_blocks(data)
    [one] = annotations(annotated)
    assert one["/Contents"] == "说明"
    left, bottom, right, top = (float(side) for side in one["/Rect"])
    assert 206 <= left <= 212 and 230 <= right <= 240
    assert 644 <= bottom <= 650 and 658 <= top <= 663
    found = coloured(annotated, COLOURS["error"])
    assert len(found) > 100
    across, down = (
        side[1] - side[0]
        for side in (sorted((span(found)[0], span(found)[2])), sorted((span(found)[1], span(found)[3])))
    )  # fmt: skip
    assert (across > down) == (kind not in ("turned90", "turned270"))
    assert pypdf.PdfReader(io.BytesIO(annotated)).is_encrypted == ("-" in kind)


def test_the_bytes_are_settled() -> None:
    notes = [Note(VALUE, "说明")]
    assert with_highlights(drawn(), notes) == with_highlights(drawn(), notes)


def test_annotations_already_there_are_kept() -> None:
    once = with_highlights(drawn(), [Note(VALUE, "一")])
    twice = with_highlights(once, [Note(VALUE, "二")])
    assert [one["/Contents"] for one in annotations(twice)] == ["一", "二"]


def test_rows_below_a_parted_head_are_found_where_they_stand() -> None:
    """Places count the head as a row of its own; the page has it in one row."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in range(2):
        canvas.setFont("Helvetica", 12)
        ys = [800, 770, 740] if not page else [800, 740, 710]
        canvas.grid([72, 200, 330, 460], ys)
        for column, head in enumerate(("name", "value", "unit")):
            canvas.drawString(80 + 129 * column, 780, head)
            text = f"torn{column}" if page else f"full{column}"
            canvas.drawString(80 + 129 * column, 750, text)
            if page:
                canvas.drawString(80 + 129 * column, 720, f"last{column}")
        canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    second = [b for b in read_blocks(data)[0] if isinstance(b, Grid)][1]
    assert [row[0].text for row in second.rows] == ["name", "torn0", "last0"]
    places = PdfPlaces(data, [2])
    for row, height in ((1, 842 - 780), (2, 842 - 750), (3, 842 - 720)):
        cell = second.rows[row - 1][1]
        [box] = places.boxes(
            Where(page=2, table=2, row=cell.row, column=2, quote=cell.text)
        )
        assert box.top < height < box.bottom
