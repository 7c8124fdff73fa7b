"""Writes pieces as an Excel file: a worksheet for each page, amounts as numbers."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter
from tests.corpus.makers.pieces import Piece, Spot, Table, Text, grid_of, sheets_of

_MONEY = re.compile(r"-?\d{1,3}(,\d{3})*\.\d\d")
# Characters of Chinese that stand in a column side by side, and the height of a line.
_COLUMN, _ACROSS, _LINE = 16, 8, 15
_MADE = datetime(2024, 1, 2, 3, 4, 6)  # noqa: DTZ001 the format has no zone


def excel_file(pieces: Sequence[Piece]) -> bytes:
    """The bytes of an .xlsx, the same ones every time."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": "示例", "created": _MADE})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    money = book.add_format({"border": 1, "num_format": "#,##0.00"})
    for name, held in sheets_of(pieces):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 20, _COLUMN)
        # Printed, all columns stand on one page, as offices set it.
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        row = 0
        for piece in held:
            if isinstance(piece, Text):
                sheet.write_string(row, 0, piece.text)
                row += 1
            elif isinstance(piece, Table):
                _write(sheet, row, piece, plain, money)
                row += len(piece.rows) + 1
    book.close()
    return buffer.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    top: int,
    form: Table,
    plain: xlsxwriter.format.Format,
    money: xlsxwriter.format.Format,
) -> None:
    grid = grid_of(form)
    # Programs that open the file find rows too low for their words otherwise.
    for at, lines in enumerate(_lines(grid), start=top):
        if lines > 1:
            sheet.set_row(at, _LINE * lines)
    for at, row in enumerate(grid, start=top):
        for column, spot in enumerate(row):
            box = spot.box
            if box is None:
                continue
            if box.columns > 1 or box.rows > 1:
                sheet.merge_range(
                    at, column, at + box.rows - 1, column + box.columns - 1, "", plain
                )
            if _MONEY.fullmatch(box.text):
                number = float(box.text.replace(",", ""))
                sheet.write_number(at, column, number, money)
            else:
                sheet.write_string(at, column, box.text, plain)


def _lines(grid: list[list[Spot]]) -> list[int]:
    """How many lines of words each row of a table has to hold."""
    needed = [1] * len(grid)
    for at, row in enumerate(grid):
        for box in (spot.box for spot in row if spot.box is not None):
            across = _ACROSS * box.columns
            lines = sum(
                max(1, math.ceil(len(part) / across)) for part in box.text.split("\n")
            )
            for below in range(at, at + box.rows):
                needed[below] = max(needed[below], math.ceil(lines / box.rows))
    return needed
