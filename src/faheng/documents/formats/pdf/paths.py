"""The straight strokes drawn on a page, as pieces of horizontal and vertical rules.

A rule may be drawn as a stroke, as a filled rectangle as thin as a stroke, as a row of
dots or dashes, as the ring between two rectangles, or as a very short stroke with a
very wide pen. Areas of colour are not rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int
from itertools import pairwise
from math import hypot, isfinite
from typing import Any, NamedTuple

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.calls import (
    OBJECT_FORM,
    OBJECT_PATH,
    SEGMENT_BEZIER,
    SEGMENT_MOVE,
    Matrix,
)
from faheng.documents.formats.pdf.frame import Affine

MOST_SEGMENTS = 100_000

_TOO_MUCH_DRAWN = "这份 PDF 第 {page} 页的图形过于复杂，无法读取，请重新导出后再试。"

# Points. Nothing thicker is a rule; a line of print is at least twice as high.
_THICKEST = 4.0
_DEEPEST_FORM = 8

Point = tuple[float, float]


class Piece(NamedTuple):
    """A piece of a rule: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


class Pieces(NamedTuple):
    """The pieces of a page by direction, in the coordinates of the sheet."""

    horizontal: list[Piece]
    vertical: list[Piece]


class _Outline(NamedTuple):
    """One unbroken outline of a path; ``straight`` if it has no curves."""

    points: list[Point]
    straight: bool


class PathReader:
    """Reads the drawn rules of one page, within a bounded amount of work."""

    def __init__(self, pdfium: Any, page: int, width: float, height: float) -> None:
        self._pdfium = pdfium
        self._page = page
        self._width = width
        self._height = height
        self._segments = 0
        self._pieces = Pieces([], [])

    def read(self, page: int, to_sheet: Affine) -> Pieces:
        """All pieces of rules on the page."""
        count = self._pdfium.FPDFPage_CountObjects(page)
        self._objects(page, count, self._pdfium.FPDFPage_GetObject, to_sheet, 0)
        return self._pieces

    def _objects(
        self, holder: int, count: int, object_at: Any, to_sheet: Affine, depth: int
    ) -> None:
        pdfium = self._pdfium
        type_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            drawn = object_at(holder, index)
            kind = type_of(drawn)
            if kind == OBJECT_PATH:
                self._path(drawn, self._matrix(drawn).then(to_sheet))
            elif kind == OBJECT_FORM and depth < _DEEPEST_FORM:
                self._count(1)
                self._objects(
                    drawn,
                    pdfium.FPDFFormObj_CountObjects(drawn),
                    pdfium.FPDFFormObj_GetObject,
                    self._matrix(drawn).then(to_sheet),
                    depth + 1,
                )

    def _count(self, segments: int) -> None:
        self._segments += segments
        if self._segments > MOST_SEGMENTS:
            raise UnreadableFileError(_TOO_MUCH_DRAWN.format(page=self._page))

    def _matrix(self, drawn: int) -> Affine:
        matrix = Matrix()
        if not self._pdfium.FPDFPageObj_GetMatrix(drawn, addressof(matrix)):
            return Affine()
        return Affine(*matrix)

    def _path(self, path: int, to_sheet: Affine) -> None:
        fill, stroke = c_int(), c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, addressof(fill), addressof(stroke))
        if not (fill.value or stroke.value):
            return
        self._count(max(1, self._pdfium.FPDFPath_CountSegments(path)))
        outlines = list(self._outlines(path, to_sheet))
        if stroke.value:
            width = c_float()
            self._pdfium.FPDFPageObj_GetStrokeWidth(path, addressof(width))
            pen = width.value * hypot(to_sheet.a, to_sheet.b)
            for outline in outlines:
                for start, end in pairwise(outline.points):
                    self._stroke(start, end, pen)
        if fill.value:
            self._fill([outline for outline in outlines if outline.straight])

    def _outlines(self, path: int, to_sheet: Affine) -> Iterator[_Outline]:
        pdfium = self._pdfium
        a, b, c, d, e, f = to_sheet
        x, y = c_float(), c_float()
        to_x, to_y = addressof(x), addressof(y)
        points: list[Point] = []
        straight = True
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            if not pdfium.FPDFPathSegment_GetPoint(segment, to_x, to_y):
                continue
            kind = pdfium.FPDFPathSegment_GetType(segment)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if not (isfinite(point[0]) and isfinite(point[1])):
                continue
            if kind == SEGMENT_MOVE and points:
                yield _Outline(points, straight)
                points, straight = [], True
            straight = straight and kind != SEGMENT_BEZIER
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
                points.append(points[0])
        if points:
            yield _Outline(points, straight)

    def _stroke(self, start: Point, end: Point, pen: float) -> None:
        (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        if pen > _THICKEST:
            # A short stroke with a wide pen lies across its own direction.
            half = pen / 2
            if x1 - x0 <= _THICKEST and y1 - y0 <= 0.1:
                self._add_upright((x0 + x1) / 2, y0 - half, y1 + half)
            elif y1 - y0 <= _THICKEST and x1 - x0 <= 0.1:
                self._add_level((y0 + y1) / 2, x0 - half, x1 + half)
            return
        if y1 - y0 <= max(0.5, 0.01 * (x1 - x0)):
            self._add_level((y0 + y1) / 2, x0, x1)
        elif x1 - x0 <= max(0.5, 0.01 * (y1 - y0)):
            self._add_upright((x0 + x1) / 2, y0, y1)

    def _fill(self, outlines: list[_Outline]) -> None:
        areas: list[tuple[float, float, float, float]] = []
        for outline in outlines:
            xs, ys = zip(*outline.points, strict=True)
            x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
            level, upright = y1 - y0 <= _THICKEST, x1 - x0 <= _THICKEST
            if level and (not upright or y1 - y0 <= 2 * (x1 - x0)):
                self._add_level((y0 + y1) / 2, x0, x1)
            # A dot may belong to a dotted rule in either direction.
            if upright and (not level or x1 - x0 <= 2 * (y1 - y0)):
                self._add_upright((x0 + x1) / 2, y0, y1)
            if not level and not upright:
                areas.append((x0, x1, y0, y1))
        if 2 <= len(areas) <= 8:
            for outer in areas:
                for inner in areas:
                    self._ring(outer, inner)

    def _ring(
        self,
        outer: tuple[float, float, float, float],
        inner: tuple[float, float, float, float],
    ) -> None:
        """The sides of a filled ring; a side without thickness is not drawn."""
        x0, x1, y0, y1 = outer
        left, right = inner[0] - x0, x1 - inner[1]
        above, below = inner[2] - y0, y1 - inner[3]
        if not all(0 <= side <= _THICKEST for side in (left, right, above, below)):
            return
        if left > 0.05:
            self._add_upright(x0 + left / 2, y0, y1)
        if right > 0.05:
            self._add_upright(x1 - right / 2, y0, y1)
        if above > 0.05:
            self._add_level(y0 + above / 2, x0, x1)
        if below > 0.05:
            self._add_level(y1 - below / 2, x0, x1)

    def _add_level(self, at: float, start: float, end: float) -> None:
        start, end = max(start, 0.0), min(end, self._width)
        if start < end and 0 <= at <= self._height:
            self._pieces.horizontal.append(Piece(at, start, end))

    def _add_upright(self, at: float, start: float, end: float) -> None:
        start, end = max(start, 0.0), min(end, self._height)
        if start < end and 0 <= at <= self._width:
            self._pieces.vertical.append(Piece(at, start, end))
