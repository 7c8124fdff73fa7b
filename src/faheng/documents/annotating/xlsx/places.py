"""Which cell of which sheet a place of the document is.

The reader's rows and columns are the sheet's own; its pages are the visible sheets.
"""

from __future__ import annotations

from dataclasses import dataclass

from faheng.documents.annotating.quotes import find_quote
from faheng.documents.formats.xlsx.reader import read_book, visible_sheets
from faheng.documents.formats.xlsx.sheets import read_sheet
from faheng.documents.office import OfficeFile
from faheng.documents.spreadsheets.sheet import Place, Sheet
from faheng.model.package import Where

FIRST: Place = (1, 1)


@dataclass(frozen=True, slots=True)
class CellAddress:
    """A sheet's part, and the row and column there."""

    part: str
    place: Place


class SheetPlaces:
    """The cells of the visible sheets."""

    def __init__(self, file: OfficeFile) -> None:
        self._file = file
        self._parts = [part for _, part in visible_sheets(file)]
        self._book = read_book(file)
        self._sheets: dict[str, Sheet] = {}

    def beginning(self) -> CellAddress:
        """The first cell of the first sheet."""
        return CellAddress(self._parts[0], FIRST)

    def address(self, where: Where) -> CellAddress | None:
        """The cell at a place; of merged ones the one that shows."""
        if where.page is None or not 1 <= where.page <= len(self._parts):
            return None
        part = self._parts[where.page - 1]
        sheet = self.sheet(part)
        if where.row is not None and where.column is not None:
            return CellAddress(part, _shown(sheet, (where.row, where.column)))
        row = where.row or where.line
        if row is None:
            return CellAddress(part, FIRST)
        return CellAddress(part, _shown(sheet, _in_row(sheet, row, where.quote)))

    def row_of(self, where: Where) -> list[CellAddress]:
        """The cell at a place, and the cells beside it in its row."""
        own = self.address(where)
        if own is None:
            return []
        beside = sorted(
            place
            for place in self.sheet(own.part).texts
            if place[0] == own.place[0] and place != own.place
        )
        return [own, *(CellAddress(own.part, place) for place in beside)]

    def sheet(self, part: str) -> Sheet:
        if part not in self._sheets:
            self._sheets[part] = read_sheet(self._file.read(part), self._book)
        return self._sheets[part]


def _in_row(sheet: Sheet, row: int, quote: str | None) -> Place:
    """The cell of a row that says so; else the first that says anything."""
    filled = sorted(place for place in sheet.texts if place[0] == row)
    for place in filled:
        if find_quote(sheet.texts[place], quote):
            return place
    return filled[0] if filled else (row, 1)


def _shown(sheet: Sheet, place: Place) -> Place:
    """The first cell of the merged range a cell is in."""
    for first, last in sheet.merged.items():
        if first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]:
            return first
    return place


def reference(place: Place) -> str:
    """A cell as a sheet calls it: row 3, column 28 is ``AB3``."""
    row, column = place
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"
