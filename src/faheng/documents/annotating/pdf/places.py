"""Where on a PDF's pages a place of its document is, as boxes on the sheet.

Pages are read as the reader reads them, and its tables and lines are found again by its
own numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from faheng.documents.annotating.quotes import find_quote
from faheng.documents.document import Block, Grid, Line
from faheng.documents.formats.pdf.characters import Glyph
from faheng.documents.formats.pdf.frame import Affine
from faheng.documents.formats.pdf.grids import Table
from faheng.documents.formats.pdf.heads import part_heads
from faheng.documents.formats.pdf.lines import gather_lines
from faheng.documents.formats.pdf.pages import Page, order_blocks
from faheng.documents.formats.pdf.pdfium import open_page, open_pdf
from faheng.documents.formats.pdf.reader import read_page
from faheng.model.package import Where

# How far a character reaches above its baseline and below it, as shares of its size.
_ABOVE, _BELOW = 0.9, 0.2


class Box(NamedTuple):
    """A rectangle on the sheet, counted from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class _Sheet(NamedTuple):
    """A page with its blocks, and the table behind each grid's number."""

    page: Page
    blocks: list[Block]
    tables: dict[int, Table]


class PdfPlaces:
    """Boxes for places, on the pages somebody will ask about."""

    def __init__(self, data: bytes, wanted: Iterable[int]) -> None:
        pages = set(wanted)
        self._sheets: dict[int, _Sheet] = {}
        everything: list[Block] = []
        numbered = 0
        with open_pdf(data) as (pdfium, document, count):
            for index in range(count):
                with open_page(pdfium, document, index) as (page, text):
                    found = read_page(pdfium, page, text, index + 1)
                blocks = order_blocks(found, numbered)
                grids = [block for block in blocks if isinstance(block, Grid)]
                numbered += len(grids)
                everything += blocks
                if index + 1 in pages:
                    self._sheets[index + 1] = _Sheet(
                        found, blocks, _tables(found, grids)
                    )
        # A head parted from the row it ran together with moves the rows below it.
        self._rows = {
            block.number: len(block.rows)
            for block in part_heads(everything)
            if isinstance(block, Grid)
        }

    def has(self, page: int | None) -> bool:
        """Whether the file has this page, and it was asked about."""
        return page in self._sheets

    def to_sheet(self, page: int) -> Affine:
        """How a page's own coordinates become those of its sheet."""
        return self._sheets[page].page.text.to_sheet

    def boxes(self, where: Where) -> list[Box]:
        """The boxes of the words at a place, one a line; none if they are not found."""
        sheet = self._sheets.get(where.page or 0)
        if sheet is None:
            return []
        if where.table is not None and where.row is not None:
            return self._in_cell(sheet, where)
        outside = _outside_tables(sheet)
        if where.line is not None:
            line = next(
                block
                for block in (*sheet.blocks, None)
                if block is None
                or (isinstance(block, Line) and block.number == where.line)
            )
            if line is None:
                return []
            below = [
                glyphs for glyphs in outside if _base(glyphs) >= _base_of(line) - 1
            ]
            own = [glyphs for glyphs in below if _base(glyphs) <= _base_of(line) + 1]
            found = _quoted(below, where.quote) or [g for line in own for g in line]
            return list(_around(found))
        everything = _quoted(outside, where.quote) or _quoted(
            gather_lines(sheet.page.text.upright), where.quote
        )
        return list(_around(everything))

    def _in_cell(self, sheet: _Sheet, where: Where) -> list[Box]:
        table = sheet.tables.get(where.table or 0)
        if table is None:
            return []
        added = self._rows.get(where.table or 0, table.height) - table.height
        row = max((where.row or 1) - 1 - added, 0)
        cells = [
            owner
            for owner in (table.row_owners(row) if row < table.height else ())
            if where.column is None or _covers(table, owner, where.column - 1)
        ]
        boxes: list[Box] = []
        for cell in cells:
            box = Box(*table.box_of(cell))
            inside = gather_lines(
                glyph for glyph in sheet.page.text.upright if _lies_in(glyph, box)
            )
            found = _quoted(inside, where.quote)
            boxes += _around(found or [g for line in inside for g in line]) or [box]
        return boxes


def _covers(table: Table, owner: int, column: int) -> bool:
    span = table.spans[owner]
    return span.column <= column < span.column + span.columns


def _tables(page: Page, grids: Sequence[Grid]) -> dict[int, Table]:
    """The ruled table behind each grid: at its height, and in order from the left."""
    waiting = sorted(page.tables, key=lambda table: (table.top, table.left))
    found: dict[int, Table] = {}
    for grid in grids:
        for table in waiting:
            if table.top == grid.top and table.height == len(grid.rows):
                found[grid.number] = table
                waiting.remove(table)
                break
    return found


def _outside_tables(sheet: _Sheet) -> list[list[Glyph]]:
    tables = sheet.tables.values()
    return gather_lines(
        glyph
        for glyph in sheet.page.text.upright
        if all(
            table.cell_at((glyph.left + glyph.right) / 2, glyph.middle) is None
            for table in tables
        )
    )


def _quoted(lines: list[list[Glyph]], quote: str | None) -> list[Glyph]:
    """The characters of a quote, if it stands in these lines."""
    glyphs = [glyph for line in lines for glyph in line]
    owners = [place for place, glyph in enumerate(glyphs) for _ in glyph.text]
    span = find_quote("".join(glyph.text for glyph in glyphs), quote)
    if span is None:
        return []
    return glyphs[owners[span[0]] : owners[span[1] - 1] + 1]


def _around(glyphs: Sequence[Glyph]) -> list[Box]:
    """A box around the characters of each line, without blanks at its ends."""
    boxes: list[Box] = []
    for _, line in groupby(glyphs, key=lambda glyph: round(glyph.base / 2)):
        inked = [glyph for glyph in line if not glyph.text.isspace()]
        if inked:
            boxes.append(
                Box(
                    min(glyph.left for glyph in inked),
                    min(glyph.base - _ABOVE * glyph.size for glyph in inked),
                    max(glyph.right for glyph in inked),
                    max(glyph.base + _BELOW * glyph.size for glyph in inked),
                )
            )
    return boxes


def _lies_in(glyph: Glyph, box: Box) -> bool:
    across = (glyph.left + glyph.right) / 2
    return box.left <= across <= box.right and box.top <= glyph.middle <= box.bottom


def _base(glyphs: Sequence[Glyph]) -> float:
    return max(glyph.base for glyph in glyphs)


def _base_of(line: Line) -> float:
    return line.top + 0.85 * line.size
