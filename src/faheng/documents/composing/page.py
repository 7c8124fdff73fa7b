"""The sheet of paper: A4, its margins, and what room a table has on it.

Sizes are millimetres; the size of letters is points.
"""

from __future__ import annotations

import re

from faheng.documents.composing.grid import Placed, placed_rows
from faheng.documents.composing.measuring import POINTS_PER_MM
from faheng.documents.composing.pieces import Role, Sheet, Table

SHORT_SIDE, LONG_SIDE = 210.0, 297.0
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20.0, 20.0, 20.0
# Between the letters of a cell and its rules.
CELL_MARGIN = 1.2

# Letters of paragraphs by their role: 二号, 四号, 三号, 五号.
SIZES = {
    Role.TITLE: 22.0,
    Role.SUBTITLE: 14.0,
    Role.HEADING: 16.0,
    Role.BODY: 16.0,
    Role.NOTE: 10.5,
    Role.UNIT_LINE: 10.5,
}
# Letters of a table (五号, 小五, 六号) by how wide its columns are on average.
TABLE_SIZES = ((16.0, 10.5), (11.0, 9.0), (0.0, 7.5))
SMALLER_SIZES = (10.5, 9.0, 7.5, 6.5)

# Digits are as wide in all our faces, the signs between them at most so wide.
_DIGIT, _SIGN = 0.5, 0.4
_AMOUNT = re.compile(r"\d[\d,]*\.?\d+%?")


def extent(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the paper."""
    return (LONG_SIDE, SHORT_SIDE) if sheet.landscape else (SHORT_SIDE, LONG_SIDE)


def room(sheet: Sheet) -> float:
    """How wide the print may be."""
    return extent(sheet)[0] - 2 * SIDE_MARGIN


def fitted_widths(table: Table, sheet: Sheet) -> tuple[float, ...]:
    """The widths of the columns, in proportion made smaller if they are too wide."""
    total = sum(table.widths)
    share = min(1.0, room(sheet) / total)
    return tuple(round(width * share, 2) for width in table.widths)


def table_size(table: Table, widths: tuple[float, ...]) -> float:
    """How large the letters of a table with columns of these widths are.

    Smaller where an amount would otherwise be torn in two.
    """
    average = sum(widths) / len(widths)
    usual = next(size for least, size in TABLE_SIZES if average >= least)
    fitting = min(
        (
            _room_for_letters(placed, widths) / _width(amount)
            for row in placed_rows(table)
            for placed in row
            if not placed.below
            for amount in _AMOUNT.findall(placed.cell.text)
        ),
        default=usual,
    )
    allowed = [size for size in SMALLER_SIZES if size <= usual]
    return next((size for size in allowed if size <= fitting), allowed[-1])


def _width(amount: str) -> float:
    """The width of an amount, in sizes of its letters."""
    return sum(_DIGIT if sign.isdigit() else _SIGN for sign in amount)


def _room_for_letters(placed: Placed, widths: tuple[float, ...]) -> float:
    """The width of a cell within its margins, in points."""
    across = sum(widths[placed.column : placed.column + placed.cell.columns])
    return (across - 2 * CELL_MARGIN) * POINTS_PER_MM
