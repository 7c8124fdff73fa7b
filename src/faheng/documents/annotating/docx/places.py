"""Where in a Word file's XML a place of its document is.

The reader itself is asked: a copy of the file, in which every stretch of text carries a
mark, is read, and the marks that come out in a cell or paragraph lead back to its XML.
So no counting is done here that could differ from the reader's. Blank paragraphs are
marked as well, so that a blank cell can be found; where that would change what is read
(a table drawn only to hold others has no words of its own), they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from faheng.documents.annotating.office_copy import OfficeCopy
from faheng.documents.annotating.quotes import find_quote
from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.formats.docx.parts import MAIN_PART
from faheng.documents.formats.docx.reader import read_blocks
from faheng.documents.office import local
from faheng.model.package import Where

# Characters nobody writes: a mark opens, counts in ten digits of its own, and closes.
_OPEN, _CLOSE, _ZERO = "\U000f0000", "\U000f0001", 0xF0010
_MARK = re.compile(f"{_OPEN}([{chr(_ZERO)}-{chr(_ZERO + 9)}]+){_CLOSE}")
_OURS = re.compile("[\U000f0000-\U000f0019]")
# The parts a reader takes text from, beside the main one.
_KINDS = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Spot:
    """A character in the XML: its element, and its place in that element's text."""

    part: str
    element: etree._Element
    offset: int


@dataclass(slots=True)
class Unit:
    """A paragraph or cell: its text, and for each character where it stands, if known.

    ``blanks`` are its paragraphs without any text.
    """

    text: str = ""
    spots: list[Spot | None] = field(default_factory=list)
    blanks: list[etree._Element] = field(default_factory=list)

    def goes_on(self, other: Unit) -> None:
        """Take up the next line of the same paragraph."""
        self.text += "\n" + other.text
        self.spots += [None, *other.spots]
        self.blanks += other.blanks

    def found(self) -> bool:
        return bool(self.blanks) or any(spot is not None for spot in self.spots)


class WordPlaces:
    """The units of a Word file by their places, with the XML that is to be edited."""

    def __init__(self, data: bytes, copy: OfficeCopy) -> None:
        self.main = copy.file.main(MAIN_PART)
        linked = [part for _, kind, part in copy.links(self.main) if kind in _KINDS]
        self.parts = {
            part: copy.parse(part)
            for part in dict.fromkeys([self.main, *linked])
            if part in copy
        }
        plain = read_blocks(data)[0]
        marked = self._marked(data, with_blanks=True)
        with_blanks = _alike(plain, marked)
        if not with_blanks:
            marked = self._marked(data, with_blanks=False)
        self._marked_elements = [
            (part, element)
            for part, root in self.parts.items()
            for element in _to_mark(root, with_blanks=with_blanks)
        ]
        self._tables: dict[int, dict[tuple[int, int], Unit]] = {}
        self._lines: dict[int, Unit] = {}
        self._uncounted: list[Unit] = []
        self._take(marked)

    def unit_at(self, where: Where) -> Unit | None:
        """The paragraph or cell at a place; beside a merged or lost cell, the nearest."""
        if where.table is not None:
            return self._cell_at(where.table, where.row, where.column)
        if where.line is not None:
            return self._lines.get(where.line)
        if where.quote:
            for unit in (*self._uncounted, *self._lines.values()):
                if find_quote(unit.text, where.quote):
                    return unit
        return None

    def units_by(self, where: Where) -> list[Unit]:
        """The unit at a place, and the cells beside it in its row."""
        own = self.unit_at(where)
        if own is None:
            return []
        table = self._tables.get(where.table or 0, {})
        beside = [unit for place, unit in table.items() if place[0] == where.row]
        return [own, *(unit for unit in beside if unit is not own)]

    def _cell_at(self, table: int, row: int | None, column: int | None) -> Unit | None:
        own = self._tables.get(table, {})
        exact = own.get((row or 0, column or 0))
        if exact is not None and exact.found():
            return exact
        known = [place for place, unit in own.items() if unit.found()]

        def distance(place: tuple[int, int]) -> tuple[int, int, int]:
            down, across = place[0] - (row or 1), place[1] - (column or 1)
            # A cell merged downwards stands above, one merged across to the left.
            return abs(across) + abs(down), down > 0, across > 0

        return own[min(known, key=distance)] if known else None

    def _marked(self, data: bytes, *, with_blanks: bool) -> tuple[Block, ...]:
        """What the reader makes of the file with marks in it."""
        copy = OfficeCopy(data)
        number = 0
        for part in self.parts:
            root = copy.parse(part)
            for element in list(_to_mark(root, with_blanks=with_blanks)):
                mark = _mark(number)
                if local(element) == "t":
                    element.text = mark + _OURS.sub("\ue000", element.text or "")
                else:
                    space = etree.QName(element).namespace
                    run = etree.SubElement(element, f"{{{space}}}r")
                    etree.SubElement(run, f"{{{space}}}t").text = mark
                number += 1
            copy.put_xml(part, root)
        return read_blocks(copy.to_bytes())[0]

    def _take(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Grid):
                cells = self._tables.setdefault(block.number, {})
                for cell in block.cells():
                    cells[cell.row, cell.column] = self._unit(cell)
            elif block.number is not None:
                unit = self._unit(block)
                above = self._lines.setdefault(block.number, unit)
                if above is not unit:
                    above.goes_on(unit)
            else:
                self._uncounted.append(self._unit(block))

    def _unit(self, source: Line | Cell) -> Unit:
        unit = Unit()
        pieces = _MARK.split(source.text)
        unit.text = pieces[0]
        unit.spots = [None] * len(pieces[0])
        for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
            number = int("".join(str(ord(digit) - _ZERO) for digit in mark))
            if number >= len(self._marked_elements):
                continue
            part, element = self._marked_elements[number]
            if local(element) == "p":
                unit.blanks.append(element)
                continue
            length = len(element.text or "")
            unit.text += text
            unit.spots += [
                Spot(part, element, offset) if offset < length else None
                for offset in range(len(text))
            ]
        return unit


def _mark(number: int) -> str:
    return _OPEN + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _CLOSE


def _to_mark(root: etree._Element, *, with_blanks: bool) -> Iterator[etree._Element]:
    """The elements that hold text, and the paragraphs without any."""
    space = etree.QName(root).namespace
    for element in root.iter("{*}t", f"{{{space}}}p"):
        if local(element) == "t":
            if (element.text or "").strip():
                yield element
        elif with_blanks and _is_blank(element):
            yield element


def _is_blank(paragraph: etree._Element) -> bool:
    return not any((text.text or "").strip() for text in paragraph.iter("{*}t"))


def _alike(plain: tuple[Block, ...], marked: tuple[Block, ...]) -> bool:
    """Whether marks have changed no table and no number of a paragraph."""

    def shape(blocks: tuple[Block, ...]) -> list[object]:
        return [
            (block.number, [[cell.column for cell in row] for row in block.rows])
            for block in blocks
            if isinstance(block, Grid)
        ]

    def ink(blocks: tuple[Block, ...]) -> dict[int, str]:
        found: dict[int, str] = {}
        for block in blocks:
            if isinstance(block, Line) and block.number is not None:
                words = "".join(_MARK.sub("", block.text).split())
                found[block.number] = found.get(block.number, "") + words
        return found

    counted = ink(marked)
    return shape(plain) == shape(marked) and all(
        counted.get(number) == text for number, text in ink(plain).items()
    )
