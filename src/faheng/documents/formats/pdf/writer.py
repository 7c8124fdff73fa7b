"""Write a composed document as a PDF: tagged, for screen readers, with its own fonts.

The compiler knows no fonts but ours, so that a page looks the same on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from faheng.documents.composing.grid import placed_rows
from faheng.documents.composing.measuring import POINTS_PER_MM, text_height
from faheng.documents.composing.page import (
    BOTTOM_MARGIN,
    CELL_MARGIN,
    SIDE_MARGIN,
    SIZES,
    TOP_MARGIN,
    extent,
    fitted_widths,
    table_size,
)
from faheng.documents.composing.pieces import (
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)
from faheng.documents.exceptions import UnwritableDocumentError

_HERE = Path(__file__).parent
_LAYOUT = _HERE / "writer.typ"
# A screen reader finds its way in it, and no character is left without a shape. (PDF/A
# asks for a date, and the same document must be the same bytes.)
_STANDARD: Final = "ua-1"
_NOT_IN_FONTS = re.compile(r'the text "(.+?)" could not be displayed', re.DOTALL)
_UNPRINTABLE = "PDF 的字体里没有“{text}”，印不出来，请改写，或改用 Word 格式。"

# Points; a row beyond this may be parted between pages, or it could fit on none.
_HIGHEST_WHOLE = 360.0
# A word that may only be parted by force, where it is wider than its cell.
_WORD = re.compile("[!-~\u00a1-\u1fff]+")
_MAY_PART = "\u200b"
_UNTITLED = "文件"
# The widest letters of a word, in sizes of its letters, on average.
_WIDE_LETTER = 0.75


def written(composition: Composition) -> bytes:
    """The bytes of the PDF."""
    told = json.dumps(_told(composition), ensure_ascii=False)
    compiler, layout = _compiler()
    try:
        found = compiler.compile(
            input=layout,
            sys_inputs={"composition": told},
            format="pdf",
            pdf_standards=_STANDARD,
        )
    except typst.TypstError as error:
        missing = _NOT_IN_FONTS.search(str(error))
        if missing is None:
            raise
        raise UnwritableDocumentError(_UNPRINTABLE.format(text=missing[1])) from error
    assert isinstance(found, bytes)
    return found


@cache
def _compiler() -> tuple[typst.Compiler, bytes]:
    # Kept: it takes the fonts in once, and remembers what it has set before.
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_HERE / "fonts"],
    )
    layout = _LAYOUT.read_bytes()
    return typst.Compiler(layout, font_paths=fonts, ignore_system_fonts=True), layout


def _told(composition: Composition) -> dict[str, Any]:
    return {
        "title": composition.title.strip() or _UNTITLED,
        # Headings are numbered by depth without a gap, or a reader loses its way.
        "titled": _first_heading(composition) is Role.TITLE,
        "side": SIDE_MARGIN,
        "top": TOP_MARGIN,
        "bottom": BOTTOM_MARGIN,
        "inset": CELL_MARGIN,
        "sheets": [_sheet(sheet) for sheet in composition.sheets],
    }


def _first_heading(composition: Composition) -> Role | None:
    return next(
        (
            piece.role
            for sheet in composition.sheets
            for piece in sheet.pieces
            if isinstance(piece, Paragraph) and piece.role in (Role.TITLE, Role.HEADING)
        ),
        None,
    )


def _sheet(sheet: Sheet) -> dict[str, Any]:
    width, height = extent(sheet)
    pieces = [
        _paragraph(piece) if isinstance(piece, Paragraph) else _table(piece, sheet)
        for piece in sheet.pieces
    ]
    return {"width": width, "height": height, "pieces": pieces}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "kind": "paragraph",
        "role": paragraph.role.value,
        "size": SIZES[paragraph.role],
        "text": paragraph.text.strip(),
    }


def _table(table: Table, sheet: Sheet) -> dict[str, Any]:
    widths = fitted_widths(table, sheet)
    return {
        "kind": "table",
        "widths": widths,
        "size": table_size(widths),
        "head": table.head,
        "rows": list(_rows(table, widths)),
    }


def _rows(table: Table, widths: tuple[float, ...]) -> Iterator[list[dict[str, Any]]]:
    size = table_size(widths)
    for row in placed_rows(table):
        rooms = [
            (one.cell, sum(widths[one.column : one.column + one.cell.columns]))
            for one in row
            if not one.below
        ]
        # A row is parted as a whole: one low cell would hold a high one together.
        high = any(
            text_height(cell.text, across - 2 * CELL_MARGIN, size) > _HIGHEST_WHOLE
            for cell, across in rooms
            if cell.rows == 1
        )
        yield [
            _cell(cell, across - 2 * CELL_MARGIN, size, high=high)
            for cell, across in rooms
        ]


def _cell(cell: Cell, width: float, size: float, *, high: bool) -> dict[str, Any]:
    return {
        # Blanks as wide as a character set in the names of lower levels.
        "text": _breakable(
            cell.text.rstrip().lstrip(" \n"), width * POINTS_PER_MM / size
        ),
        "columns": cell.columns,
        "rows": cell.rows,
        "label": cell.label,
        "align": cell.align.value,
        "breakable": cell.rows > 1 or high,
    }


def _breakable(text: str, room: float) -> str:
    """Let words part that are wider than the room there is, in sizes of the letters."""
    if len(text) * _WIDE_LETTER <= room:
        return text
    return _WORD.sub(lambda word: _parted(word[0], room), text)


def _parted(word: str, room: float) -> str:
    return word if len(word) * _WIDE_LETTER <= room else _MAY_PART.join(word)
