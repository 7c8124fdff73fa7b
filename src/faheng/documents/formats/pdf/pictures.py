"""How much of a page is covered by pictures: a page of nothing else may be a scan."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof
from itertools import islice
from typing import Any

from faheng.documents.formats.pdf.calls import OBJECT_FORM, OBJECT_IMAGE, Matrix
from faheng.documents.formats.pdf.frame import Affine, Visible, visible_part

# Of the page; a stamp, an emblem or a band across the top covers less.
_LARGE = 0.5

# A scan is one picture or some dozens of strips.
_MOST_OBJECTS = 10_000
_DEEPEST_FORM = 8


def is_picture(pdfium: Any, page: int) -> bool:
    """Whether pictures cover most of a page, in one piece or in strips."""
    visible = visible_part(pdfium, page)
    whole = (visible.right - visible.left) * (visible.top - visible.bottom)
    count = pdfium.FPDFPage_CountObjects(page)
    drawn = _pictures(pdfium, page, count, pdfium.FPDFPage_GetObject, Affine(), 0)
    areas = (_shown(picture, visible) for picture in islice(drawn, _MOST_OBJECTS))
    return whole > 0 and sum(areas) >= _LARGE * whole


def _pictures(
    pdfium: Any, holder: int, count: int, object_at: Any, to_page: Affine, depth: int
) -> Iterator[Affine]:
    """Where each picture lies: the mapping of the unit square to the page."""
    for index in range(min(count, _MOST_OBJECTS)):
        drawn = object_at(holder, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (OBJECT_IMAGE, OBJECT_FORM):
            continue
        matrix = Matrix()
        if not pdfium.FPDFPageObj_GetMatrix(drawn, addressof(matrix)):
            continue
        place = Affine(*matrix).then(to_page)
        if kind == OBJECT_IMAGE:
            yield place
        elif depth < _DEEPEST_FORM:
            inside = pdfium.FPDFFormObj_CountObjects(drawn)
            held = pdfium.FPDFFormObj_GetObject
            yield from _pictures(pdfium, drawn, inside, held, place, depth + 1)


def _shown(picture: Affine, visible: Visible) -> float:
    """The area of a picture on the visible page."""
    a, b, c, d, e, f = picture
    across, up = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    width = min(max(across), visible.right) - max(min(across), visible.left)
    height = min(max(up), visible.top) - max(min(up), visible.bottom)
    # False of a missing number too.
    return width * height if width > 0 and height > 0 else 0.0
