"""How large the box of a comment is, in the columns and rows it lies over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from lxml import etree

from faheng.documents.office import attribute, child, children
from faheng.documents.spreadsheets.sheet import LAST_COLUMN, LAST_ROW, Place

# Pixels. Notes are written in nine points.
_CHARACTER, _LINE, _MARGIN = 12.0, 16.0, 12.0
_USUAL_WIDTH, _GREATEST_WIDTH = 330.0, 600.0
_GREATEST_HEIGHT = 900.0
_LONG = 300
_COLUMN, _ROW = 64.0, 20.0
# Many sheets have thousands of hidden rows; nobody sees a box end there.
_MOST_STEPS = 2_000


@dataclass(slots=True)
class SheetSizes:
    """Widths and heights that differ from the usual, in pixels."""

    column: float = _COLUMN
    row: float = _ROW
    columns: list[tuple[int, int, float]] = field(default_factory=list)
    rows: dict[int, float] = field(default_factory=dict)

    def width(self, column: int) -> float:
        for first, last, width in self.columns:
            if first <= column <= last:
                return width
        return self.column

    def height(self, row: int) -> float:
        return self.rows.get(row, self.row)


def read_sizes(sheet: etree._Element) -> SheetSizes:
    """The sizes a worksheet says its columns and rows have."""
    sizes = SheetSizes()
    usual = child(sheet, "sheetFormatPr")
    if usual is not None:
        sizes.column = _pixels_wide(attribute(usual, "defaultColWidth"), _COLUMN)
        sizes.row = _pixels_high(attribute(usual, "defaultRowHeight"), _ROW)
    for one in children(child(sheet, "cols"), "col"):
        hidden = attribute(one, "hidden") in ("1", "true")
        width = _pixels_wide(attribute(one, "width"), sizes.column)
        first = int(_number(attribute(one, "min"), 1))
        last = int(_number(attribute(one, "max"), first))
        sizes.columns.append((first, last, 0.0 if hidden else width))
    for one in children(child(sheet, "sheetData"), "row"):
        number = int(_number(attribute(one, "r"), 0))
        if attribute(one, "hidden") in ("1", "true"):
            sizes.rows[number] = 0.0
        elif attribute(one, "ht") is not None:
            sizes.rows[number] = _pixels_high(attribute(one, "ht"), sizes.row)
    return sizes


def anchor(place: Place, text: str, sizes: SheetSizes) -> str:
    """Where a comment's box begins and ends: columns and rows from 0, and pixels."""
    width, height = _needed(text)
    row, column = place
    # To the right of the cell, a little above it; at the sheet's edge to the left.
    left = min(column + 1, LAST_COLUMN - 20)
    top = max(row - 1, 1)
    right, across = _reach(left, width, sizes.width, LAST_COLUMN)
    bottom, down = _reach(top, height, sizes.height, LAST_ROW)
    return (
        f"{left - 1}, 12, {top - 1}, 4, {right - 1}, {across:.0f}, "
        f"{bottom - 1}, {down:.0f}"
    )


def _needed(text: str) -> tuple[float, float]:
    """Width and height that show all of a text, up to a bound."""
    width = _USUAL_WIDTH if len(text) <= _LONG else _GREATEST_WIDTH
    a_line = (width - _MARGIN) / _CHARACTER
    lines = sum(max(1, ceil(_breadth(line) / a_line)) for line in text.split("\n"))
    return width, min(lines * _LINE + _MARGIN, _GREATEST_HEIGHT)


def _breadth(line: str) -> float:
    """In Chinese characters."""
    return sum(0.55 if ord(character) < 0x2E80 else 1.0 for character in line)


def _reach(
    first: int, needed: float, size: Callable[[int], float], last: int
) -> tuple[int, float]:
    """The column or row in which so many pixels end, and how far into it."""
    at = first
    for _step in range(_MOST_STEPS):
        own = size(at)
        if needed <= own or at >= last:
            break
        needed -= own
        at += 1
    return at, min(needed, size(at))


def _pixels_wide(text: str | None, otherwise: float) -> float:
    characters = _number(text, -1)
    return otherwise if characters < 0 else characters * 7 + 5


def _pixels_high(text: str | None, otherwise: float) -> float:
    points = _number(text, -1)
    return otherwise if points < 0 else points * 4 / 3


def _number(text: str | None, otherwise: float) -> float:
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if 0 <= number < LAST_ROW + 1 else otherwise
