"""Words replaced in the text cells of a workbook; numbers and formulas stay.

A text may be shared by many cells: the cell at fault gets one of its own, with the looks
of its parts kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from faheng.documents.annotating.letters import edit_letters, letters_of
from faheng.documents.annotating.office_copy import OfficeCopy
from faheng.documents.annotating.replacements import Replacement, Stretch, choose
from faheng.documents.annotating.xlsx.places import (
    CellAddress,
    SheetPlaces,
    reference,
)
from faheng.documents.formats.xlsx.reader import MAIN_PART
from faheng.documents.office import attribute, child, children, local


def with_replacements(
    data: bytes, wanted: Sequence[Replacement]
) -> tuple[bytes, tuple[bool, ...]]:
    """The workbook with its words replaced, and which of the replacements were made."""
    copy = OfficeCopy(data)
    places = SheetPlaces(copy.file)
    book = _TextCells(copy)
    addresses = [places.row_of(one.where) for one in wanted]
    texts = {
        address: text
        for several in addresses
        for address in several
        if (text := book.text(address)) is not None
    }
    stretches = [
        [Stretch(one, 0, len(texts[one])) for one in several if one in texts]
        for several in addresses
    ]
    chosen = choose(wanted, stretches, texts)
    for address, edits in chosen.edits.items():
        if edits:
            edit_letters(letters_of(book.own_text(address)), edits)
    book.put()
    return copy.to_bytes(), chosen.applied


class _TextCells:
    """The cells of a workbook that hold text, and the texts they share."""

    def __init__(self, copy: OfficeCopy) -> None:
        self._copy = copy
        main = copy.file.main(MAIN_PART)
        linked = {kind: part for _, kind, part in copy.links(main)}
        self._strings_part = linked.get("sharedStrings", "")
        self._strings = (
            copy.parse(self._strings_part) if self._strings_part in copy else None
        )
        self._items = list(children(self._strings, "si"))
        self._roots: dict[str, etree._Element] = {}
        self._cells: dict[str, dict[str, etree._Element]] = {}
        self._texts: dict[CellAddress, str | None] = {}
        self._changed: set[str] = set()

    def text(self, address: CellAddress) -> str | None:
        """The text of a cell; None of one that holds no text of its own."""
        if address not in self._texts:
            string = self._string(address)
            self._texts[address] = (
                None
                if string is None
                else "".join(element.text or "" for element in _pieces(string))
            )
        return self._texts[address]

    def own_text(self, address: CellAddress) -> list[etree._Element]:
        """The elements of a cell's text, once it shares them with no other cell."""
        string = self._string(address)
        assert string is not None
        cell = self._cell(address)
        self._changed.add(address.part)
        if cell is not None and cell.get("t") == "s" and self._strings is not None:
            self._changed.add(self._strings_part)
            string = deepcopy(string)
            self._items[-1].addnext(string)
            self._items.append(string)
            value = child(cell, "v")
            assert value is not None
            value.text = str(len(self._items) - 1)
            if self._strings.get("uniqueCount") is not None:
                self._strings.set("uniqueCount", str(len(self._items)))
        for reading in list(children(string, "rPh")):
            string.remove(reading)
        return list(_pieces(string))

    def put(self) -> None:
        """Put back what has changed."""
        for part in sorted(self._changed):
            root = self._strings if part == self._strings_part else self._roots[part]
            assert root is not None
            self._copy.put_xml(part, root)

    def _string(self, address: CellAddress) -> etree._Element | None:
        cell = self._cell(address)
        if cell is None or child(cell, "f") is not None:
            return None
        if cell.get("t") == "inlineStr":
            return child(cell, "is")
        value = child(cell, "v")
        if cell.get("t") != "s" or value is None:
            return None
        at = int(value.text) if (value.text or "").isdecimal() and value.text else -1
        return self._items[at] if 0 <= at < len(self._items) else None

    def _cell(self, address: CellAddress) -> etree._Element | None:
        if address.part not in self._roots:
            root = self._copy.parse(address.part)
            self._roots[address.part] = root
            self._cells[address.part] = dict(_cells(root))
        return self._cells[address.part].get(reference(address.place))


def _cells(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The cells by their names; where names are left out, they follow one another."""
    row_number = 0
    for row in children(child(root, "sheetData"), "row"):
        said = attribute(row, "r") or ""
        row_number = int(said) if said.isdecimal() else row_number + 1
        column = 0
        for cell in children(row, "c"):
            name = (attribute(cell, "r") or "").replace("$", "").upper()
            letters = name.rstrip("0123456789")
            column = _column(letters) if letters else column + 1
            yield name or reference((row_number, column)), cell


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def _pieces(string: etree._Element) -> Iterator[etree._Element]:
    """The elements that hold a text, readings above the line left out."""
    for one in string:
        if local(one) == "t":
            yield one
        elif local(one) == "r":
            yield from children(one, "t")
