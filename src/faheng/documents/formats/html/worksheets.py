"""Pages that hold worksheets: saved by Excel or LibreOffice, or exported as ``.xls``.

Their tables are whole sheets, with titles, units and notes among the cells; they are
parted into lines and tables by the same code as real workbooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faheng.documents.document import Block, Grid, Line
from faheng.documents.formats.html.tables import placed_rows
from faheng.documents.formats.html.walk import Part, Table
from faheng.documents.spreadsheets.blocks import SheetBlocks
from faheng.documents.spreadsheets.sheet import Sheet

# What spreadsheet programs, and the systems that pass for them, write into the head.
MARKS = re.compile(
    r"urn:schemas-microsoft-com:office:excel|content=[\"']?(?:excel\.sheet|ket\.sheet)"
    r"|content=[\"']?microsoft excel|a\.comment-indicator",
    re.IGNORECASE,
)
HEAD = 20_000
# The names of the sheets: in a comment of Excel's, in LibreOffice's headings, whose
# first word is in the language of its user.
NAMED = re.compile(r"<x:Name>([^<]{1,40})</x:Name>")
HEADING = re.compile(r"\D{1,12} ?(\d+)[:：] ?(.+)")
BY_LIBREOFFICE = "a.comment-indicator"


def holds_sheets(text: str) -> bool:
    """Whether a page was made as a worksheet, by its source."""
    return MARKS.search(text[:HEAD]) is not None


class SheetPages:
    """The blocks of a page of worksheets; each table counts as a sheet and a page."""

    def __init__(self, text: str, before: int) -> None:
        self.pages = before
        self._before = before
        self._names: list[str] = NAMED.findall(text[:HEAD])
        self._has_headings = BY_LIBREOFFICE in text[:HEAD]

    def blocks(self, parts: list[Part], first_grid: int) -> Iterator[Block]:
        number = first_grid
        name = ""
        for part in self._without_overview(parts):
            if isinstance(part, str):
                if found := self._heading(part):
                    name = found
                else:
                    yield Line(part, page=max(self.pages, 1))
                continue
            at = self.pages - self._before
            self.pages += 1
            name = name or (self._names[at] if at < len(self._names) else "")
            for block in SheetBlocks(_sheet(part), name, self.pages).blocks(number):
                number += isinstance(block, Grid)
                yield block
            name = ""

    def _heading(self, part: Part) -> str | None:
        """The name of the sheet that a heading announces."""
        if not self._has_headings or not isinstance(part, str):
            return None
        found = HEADING.fullmatch(part)
        return found[2] if found else None

    def _without_overview(self, parts: list[Part]) -> list[Part]:
        """LibreOffice lists all sheets first; the list is not its author's."""
        headed = (at for at, part in enumerate(parts) if self._heading(part))
        return parts[next(headed, 0) :]


def _sheet(table: Table) -> Sheet:
    sheet = Sheet()
    for row in placed_rows(table):
        for one in row:
            place = (one.row, one.column)
            if one.cell.ruled or table.framed:
                sheet.ruled.update(
                    (one.row, one.column + step) for step in range(one.columns)
                )
            if one.below:
                continue
            if one.cell.text:
                sheet.texts[place] = one.cell.text
            last = (
                one.row + min(one.rows, len(table.rows)) - 1,
                one.column + one.columns - 1,
            )
            if last != place:
                sheet.merged[place] = last
    return sheet
