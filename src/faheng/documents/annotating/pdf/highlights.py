"""Notes as highlights that open in a pop-up, and as a note at a page's corner.

pdfium itself writes them: it reads these files, keeps their encryption, and draws the
highlights for programs that draw none of their own.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from faheng.documents.annotating.notes import AUTHOR, Note, Tone, together
from faheng.documents.annotating.pdf.places import Box, PdfPlaces
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.frame import Affine
from faheng.documents.formats.pdf.pdfium import open_pdf

_COLOURS: dict[Tone, tuple[int, int, int]] = {
    "error": (255, 150, 150),
    "warning": (255, 224, 130),
    "info": (165, 212, 255),
}
_PRINTED = 4
_UNSAVED = "这份 PDF 加上批注后无法保存，请用阅读软件另存一份再试。"
_NAME = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]*)>")
# The sign of a note, on the sheet.
_CORNER = Box(12, 12, 32, 32)

_Target = tuple[int, tuple[Box, ...]]


def with_highlights(data: bytes, notes: Sequence[Note]) -> bytes:
    """The file with its notes; those without a page stand on the first."""
    places = PdfPlaces(data, {1, *(note.where.page or 1 for note in notes)})
    by_target: dict[_Target, list[Note]] = {}
    for note in notes:
        page = note.where.page if places.has(note.where.page) else None
        boxes = tuple(places.boxes(note.where))
        by_target.setdefault((page or 1, boxes), []).append(note)
    by_page: dict[int, list[tuple[tuple[Box, ...], Note]]] = {}
    for (page, boxes), several in by_target.items():
        by_page.setdefault(page, []).append((boxes, together(several)))
    with open_pdf(data) as (_, document, _pages):
        import pypdfium2.raw as pdfium

        handle = ctypes.cast(document, pdfium.FPDF_DOCUMENT)
        for number in sorted(by_page):
            with _page(pdfium, handle, number - 1) as page:
                # The smallest last: it lies on top, where it can be pointed at.
                for boxes, note in sorted(by_page[number], key=_area, reverse=True):
                    _write(pdfium, page, boxes, note, places.to_sheet(number))
                _draw(pdfium, page)
        return _named(_saved(pdfium, handle), data)


def _area(entry: tuple[tuple[Box, ...], Note]) -> float:
    return sum((box.right - box.left) * (box.bottom - box.top) for box in entry[0])


@contextmanager
def _page(pdfium: Any, document: Any, index: int) -> Iterator[Any]:
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def _write(
    pdfium: Any, page: Any, boxes: tuple[Box, ...], note: Note, to_sheet: Affine
) -> None:
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if boxes else pdfium.FPDF_ANNOT_TEXT
    annotation = pdfium.FPDFPage_CreateAnnot(page, kind)
    try:
        colour = pdfium.FPDFANNOT_COLORTYPE_Color
        pdfium.FPDFAnnot_SetColor(annotation, colour, *_COLOURS[note.tone], 255)
        placed = [_on_page(box, to_sheet) for box in boxes or (_CORNER,)]
        for left, bottom, right, top in placed if boxes else ():
            corners = pdfium.FS_QUADPOINTSF(
                left, top, right, top, left, bottom, right, bottom
            )
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
        pdfium.FPDFAnnot_SetRect(
            annotation,
            pdfium.FS_RECTF(
                min(box[0] for box in placed),
                max(box[3] for box in placed),
                max(box[2] for box in placed),
                min(box[1] for box in placed),
            ),
        )
        pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED)
        for key, text in ((b"Contents", note.text), (b"T", AUTHOR)):
            coded = text.encode("utf-16-le", "replace") + b"\0\0"
            wide = (ctypes.c_ushort * (len(coded) // 2)).from_buffer_copy(coded)
            pdfium.FPDFAnnot_SetStringValue(annotation, key, wide)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _draw(pdfium: Any, page: Any) -> None:
    """Draw the page once, which leaves in the file how its highlights look."""
    bitmap = pdfium.FPDFBitmap_Create(8, 8, 0)
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 8, 8, 0, pdfium.FPDF_ANNOT)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _on_page(box: Box, to_sheet: Affine) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in the page's own coordinates."""
    a, b, c, d, e, f = to_sheet
    turned = a * d - b * c
    corners = [
        (
            (d * (x - e) - c * (y - f)) / turned,
            (a * (y - f) - b * (x - e)) / turned,
        )
        for x, y in ((box.left, box.top), (box.right, box.bottom))
    ]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _saved(pdfium: Any, document: Any) -> bytes:
    parts: list[bytes] = []
    writer = pdfium.FPDF_FILEWRITE()
    writer.version = 1
    kind = dict(pdfium.FPDF_FILEWRITE._fields_)["WriteBlock"]

    def write(_self: Any, data: Any, size: int) -> int:
        parts.append(ctypes.string_at(data, size))
        return 1

    writer.WriteBlock = kind(write)
    if not pdfium.FPDF_SaveAsCopy(document, ctypes.byref(writer), 0):
        raise UnreadableFileError(_UNSAVED)
    return b"".join(parts)


def _named(saved: bytes, data: bytes) -> bytes:
    """The file under a name that follows from its contents, where pdfium drew lots.

    The first half of a name stays through all versions of a file; encryption needs it.
    """
    found = list(_NAME.finditer(saved))
    if not found:
        return saved
    name = found[-1]
    whole = hashlib.sha256(data + saved[: name.start()]).hexdigest().upper()
    first, second = name[1], name[2]
    if first.lower() not in data.lower() and b"/Encrypt" not in saved:
        first = whole[:32].encode()
    if len(second) == 32:
        second = whole[32:].encode()
    return (
        saved[: name.start(1)]
        + first
        + saved[name.end(1) : name.start(2)]
        + second
        + saved[name.end(2) :]
    )
