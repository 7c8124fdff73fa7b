"""Write a composed document as a PDF: tagged, for screen readers, with its own fonts.

The typesetter knows no fonts but ours, so that a page looks the same on every machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

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
from faheng.documents.formats.pdf.typesetting import TypesettingError, typeset
from faheng.documents.formats.pdf.writer_breaks import with_breaks

_NOT_IN_FONTS = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_UNPRINTABLE = "PDF 的字体里没有{text}，印不出来，请改写，或改用 Word 格式。"

# Points; a row beyond this may be parted between pages, or it could fit on none.
_HIGHEST_WHOLE = 360.0
# A label over some rows stays with them on one page, unless they are many.
_HIGHEST_GROUP = 120.0
# What a row is higher than its text.
_AROUND = 8.0
# A blank that sets a number off; at the end of a line it would be lost to whoever
# reads the file again.
_BESIDE_CHINESE = re.compile(
    "(?<=[\u2e80-\uffef]) (?=\\S)|(?<=\\S) (?=[\u2e80-\uffef])"
)
_UNTITLED = "文件"


def written(composition: Composition) -> bytes:
    """The bytes of the PDF."""
    told = json.dumps(_told(composition), ensure_ascii=False)
    try:
        return typeset(told)
    except TypesettingError as error:
        missing = _NOT_IN_FONTS.search(str(error))
        if missing is None:
            raise
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), missing[1])
        raise UnwritableDocumentError(_UNPRINTABLE.format(text=_named(text))) from error


def _named(text: str) -> str:
    """A text that may have no shape where this is read either: with its codes."""
    codes = "、".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(text))
    if any(unicodedata.category(sign) == "Co" for sign in text):
        return f"编码为 {codes} 的自造字"
    return f"“{text}”（编码 {codes}）"


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
            if isinstance(piece, Paragraph)
            and piece.role in (Role.TITLE, Role.HEADING)
            and piece.text.strip()
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
        "text": _BESIDE_CHINESE.sub("\u00a0", paragraph.text.strip()),
    }


def _table(table: Table, sheet: Sheet) -> dict[str, Any]:
    widths = fitted_widths(table, sheet)
    return {
        "kind": "table",
        "widths": widths,
        "size": table_size(table, widths),
        "head": table.head,
        "rows": list(_rows(table, widths)),
    }


def _rows(table: Table, widths: tuple[float, ...]) -> Iterator[list[dict[str, Any]]]:
    size = table_size(table, widths)
    rows = [
        [
            (one.cell, sum(widths[one.column : one.column + one.cell.columns]))
            for one in row
            if not one.below
        ]
        for row in placed_rows(table)
    ]
    heights = [
        max((_height(*one, size) for one in row if one[0].rows == 1), default=size)
        for row in rows
    ]
    for number, row in enumerate(rows):
        yield [
            _cell(cell, across, size, sum(heights[number : number + cell.rows]))
            for cell, across in row
        ]


def _height(cell: Cell, across: float, size: float) -> float:
    return _AROUND + text_height(cell.text, across - 2 * CELL_MARGIN, size)


def _cell(cell: Cell, across: float, size: float, height: float) -> dict[str, Any]:
    """A cell of these rows' ``height``, which is one for all cells of a row.

    A row is parted as a whole: one low cell would hold a high one together.
    """
    room = (across - 2 * CELL_MARGIN) * POINTS_PER_MM / size
    most = _HIGHEST_WHOLE if cell.rows == 1 else _HIGHEST_GROUP
    return {
        # Blanks as wide as a character set in the names of lower levels.
        "text": with_breaks(cell.text.rstrip().lstrip(" \n"), room),
        "columns": cell.columns,
        "rows": cell.rows,
        "label": cell.label,
        "align": cell.align.value,
        "breakable": max(height, _height(cell, across, size)) > most,
    }
