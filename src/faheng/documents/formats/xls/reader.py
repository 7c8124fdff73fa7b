"""Read an old Excel workbook: the visible sheets in their order, as they show.

xlrd takes the file apart; how a number shows and what is a table on a sheet is decided
by the same code as for newer workbooks.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import xlrd

from faheng.documents.archive import DAMAGED, ENCRYPTED
from faheng.documents.document import Block, Grid
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xls.boxes import text_boxes
from faheng.documents.formats.xls.sheets import Styles, read_sheet
from faheng.documents.spreadsheets.blocks import SheetBlocks

# Before 1997 text stood in the writer's code page; a file that names none, or that of
# Western Windows, comes from a Chinese program that did not care.
CARELESS_PAGES = (None, 367, 437, 1252, 32_769)
OWN_PAGE = "gb18030"
FIRST_WITH_UNICODE = 80


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], int | None]:
    """The lines and tables of all visible sheets; each sheet counts as a page."""
    book = _opened(data)
    styles = Styles(book)
    blocks: list[Block] = []
    pages = grids = 0
    for number in range(book.nsheets):
        try:
            hidden = book.sheet_by_index(number).visibility
            sheet = None if hidden else read_sheet(book.sheet_by_index(number), styles)
            boxes = [] if hidden else text_boxes(book, number)
        except (UnreadableFileError, MemoryError):
            raise
        except Exception as error:
            raise UnreadableFileError(DAMAGED) from error
        if sheet is None:
            continue
        sheet.boxes += boxes
        pages += 1
        found = SheetBlocks(sheet, book.sheet_by_index(number).name, pages)
        for block in found.blocks(grids + 1):
            grids += isinstance(block, Grid)
            blocks.append(block)
    return tuple(blocks), pages


def _opened(data: bytes) -> Any:
    book = _open(data)
    if book.biff_version < FIRST_WITH_UNICODE and book.codepage in CARELESS_PAGES:
        try:
            return _open(data, OWN_PAGE)
        except UnreadableFileError:
            return book
    return book


def _open(data: bytes, encoding: str | None = None) -> Any:
    try:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=StringIO(),
            formatting_info=True,
            ragged_rows=True,
            # Else the bytes are let go before the text boxes are looked for.
            on_demand=True,
            encoding_override=encoding,
        )
    except MemoryError:
        raise
    # Damaged bytes surface in xlrd as any exception there is, bare asserts included.
    except Exception as error:
        reason = ENCRYPTED if "encrypted" in str(error) else DAMAGED
        raise UnreadableFileError(reason) from error
