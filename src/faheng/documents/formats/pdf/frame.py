"""Where points of a PDF page lie on the sheet as it is read.

PDF counts upwards from the lower left corner, and a page may be turned. Everything
else in this package counts from the upper left corner of the visible page, downwards,
in the direction its text runs.
"""

from __future__ import annotations

from ctypes import addressof
from math import isfinite
from typing import Any, NamedTuple

from faheng.documents.formats.pdf.calls import Box


class Affine(NamedTuple):
    """A plane mapping: (x, y) goes to (a·x + c·y + e, b·x + d·y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: Affine) -> Affine:
        """This mapping first, the other one after it."""
        return Affine(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )


class Visible(NamedTuple):
    """The visible part of a page, in the page's own coordinates."""

    left: float
    bottom: float
    right: float
    top: float

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies on the visible page; never true of a missing number."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def upright(self, quarter: int) -> Affine:
        """The mapping to the sheet for text turned left by so many quarters."""
        return (
            Affine(1, 0, 0, -1, -self.left, self.top),
            Affine(0, 1, 1, 0, -self.bottom, -self.left),
            Affine(-1, 0, 0, 1, self.right, -self.bottom),
            Affine(0, -1, -1, 0, self.top, self.right),
        )[quarter]


def visible_part(pdfium: Any, page: int) -> Visible:
    """The page's crop box within its media box."""
    box = Box()
    pdfium.FPDF_GetPageBoundingBox(page, addressof(box))
    left, top, right, bottom = box
    if not all(isfinite(side) for side in box):
        return Visible(0.0, 0.0, 0.0, 0.0)
    return Visible(
        min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    )
