"""One sheet of a composed document as a worksheet."""

from __future__ import annotations

from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from faheng.documents.composing.grid import Placed, placed_rows
from faheng.documents.composing.joint_columns import JointColumns
from faheng.documents.composing.measuring import text_height
from faheng.documents.composing.page import (
    BOTTOM_MARGIN,
    SIDE_MARGIN,
    SIZES,
    TOP_MARGIN,
    fitted_widths,
    room,
    table_size,
)
from faheng.documents.composing.pieces import Cell, Paragraph, Role, Sheet, Table
from faheng.documents.exceptions import UnwritableDocumentError
from faheng.documents.formats.xlsx.writer_looks import BODY_SIZE, Looks
from faheng.documents.formats.xlsx.writer_values import (
    amount,
    may_be_taken_for_a_formula,
)

_MM_PER_INCH = 25.4
_PIXELS_PER_MM = 96 / _MM_PER_INCH
_A4 = 9
# Points: the highest a row may be, the least a row of a table is, room above and below.
_HIGHEST, _LEAST, _PADDING = 400.0, 20.0, 6.0
# Millimetres at both sides of a cell's text.
_SIDES = 1.6
_MOST_CHARACTERS, _MOST_ROWS = 32_767, 1_048_576
_TOO_LONG = (
    "“{sheet}”里有一格文字超过 32767 个字，Excel 放不下，请删减，或改用 Word 格式。"
)
_TOO_MANY = "“{sheet}”超过了 Excel 的行数上限，请分成几份，或改用 Word 格式。"


class SheetWriter:
    """Writes the pieces of a sheet one below the other."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, looks: Looks) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._looks = looks
        self._row = 0
        tables = [piece for piece in sheet.pieces if isinstance(piece, Table)]
        self._columns = JointColumns(
            [fitted_widths(table, sheet) for table in tables], room(sheet)
        )
        self._repeated = False

    def write(self) -> None:
        self._set_up()
        behind_table = False
        for piece in self._sheet.pieces:
            if isinstance(piece, Paragraph):
                self._write_paragraph(piece)
            else:
                # Two tables without a blank row between them would be one.
                self._row += behind_table
                self._write_table(piece)
            behind_table = isinstance(piece, Table)

    def _set_up(self) -> None:
        sheet = self._worksheet
        sheet.set_paper(_A4)
        if self._sheet.landscape:
            sheet.set_landscape()
        side = SIDE_MARGIN / _MM_PER_INCH
        top, bottom = TOP_MARGIN / _MM_PER_INCH, BOTTOM_MARGIN / _MM_PER_INCH
        sheet.set_margins(side, side, top, bottom)
        sheet.set_footer("&C— &P —")
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        for column, width in enumerate(self._columns.widths):
            sheet.set_column_pixels(column, column, round(width * _PIXELS_PER_MM))

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text.strip()
        size = SIZES[paragraph.role]
        if paragraph.role in (Role.BODY, Role.HEADING):
            size = BODY_SIZE
            text = "\n".join(f"　　{line.lstrip()}" for line in text.split("\n"))
        look = self._looks.paragraph(
            paragraph.role, size, quoted=may_be_taken_for_a_formula(text)
        )
        width = sum(self._columns.widths) - _SIDES
        rows = self._take_rows(text_height(text, width, size) + _PADDING)
        last = len(self._columns.widths) - 1
        self._write_text(rows, (0, last), text, look)

    def _take_rows(self, height: float) -> tuple[int, int]:
        """The next row, or several where one may not be so high: first and last."""
        count = max(1, ceil(height / _HIGHEST))
        first = self._row
        self._row += count
        if self._row > _MOST_ROWS:
            raise UnwritableDocumentError(_TOO_MANY.format(sheet=self._sheet.name))
        for row in range(first, self._row):
            self._worksheet.set_row(row, round(height / count, 2))
        return first, self._row - 1

    def _write_table(self, table: Table) -> None:
        widths = fitted_widths(table, self._sheet)
        starts = self._columns.starts(widths)
        size = table_size(table, widths)
        placed = list(placed_rows(table))
        rows = [self._take_rows(height) for height in _heights(placed, widths, size)]
        for row in placed:
            for one in row:
                if one.below:
                    continue
                end = one.column + one.cell.columns
                width = sum(widths[one.column : end]) - _SIDES
                down = (rows[one.row][0], rows[one.row + one.cell.rows - 1][1])
                across = (starts[one.column], starts[end] - 1)
                self._write_cell(one.cell, down, across, (width, size))
        if table.head and not self._repeated:
            # A sheet repeats the heads of one table only.
            self._repeated = True
            self._worksheet.repeat_rows(rows[0][0], rows[table.head - 1][1])

    def _write_cell(
        self,
        cell: Cell,
        down: tuple[int, int],
        across: tuple[int, int],
        measure: tuple[float, float],
    ) -> None:
        figure = amount(cell, *measure)
        look = self._looks.cell(
            cell.align,
            measure[1],
            label=cell.label,
            quoted=may_be_taken_for_a_formula(cell.text) and figure is None,
            number=figure[1] if figure else "",
            top=not cell.label and down[1] - down[0] >= cell.rows,
        )
        if figure is None:
            self._write_text(down, across, cell.text, look)
            return
        self._merge(down, across, look)
        self._worksheet.write_number(down[0], across[0], figure[0], look)

    def _write_text(
        self, down: tuple[int, int], across: tuple[int, int], text: str, look: Format
    ) -> None:
        if len(text.encode("utf-16-le")) > 2 * _MOST_CHARACTERS:
            raise UnwritableDocumentError(_TOO_LONG.format(sheet=self._sheet.name))
        self._merge(down, across, look)
        self._worksheet.write_string(down[0], across[0], text, look)

    def _merge(
        self, down: tuple[int, int], across: tuple[int, int], look: Format
    ) -> None:
        if down[0] < down[1] or across[0] < across[1]:
            self._worksheet.merge_range(
                down[0], across[0], down[1], across[1], "", look
            )


def _heights(
    rows: list[list[Placed]], widths: tuple[float, ...], size: float
) -> list[float]:
    """How high each row must be, the last of a cell over several taking what is left."""
    heights = [_LEAST] * len(rows)
    below: list[tuple[Placed, float]] = []
    for row in rows:
        for one in row:
            if one.below or not one.cell.text:
                continue
            width = sum(widths[one.column : one.column + one.cell.columns]) - _SIDES
            height = text_height(one.cell.text, width, size) + _PADDING
            if one.cell.rows > 1:
                below.append((one, height))
            else:
                heights[one.row] = max(heights[one.row], height)
    for one, height in below:
        last = one.row + one.cell.rows - 1
        heights[last] += max(0.0, height - sum(heights[one.row : last + 1]))
    return heights
