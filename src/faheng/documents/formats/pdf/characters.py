"""The characters of a page with their places.

Boxes come from the widths of the font, not from the ink: gaps between them tell where
words end. Heights come from the baseline and the size, because fonts that are not
embedded announce wild ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import addressof, byref, c_double
from math import hypot, isfinite
from typing import Any, NamedTuple

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.frame import Affine, Visible
from faheng.documents.formats.pdf.radicals import CHARACTER_OF_RADICAL

MOST_CHARACTERS = 200_000

_TOO_FULL = "这份 PDF 第 {page} 页的文字过多，无法读取，请重新导出后再试。"

# Slanted further than this a text does not run along the sheet: a watermark.
_SLANT = 0.1
_SKEWED = -1

_HYPHEN_AT_LINE_END = 0x02
_BLANK_CONTROLS = {0x09, 0x0A, 0x0D}
_UNSEEN = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF}


class Glyph(NamedTuple):
    """A character on the sheet, or a whole run of text that is turned against it.

    ``run`` is shared by characters that were written at once and without a gap meant
    as a blank; pdfium drops blanks that are written alone.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    run: int = 0

    @property
    def middle(self) -> float:
        """The height at which the character's body is centred."""
        return self.base - 0.36 * self.size


class _Mark(NamedTuple):
    """A character as pdfium gives it, in the page's coordinates."""

    text: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    size: float
    quarter: int
    run: int


class PageText(NamedTuple):
    """What is written on a page: along its sheet, turned by quarters, and slanted."""

    upright: list[Glyph]
    slanted: list[Glyph]
    to_sheet: Affine


def read_characters(pdfium: Any, text: Any, visible: Visible, page: int) -> PageText:
    """The visible characters of a page, in the order they were written."""
    if pdfium.FPDFText_CountChars(text) > MOST_CHARACTERS:
        raise UnreadableFileError(_TOO_FULL.format(page=page))
    marks = list(_marks(pdfium, text, visible))
    counted = Counter(mark.quarter for mark in marks if mark.quarter != _SKEWED)
    main = counted.most_common(1)[0][0] if counted else 0
    to_sheet = visible.upright(main)
    upright: list[Glyph] = []
    slanted: list[Glyph] = []
    turned: list[_Mark] = []
    for mark in marks:
        if turned and not _continues(turned[-1], mark, main):
            _add_turned(turned, to_sheet, upright, slanted)
            turned = []
        if mark.quarter == main:
            upright.append(_along(mark, to_sheet))
        else:
            turned.append(mark)
    if turned:
        _add_turned(turned, to_sheet, upright, slanted)
    return PageText(upright, slanted, to_sheet)


def _marks(pdfium: Any, text: Any, visible: Visible) -> Iterator[_Mark]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = c_double(), c_double()
    to_box, to_matrix, to_x, to_y = byref(box), byref(matrix), byref(x), byref(y)
    code_of, generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    matrix_of, size_of = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    object_of = pdfium.FPDFText_GetTextObject
    high = run = 0
    shown_before: int | None = None
    for index in range(pdfium.FPDFText_CountChars(text)):
        if generated(text, index) == 1:
            shown_before = None
            continue
        code = code_of(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        written = _written(code)
        if not written or not (
            box_of(text, index, to_box)
            and origin_of(text, index, to_x, to_y)
            and matrix_of(text, index, to_matrix)
        ):
            continue
        height = hypot(matrix.c, matrix.d)
        size = size_of(text, index) * height
        across = (box.left + box.right) / 2
        along = (box.top + box.bottom) / 2
        quarter = _quarter(matrix.a, matrix.b)
        if quarter in (0, 2):
            along = y.value + (0.36 if quarter == 0 else -0.36) * size
        elif quarter in (1, 3):
            across = x.value + (-0.36 if quarter == 1 else 0.36) * size
        if not visible.shows(across, along) or not isfinite(size) or size <= 0:
            continue
        shown_by = object_of(text, index)
        shown = addressof(shown_by.contents) if shown_by else None
        if shown is None or shown != shown_before:
            run += 1
            shown_before = shown
        yield _Mark(
            written,
            x.value,
            y.value,
            (box.left, box.bottom, box.right, box.top),
            size,
            quarter,
            run,
        )


def _written(code: int) -> str:
    """The character to keep, a blank for any kind of blank, nothing for what is unseen."""
    if 0x2E80 <= code < 0x2FE0:
        return CHARACTER_OF_RADICAL.get(code) or chr(code)
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if code in _BLANK_CONTROLS else ""
    if code in _UNSEEN or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    character = chr(code)
    return " " if character.isspace() else character


def _quarter(a: float, b: float) -> int:
    """By how many quarters text is turned left, from its matrix."""
    if abs(b) <= _SLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 1 if b > 0 else 3
    return _SKEWED


def _along(mark: _Mark, to_sheet: Affine) -> Glyph:
    left, right, _top, _bottom = _on_sheet(mark.box, to_sheet)
    start = to_sheet.a * mark.x + to_sheet.c * mark.y + to_sheet.e
    base = to_sheet.b * mark.x + to_sheet.d * mark.y + to_sheet.f
    bearing = left - start
    if bearing > 0.01 * mark.size and not mark.text.isspace():
        # Only the ink is known (fonts drawn by procedures): as much is free behind it.
        left, right = start, right + bearing
        if mark.text.isdigit():
            right = max(right, start + mark.size / 2)
    return Glyph(mark.text, left, right, base, mark.size, mark.run)


def _on_sheet(
    box: tuple[float, float, float, float], to_sheet: Affine
) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a box on the sheet."""
    a, b, c, d, e, f = to_sheet
    x0, y0, x1, y1 = box
    across = (a * x0 + c * y0 + e, a * x1 + c * y1 + e)
    down = (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
    return min(across), max(across), min(down), max(down)


def _continues(before: _Mark, mark: _Mark, main: int) -> bool:
    """Whether a turned run of text goes on with this character."""
    if mark.quarter == main or mark.quarter != before.quarter:
        return False
    return hypot(mark.x - before.x, mark.y - before.y) <= 2 * mark.size


def _add_turned(
    run: list[_Mark], to_sheet: Affine, upright: list[Glyph], slanted: list[Glyph]
) -> None:
    """Put a turned run of text where it stands, as if it were one character."""
    text = " ".join("".join(mark.text for mark in run).split())
    if not text:
        return
    boxes = [_on_sheet(mark.box, to_sheet) for mark in run]
    top, bottom = min(box[2] for box in boxes), max(box[3] for box in boxes)
    size = run[0].size
    glyph = Glyph(
        text,
        min(box[0] for box in boxes),
        max(box[1] for box in boxes),
        (top + bottom) / 2 + 0.36 * size,
        size,
        run[0].run,
    )
    (slanted if run[0].quarter == _SKEWED else upright).append(glyph)
