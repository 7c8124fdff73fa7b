"""What no file can hold, or nobody sees, is taken out of a text before it is written.

Control characters, halves of characters and the like would make the XML of an office
file unreadable; marks without a width are dropped by our readers too. Neither is part of
what an official wrote, so they go without a word. All line ends become ``\\n``, tabs
blanks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from faheng.documents.composing.pieces import Composition, Paragraph, Sheet, Table
from faheng.documents.invisible import INVISIBLE

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff"
    "\ufe00-\ufe0f]|[\U0001fffe-\U0001ffff\U000e0000-\U000fffff\U0010fffe-\U0010ffff]"
)
_ANY = re.compile(
    f"{_LINE_END.pattern}|{_UNWRITABLE.pattern}|{INVISIBLE.pattern}|\t", re.ASCII
)


def cleaned(composition: Composition) -> Composition:
    """The composition with texts any format can hold."""
    return Composition(
        title=clean_text(composition.title).replace("\n", " "),
        sheets=tuple(map(_sheet, composition.sheets)),
    )


def clean_text(text: str) -> str:
    """A text without what no file can hold."""
    if not _ANY.search(text):
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return INVISIBLE.sub("", _UNWRITABLE.sub("", text))


def _sheet(sheet: Sheet) -> Sheet:
    pieces = tuple(_piece(piece) for piece in sheet.pieces if _has_extent(piece))
    return replace(sheet, name=clean_text(sheet.name), pieces=pieces)


def _has_extent(piece: Paragraph | Table) -> bool:
    """A table without rows is nothing to be seen, and no Word file may hold one."""
    return isinstance(piece, Paragraph) or bool(piece.rows)


def _piece(piece: Paragraph | Table) -> Paragraph | Table:
    if isinstance(piece, Paragraph):
        text = clean_text(piece.text)
        return piece if text == piece.text else replace(piece, text=text)
    if not any(_ANY.search(cell.text) for row in piece.rows for cell in row):
        return piece
    rows = tuple(
        tuple(replace(cell, text=clean_text(cell.text)) for cell in row)
        for row in piece.rows
    )
    return replace(piece, rows=rows)
