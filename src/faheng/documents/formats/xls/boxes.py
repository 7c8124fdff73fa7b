"""The words of text boxes that float over the cells of an old workbook.

xlrd reads past them, so the records of the sheet are walked once more: a drawing says
where it stands, the object after it what it is, the text after that what it says.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

BEGIN, END = 0x0809, 0x000A
DRAWING, OBJECT, TEXT, GOES_ON = 0x00EC, 0x005D, 0x01B6, 0x003C
ANCHOR = b"\x10\xf0\x12\x00\x00\x00"
# A comment on a cell is a drawing too, and no part of the sheet.
COMMENT = 0x19
FIRST_WITH_TEXT = 80

Box = tuple[int, str]


def text_boxes(book: Any, number: int) -> list[Box]:
    """The text boxes of a sheet, each with the row it begins at, from 1."""
    if book.biff_version < FIRST_WITH_TEXT:
        return []
    boxes: list[Box] = []
    row, kind = 1, 0
    records = list(_records(book, book._sh_abs_posn[number]))
    for at, (code, content) in enumerate(records):
        if code == DRAWING and ANCHOR in content:
            anchor = content.index(ANCHOR) + len(ANCHOR)
            row = 1 + int.from_bytes(content[anchor + 6 : anchor + 8], "little")
        elif code == OBJECT:
            kind = int.from_bytes(content[4:6], "little")
        elif code == TEXT and kind != COMMENT:
            length = int.from_bytes(content[10:12], "little")
            text = _text(records[at + 1 :], length).strip()
            if text:
                boxes.append((row, text))
    return boxes


def _records(book: Any, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet up to its end, those of charts inside it included."""
    deep = 0
    while at + 4 <= len(book.mem):
        code, size = struct.unpack_from("<HH", book.mem, at)
        deep += (code == BEGIN) - (code == END)
        if deep < 1:
            return
        if code in (DRAWING, OBJECT, TEXT, GOES_ON):
            yield code, bytes(book.mem[at + 4 : at + 4 + size])
        at += 4 + size


def _text(following: list[tuple[int, bytes]], length: int) -> str:
    """So many characters out of the records that go on with a text."""
    text = ""
    for code, content in following:
        if code != GOES_ON or len(text) >= length:
            break
        wide = content[:1] == b"\x01"
        text += content[1:].decode("utf-16-le" if wide else "latin-1", "replace")
    return text[:length].replace("\r\n", "\n").replace("\r", "\n")
