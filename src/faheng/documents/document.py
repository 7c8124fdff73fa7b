"""The neutral form of a file: blocks in reading order, each with its place.

Nothing above this floor knows what kind of file it was. A row lists its cells from
left to right. A cell merged across columns stands once, with its ``colspan``; the
rows below a cell merged downwards hold a blank cell marked ``continues``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (docx, doc, xlsx, xls, html), or a line (txt, pdf) outside any table.

    ``number`` counts from 1: in the whole file for txt, docx, doc and html, on the page
    for pdf; on a worksheet it is the row.
    ``left``, ``top``, ``size``, ``right`` are points on a pdf page, and ``paper`` how wide
    the page is; else 0.
    """

    text: str
    page: int | None = None
    number: int | None = None
    left: float = 0.0
    top: float = 0.0
    size: float = 0.0
    right: float = 0.0
    paper: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``row`` and ``column`` count from 1 within its table.

    ``page`` and ``line`` are where its text begins. Line breaks inside the cell are
    kept in ``text`` as ``\\n``. ``adrift`` marks a row whose cells stand over columns
    nobody can tell: flattened text has lost what they were merged with.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    continues: bool = False
    page: int | None = None
    line: int | None = None
    adrift: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the file. ``number`` counts from 1 in the file.

    ``page`` is the page it begins on; a table that runs over pages stays one grid per
    page here, and is joined by whoever knows its heads. ``sheet`` is the name of the
    worksheet it is, in a spreadsheet. ``top`` and ``left`` are points on a pdf page.
    """

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    page: int | None = None
    sheet: str | None = None
    top: float = 0.0
    left: float = 0.0

    def cells(self) -> Iterator[Cell]:
        for row in self.rows:
            yield from row


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the file that could not be read, said in words; no block of its own.

    It may stand in the middle of a table, and must not part it.
    """

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: ``format`` is txt, pdf, docx, doc, xlsx, xls or html.

    ``name`` is its file name. ``gaps`` are what nobody may take for read.
    """

    name: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    gaps: tuple[Gap, ...] = ()

    def lines(self) -> Iterator[Line]:
        return (block for block in self.blocks if isinstance(block, Line))

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))
