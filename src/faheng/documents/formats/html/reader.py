"""Read a page: its paragraphs as lines, its tables of data as grids."""

from __future__ import annotations

from faheng.documents.document import Block, Grid, Line
from faheng.documents.formats.html.charset import text_of
from faheng.documents.formats.html.mail import is_archive, pages_of
from faheng.documents.formats.html.tables import grid_rows
from faheng.documents.formats.html.tree import parse
from faheng.documents.formats.html.walk import Part, Table, Walk
from faheng.documents.formats.html.worksheets import (
    SheetPages,
    holds_sheets,
)


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], int | None]:
    """The lines and tables of a page; only saved worksheets have pages, the sheets."""
    pages = pages_of(data) if is_archive(data) else ((data, None),)
    reading = _Reading()
    for page, declared in pages:
        reading.take(text_of(page, declared))
    return tuple(reading.blocks), reading.sheets


class _Reading:
    """The blocks of one file, gathered in reading order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.sheets: int | None = None
        self._lines = 0
        self._grids = 0

    def take(self, text: str) -> None:
        of_sheets = holds_sheets(text)
        parts = Walk(parse(text), of_sheets=of_sheets).parts
        if not of_sheets:
            self._take_parts(parts)
            return
        sheets = SheetPages(text, self.sheets or 0)
        for block in sheets.blocks(parts, self._grids + 1):
            self._grids += isinstance(block, Grid)
            self.blocks.append(block)
        self.sheets = sheets.pages

    def _take_parts(self, parts: list[Part]) -> None:
        for part in parts:
            if isinstance(part, Table):
                self._take_table(part)
            else:
                self._lines += 1
                self.blocks.append(Line(part, number=self._lines))

    def _take_table(self, table: Table) -> None:
        # Nested as deep as a page may be, tables are not taken by recursion.
        waiting = [table]
        while waiting:
            one = waiting.pop()
            rows = grid_rows(one)
            has_words = any(cell.text for row in rows for cell in row)
            # Tables that hold other tables, or only room, say nothing themselves.
            if rows and (has_words or (one.ruled and not one.nested)):
                self._grids += 1
                self.blocks.append(Grid(rows, number=self._grids))
            waiting += reversed(one.nested)
