"""A composed table as the XML of a Word table.

Its grid is fixed and each cell says its width, so that Word, WPS and LibreOffice lay it
out alike and no column gives way to a long word.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from faheng.documents.composing.grid import Placed, placed_rows
from faheng.documents.composing.measuring import text_height
from faheng.documents.composing.page import CELL_MARGIN, fitted_widths, table_size
from faheng.documents.composing.pieces import Align, Sheet, Table
from faheng.documents.formats.docx.writer_runs import run
from faheng.documents.formats.docx.writer_styles import (
    CELL,
    CELL_SIZE,
    LABEL,
    line_spacing,
)

TWIPS_PER_MM: Final = 1440 / 25.4
# Points; a row beyond this may be parted between pages, or it would leave one half blank.
_HIGHEST_WHOLE = 360.0
_LEAST_HEIGHT = 362

_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{round(share * CELL_MARGIN * TWIPS_PER_MM)}" w:type="dxa"/>'
    for side, share in (("top", 0.5), ("left", 1), ("bottom", 0.5), ("right", 1))
)
_ALIGNS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def table_xml(table: Table, sheet: Sheet) -> str:
    """The ``w:tbl`` of a table."""
    widths = fitted_widths(table, sheet)
    size = table_size(table, widths)
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    grid = "".join(
        f'<w:gridCol w:w="{right - left}"/>'
        for left, right in zip(edges, edges[1:], strict=False)
    )
    rows = "".join(
        _row(row, number < table.head, widths, edges, size)
        for number, row in enumerate(placed_rows(table))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{_SIDES}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"{_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(
    row: list[Placed],
    is_head: bool,
    widths: tuple[float, ...],
    edges: list[int],
    size: float,
) -> str:
    height = max(
        (
            text_height(one.cell.text, _width(one, widths), size)
            for one in row
            if one.cell.rows == 1
        ),
        default=0.0,
    )
    whole = "<w:cantSplit/>" if height <= _HIGHEST_WHOLE else ""
    head = "<w:tblHeader/>" if is_head else ""
    cells = "".join(_cell(one, edges, size) for one in row)
    return (
        f'<w:tr><w:trPr>{whole}<w:trHeight w:val="{_LEAST_HEIGHT}" w:hRule="atLeast"/>'
        f"{head}</w:trPr>{cells}</w:tr>"
    )


def _width(one: Placed, widths: tuple[float, ...]) -> float:
    across = widths[one.column : one.column + one.cell.columns]
    return sum(across) - 2 * CELL_MARGIN


def _cell(one: Placed, edges: list[int], size: float) -> str:
    cell = one.cell
    width = edges[one.column + cell.columns] - edges[one.column]
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = ""
    if one.below:
        merge = "<w:vMerge/>"
    elif cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>'
    style = LABEL if cell.label else CELL
    letters = spacing = ""
    if size != CELL_SIZE:
        points = round(size * 2)
        letters = f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
        spacing = line_spacing(size)
    form = (
        f'<w:pPr><w:pStyle w:val="{style}"/>{spacing}'
        f'<w:jc w:val="{_ALIGNS[cell.align]}"/></w:pPr>'
    )
    lines = [""] if one.below else cell.text.split("\n")
    paragraphs = "".join(f"<w:p>{form}{run(line, letters)}</w:p>" for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )
