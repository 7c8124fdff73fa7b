"""The sheet of paper: A4, its margins, and what room a table has on it.

Sizes are millimetres; the size of letters is points.
"""

from __future__ import annotations

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


def table_size(widths: tuple[float, ...]) -> float:
    """How large the letters of a table with these columns are."""
    average = sum(widths) / len(widths)
    return next(size for least, size in TABLE_SIZES if average >= least)
