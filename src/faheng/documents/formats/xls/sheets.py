"""The cells of one worksheet of an old workbook."""

from __future__ import annotations

import math
from typing import Any

import xlrd

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.spreadsheets.number_formats import (
    PLAIN,
    NumberFormat,
    built_in,
    shown,
    take_apart,
)
from faheng.documents.spreadsheets.sheet import MOST_CELLS, TOO_MANY_CELLS, Sheet

# What says more than this is damaged; no sheet shows so many digits.
LARGEST = 1e20


class Styles:
    """How the cells of a workbook show their numbers, and which are ruled."""

    def __init__(self, book: Any) -> None:
        self._styles = book.xf_list
        # Of the formats known by number only those are said here that the file itself
        # writes out; the others are the same as in newer workbooks.
        own = {one.format_key: take_apart(one.format_str) for one in book.format_list}
        self._formats = [
            own.get(style.format_key) or built_in(style.format_key)
            for style in self._styles
        ]
        self._ruled = [
            bool(style.border.left_line_style or style.border.right_line_style)
            for style in self._styles
        ]
        self.from_1904 = bool(book.datemode)

    def number_format(self, style: int | None) -> NumberFormat:
        known = style is not None and style < len(self._formats)
        return self._formats[style or 0] if known else PLAIN

    def is_ruled(self, style: int | None) -> bool:
        return style is not None and style < len(self._ruled) and self._ruled[style]


def read_sheet(source: Any, styles: Styles) -> Sheet:
    """What the cells of a sheet show, row by row."""
    sheet = Sheet()
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            style = source.cell_xf_index(row, column)
            if styles.is_ruled(style):
                sheet.ruled.add((row + 1, column + 1))
            kind = source.cell_type(row, column)
            value = source.cell_value(row, column)
            text = _shown(kind, value, style, styles).strip()
            if text:
                sheet.texts[row + 1, column + 1] = text
        if len(sheet.texts) > MOST_CELLS:
            raise UnreadableFileError(TOO_MANY_CELLS)
    for top, below, left, beyond in source.merged_cells:
        if (below - top, beyond - left) != (1, 1) and top < below and left < beyond:
            sheet.merged[top + 1, left + 1] = (below, beyond)
    return sheet


def _shown(kind: int, value: Any, style: int | None, styles: Styles) -> str:
    match kind:
        case xlrd.XL_CELL_TEXT:
            return str(value).replace("\r\n", "\n").replace("\r", "\n")
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            if not math.isfinite(value) or abs(value) >= LARGEST:
                return repr(value)
            how = styles.number_format(style)
            return shown(value, how, from_1904=styles.from_1904)
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, ""))
        case _:
            return ""
