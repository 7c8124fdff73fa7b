"""Read an old Excel workbook: the visible sheets in their order, as they show.

xlrd takes the file apart; how a number shows and what is a table on a sheet is decided
by the same code as for newer workbooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import xlrd

from faheng.documents.archive import DAMAGED, ENCRYPTED
from faheng.documents.document import Block, Grid
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xls.boxes import text_boxes
from faheng.documents.formats.xls.chains import has_loop
from faheng.documents.formats.xls.sheets import Styles, read_sheet
from faheng.documents.spreadsheets.blocks import SheetBlocks

# Before 1997 text stood in the writer's code page; a file that names none, or that of
# Western Windows, comes from a Chinese program that did not care.
CARELESS_PAGES = (None, 367, 437, 1252, 32_769)
OWN_PAGE = "gb18030"
LAST_RESORT = "windows-1252"
FIRST_WITH_UNICODE = 80


Blocks = tuple[tuple[Block, ...], int | None]


def read_blocks(data: bytes) -> Blocks:
    """The lines and tables of all visible sheets; each sheet counts as a page."""
    with _in_a_sentence():
        try:
            looped = has_loop(data)
        except UnicodeDecodeError:  # a stream's name, whatever the text is written in
            looped = True
    if looped:
        raise UnreadableFileError(DAMAGED)
    for encoding in (None, OWN_PAGE, LAST_RESORT):
        try:
            with _in_a_sentence():
                book = _open(data, encoding)
                if encoding is not None or not _is_careless(book):
                    return _blocks(book)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(DAMAGED)


def _open(data: bytes, encoding: str | None) -> Any:
    return xlrd.open_workbook(
        file_contents=data,
        logfile=StringIO(),
        formatting_info=True,
        ragged_rows=True,
        # Else the bytes are let go before the text boxes are looked for.
        on_demand=True,
        encoding_override=encoding,
    )


def _is_careless(book: Any) -> bool:
    return book.biff_version < FIRST_WITH_UNICODE and book.codepage in CARELESS_PAGES


def _blocks(book: Any) -> Blocks:
    styles = Styles(book)
    blocks: list[Block] = []
    pages = grids = 0
    for number in range(book.nsheets):
        source = book.sheet_by_index(number)
        if source.visibility:
            continue
        pages += 1
        sheet = read_sheet(source, styles)
        sheet.boxes += text_boxes(book, number)
        for block in SheetBlocks(sheet, source.name, pages).blocks(grids + 1):
            grids += isinstance(block, Grid)
            blocks.append(block)
        book.unload_sheet(number)
    return tuple(blocks), pages


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """Damaged bytes surface in xlrd as any exception there is, bare asserts included."""
    try:
        yield
    except (UnreadableFileError, UnicodeDecodeError, MemoryError):
        raise
    except Exception as error:
        reason = ENCRYPTED if "encrypted" in str(error) else DAMAGED
        raise UnreadableFileError(reason) from error
