"""The cells of one worksheet: what each shows, and which are merged."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xlsx.styles import UNSTYLED, CellStyle
from faheng.documents.office import attribute, child, local
from faheng.documents.spreadsheets.number_formats import shown
from faheng.documents.spreadsheets.sheet import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    TOO_MANY_CELLS,
    Place,
    Sheet,
)

PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share."""

    strings: list[str]
    styles: list[CellStyle]
    from_1904: bool

    def style(self, number: str | None) -> CellStyle:
        at = int(number) if number and number.isdecimal() and len(number) < 7 else 0
        return self.styles[at] if at < len(self.styles) else UNSTYLED


def read_sheet(data: bytes, book: Book) -> Sheet:
    """Read the XML of a worksheet, row by row."""
    sheet = Sheet()
    row = 0
    try:
        for element in _elements(data):
            if local(element) == "mergeCell":
                _merge(sheet, attribute(element, "ref") or "")
                continue
            row = _row_number(element, row + 1)
            _read_row(element, row, sheet, book)
            element.clear()
            if len(sheet.texts) > MOST_CELLS:
                raise UnreadableFileError(TOO_MANY_CELLS)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(DAMAGED) from error
    return sheet


def _elements(data: bytes) -> Iterator[etree._Element]:
    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=("{*}row", "{*}mergeCell"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _, element in events:
        yield element


def _row_number(element: etree._Element, following: int) -> int:
    text = element.get("r")
    number = int(text) if text and text.isdecimal() else following
    return number if 1 <= number <= LAST_ROW else following


def _read_row(row: etree._Element, number: int, sheet: Sheet, book: Book) -> None:
    column = 0
    for cell in row:
        place = _place(cell.get("r") or "")
        column = place[1] if place else column + 1
        style = book.style(cell.get("s"))
        if style.ruled:
            sheet.ruled.add((number, column))
        text = _cell_text(cell, style, book).strip()
        if text:
            sheet.texts[number, column] = text


def _place(reference: str) -> Place | None:
    match = PLACE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def _merge(sheet: Sheet, reference: str) -> None:
    first, _, last = reference.partition(":")
    begin, end = _place(first), _place(last)
    if begin and end and begin != end and begin[0] <= end[0] and begin[1] <= end[1]:
        sheet.merged[begin] = end


def _cell_text(cell: etree._Element, style: CellStyle, book: Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return string_text(child(cell, "is"))
    value = child(cell, "v")
    text = "" if value is None else value.text or ""
    if not text and kind != "str":
        formula = child(cell, "f")
        if formula is not None:
            # Not calculated yet: blank it would pass for a figure that was left out.
            return f"={unescaped(formula.text or '')}"
    match kind:
        case "s":
            at = int(text) if text.isdecimal() and len(text) < 10 else len(book.strings)
            return book.strings[at] if at < len(book.strings) else ""
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(text, text)
        case "n":
            return _number_text(text, style, book)
        case "d":
            # A date in words, with a time that says nothing at midnight.
            return text.removesuffix("T00:00:00").replace("T", " ")
        case _:
            return unescaped(text)


def _number_text(text: str, style: CellStyle, book: Book) -> str:
    try:
        number = float(text)
    except ValueError:
        return text
    # No sheet shows three hundred digits; what says so is damaged.
    if not math.isfinite(number) or abs(number) >= 1e20:
        return text
    return shown(number, style.number_format, from_1904=book.from_1904)


def string_text(string: etree._Element | None) -> str:
    """The text of a string item, its runs joined, readings above the line left out."""
    if string is None:
        return ""
    pieces = []
    for one in string:
        if local(one) == "t":
            pieces.append(one.text or "")
        elif local(one) == "r":
            run = child(one, "t")
            pieces.append("" if run is None else run.text or "")
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Turn ``_x000D_`` and its like back, and every line end into one kind."""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: _character(match[1]), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(code: str) -> str:
    place = int(code, 16)
    return "" if 0xD800 <= place < 0xE000 or place == 0 else chr(place)
