"""The characters of a page with their places.

Boxes come from the widths of the font, not from the ink: gaps between them tell where
words end. Heights come from the baseline and the size, because fonts that are not
embedded announce wild ones.
"""

from __future__ import annotations

from collections import Counter
from ctypes import addressof, c_double, c_float
from math import hypot, inf
from typing import Any, NamedTuple

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.calls import Matrix
from faheng.documents.formats.pdf.frame import Affine, Visible
from faheng.documents.formats.pdf.radicals import CHARACTER_OF_RADICAL

MOST_CHARACTERS = 200_000

_TOO_FULL = "这份 PDF 第 {page} 页的文字过多，无法读取，请重新导出后再试。"

# Slanted further than this a text does not run along the sheet: a watermark.
_SLANT = 0.1
_SKEWED = -1

# The middle of a character's body to the right of its origin and above it, as a share
# of its size, by the quarters it is turned; where it says 0, the box tells.
_MIDDLE = {0: (0.0, 0.36), 1: (-0.36, 0.0), 2: (0.0, -0.36), 3: (0.36, 0.0)}
_MIDDLE[_SKEWED] = (0.0, 0.0)

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
    left: float
    bottom: float
    right: float
    top: float
    size: float
    quarter: int
    run: int


class _Form(NamedTuple):
    """The size of characters, and by how many quarters they are turned."""

    size: float
    quarter: int


class PageText(NamedTuple):
    """What is written on a page: along its sheet, turned by quarters, and slanted."""

    upright: list[Glyph]
    slanted: list[Glyph]
    to_sheet: Affine


def read_characters(pdfium: Any, text: int, visible: Visible, page: int) -> PageText:
    """The visible characters of a page, in the order they were written."""
    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > MOST_CHARACTERS:
        raise UnreadableFileError(_TOO_FULL.format(page=page))
    marks = _marks(pdfium, text, count, visible)
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


def _marks(pdfium: Any, text: int, count: int, visible: Visible) -> list[_Mark]:
    """The characters as they were written; the loop in which each step counts."""
    places = range(count)
    boxes, origins = (c_float * (4 * count))(), (c_double * (2 * count))()
    box_at, origin_at = addressof(boxes), addressof(origins)
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    known = [
        box_of(text, index, box_at + 16 * index)
        and origin_of(text, index, origin_at + 16 * index, origin_at + 16 * index + 8)
        for index in places
    ]
    code_of, is_generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    object_of = pdfium.FPDFText_GetTextObject
    columns = zip(
        places,
        known,
        whole_characters([code_of(text, index) for index in places]),
        [is_generated(text, index) == 1 for index in places],
        [object_of(text, index) for index in places],
        zip(*[iter(boxes[:])] * 4, strict=True),
        zip(*[iter(origins[:])] * 2, strict=True),
        strict=True,
    )
    marks: list[_Mark] = []
    run = 0
    parted = True
    shown_before: int | None = None
    form = _Form(0.0, _SKEWED)
    for index, is_known, code, generated, shown, box, (x, y) in columns:
        if generated:
            parted = True
            continue
        written = _written(code)
        if not written or not is_known:
            continue
        if shown is None or shown != shown_before:
            form = _form(pdfium, text, index)
            shown_before, parted = shown, True
        if parted:
            run += 1
            parted = False
        size, quarter = form
        left, top, right, bottom = box
        shift, rise = _MIDDLE[quarter]
        across = x + shift * size if shift else (left + right) / 2
        along = y + rise * size if rise else (top + bottom) / 2
        if visible.shows(across, along) and 0 < size < inf:
            marks.append(
                _Mark(written, x, y, left, bottom, right, top, size, quarter, run)
            )
    return marks


def _form(pdfium: Any, text: int, index: int) -> _Form:
    """The size and direction of a character, and of all of its text object."""
    matrix = Matrix()
    if not pdfium.FPDFText_GetMatrix(text, index, addressof(matrix)):
        return _Form(0.0, _SKEWED)
    a, b, c, d, _e, _f = matrix
    size = pdfium.FPDFText_GetFontSize(text, index) * hypot(c, d)
    return _Form(size, _quarter(a, b))


def whole_characters(codes: list[int]) -> list[int]:
    """Code points, one for each; of two halves of a character the second has it all."""
    whole: list[int] = []
    high = 0
    for code in codes:
        if 0xDC00 <= code < 0xE000 and high:
            whole.append(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
        else:
            whole.append(code)
        high = code if 0xD800 <= code < 0xDC00 else 0
    return whole


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
    written, x, y, left, _bottom, right, _top, size, quarter, run = mark
    if quarter == 0:
        start = x + to_sheet.e
        base = to_sheet.f - y
        left += to_sheet.e
        right += to_sheet.e
    else:
        left, right, _above, _below = _on_sheet(mark, to_sheet)
        start = to_sheet.a * x + to_sheet.c * y + to_sheet.e
        base = to_sheet.b * x + to_sheet.d * y + to_sheet.f
    bearing = left - start
    if bearing > 0.01 * size and written != " ":
        # Only the ink is known (fonts drawn by procedures): as much is free behind it.
        left, right = start, right + bearing
        if written.isdigit():
            right = max(right, start + size / 2)
    return Glyph(written, left, right, base, size, run)


def _on_sheet(mark: _Mark, to_sheet: Affine) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a character's box on the sheet."""
    a, b, c, d, e, f = to_sheet
    across = (a * mark.left + c * mark.bottom + e, a * mark.right + c * mark.top + e)
    down = (b * mark.left + d * mark.bottom + f, b * mark.right + d * mark.top + f)
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
    boxes = [_on_sheet(mark, to_sheet) for mark in run]
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
