"""Part a worksheet into the lines around its tables and the tables themselves.

Titles, units and notes stand above or below a table: alone in their row, or outside
its rules where the sheet has any. Everything else is the table's, below a title without
rules also a head over all its columns. A blank row ends a table only where a title and
a row of heads follow it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.spreadsheets.sheet import TOO_MANY_CELLS, Place, Sheet

MOST_GRID_CELLS = 3_000_000
# A merged cell this wide, of its table, is a title or a note and no cell of it.
TITLE_WIDTH = 0.8
# Who fills it in, the unit, the date: captions are no longer.
CAPTION_PARTS = 4
DIGITS = set("0123456789")


class SheetBlocks:
    """The blocks of one sheet, in reading order."""

    def __init__(self, sheet: Sheet, name: str, page: int) -> None:
        self._sheet = sheet
        self._name = name
        self._page = page
        for place in list(_covered(sheet, _by_row(sheet.texts))):
            sheet.texts.pop(place, None)
        self._filled = _by_row(sheet.texts)
        self._beside_merged = self._rows_beside_merged()
        self._has_rules = any(place in sheet.ruled for place in sheet.texts)

    def _rows_beside_merged(self) -> set[int]:
        """The rows beside a cell that is merged down from above them."""
        rows = list(self._filled)
        begins = [0] * (len(rows) + 1)
        for (top, _), (bottom, _) in self._sheet.merged.items():
            begins[bisect_right(rows, top)] += 1
            begins[bisect_right(rows, bottom)] -= 1
        return {
            row
            for row, open_now in zip(rows, accumulate(begins), strict=False)
            if open_now
        }

    def blocks(self, first_grid: int) -> Iterator[Block]:
        """Lines and grids, the grids numbered from ``first_grid``."""
        number = first_grid
        boxes = sorted(self._sheet.boxes, key=lambda box: box[0])
        for rows in self._tables():
            first, last = self._body(rows)
            yield from self._lines(rows[:first])
            if first < last:
                # A box beside a table is read before it, as a title in a box is.
                while boxes and boxes[0][0] <= rows[first]:
                    yield self._box(*boxes.pop(0))
                yield self._grid(rows[first:last], number)
                number += 1
            yield from self._lines(rows[last:])
        for box in boxes:
            yield self._box(*box)

    def _box(self, row: int, text: str) -> Line:
        return Line(text, page=self._page, number=row)

    def _tables(self) -> Iterator[list[int]]:
        """The filled rows, parted where a new table clearly begins."""
        rows = list(self._filled)
        begin = 0
        for at in range(1, len(rows)):
            if rows[at] - rows[at - 1] > 1 and self._opens_table(rows[at:]):
                yield rows[begin:at]
                begin = at
        if rows:
            yield rows[begin:]

    def _opens_table(self, rows: list[int]) -> bool:
        """Whether these rows begin with a title, and heads without any number."""
        if len(self._filled[rows[0]]) > 1 or self._is_ruled(rows[0]):
            return False
        for row in rows[:5]:
            columns = self._filled[row]
            if len(columns) > 1 and (not self._has_rules or self._is_ruled(row)):
                texts = [self._sheet.texts[row, column] for column in columns]
                return not any(set(text) - set(",.-%") <= DIGITS for text in texts)
        return False

    def _body(self, rows: list[int]) -> tuple[int, int]:
        """Where among these rows the table begins and ends."""
        width = max(self._last_column(row) for row in rows)
        outside = [self._stands_outside(row, width) for row in rows]
        first = 0
        above_rules = False
        while first < len(rows) and outside[first]:
            ruled = self._is_ruled(rows[first])
            if ruled and above_rules:
                # The title stands above the rules: this heads all columns below.
                break
            above_rules = not ruled
            first += 1
        last = len(rows)
        while last > first and outside[last - 1]:
            last -= 1
        return first, last

    def _stands_outside(self, row: int, width: int) -> bool:
        columns = self._filled[row]
        if row in self._beside_merged:
            return False
        if len(columns) == 1:
            end = self._sheet.merged.get((row, columns[0]), (row, columns[0]))
            wide = (
                end[1] - columns[0] + 1 >= TITLE_WIDTH * width and end[1] > columns[0]
            )
            return wide or (end[0] == row and not self._is_ruled(row))
        if not self._has_rules or self._is_ruled(row) or len(columns) > CAPTION_PARTS:
            return False
        # 填报单位：…… 单位：万元
        return any(
            set("：:") & set(self._sheet.texts[row, column]) for column in columns
        )

    def _is_ruled(self, row: int) -> bool:
        return any((row, column) in self._sheet.ruled for column in self._filled[row])

    def _last_column(self, row: int) -> int:
        column = self._filled[row][-1]
        return self._sheet.merged.get((row, column), (row, column))[1]

    def _lines(self, rows: list[int]) -> Iterator[Line]:
        for row in rows:
            for column in self._filled[row]:
                text = self._sheet.texts[row, column]
                yield Line(text, page=self._page, number=row)

    def _grid(self, rows: list[int], number: int) -> Grid:
        first = min(self._filled[row][0] for row in rows)
        last = max(self._filled[row][-1] for row in rows)
        if (last - first + 1) * len(rows) > MOST_GRID_CELLS:
            raise UnreadableFileError(TOO_MANY_CELLS)
        merges = _Merges(self._sheet.merged, rows)
        return Grid(
            rows=tuple(tuple(self._row(row, first, last, merges)) for row in rows),
            number=number,
            page=self._page,
            sheet=self._name,
        )

    def _row(self, row: int, first: int, last: int, merges: _Merges) -> Iterator[Cell]:
        column = first
        while column <= last:
            place = (row, column)
            text = self._sheet.texts.get(place, "")
            end = min(merges.last_column(place), last)
            colspan = 1
            # Of a range that shows nothing itself, or lies over another, text wins.
            while column + colspan <= end and (row, column + colspan) not in (
                self._sheet.texts
            ):
                colspan += 1
            yield Cell(
                text=text,
                row=row,
                column=column,
                rowspan=merges.rowspan(place),
                colspan=colspan,
                continues=merges.continues(place) and not text,
                page=self._page,
            )
            column += colspan


def _by_row(texts: Iterable[Place]) -> dict[int, list[int]]:
    """By row: the columns that show something there."""
    filled: dict[int, list[int]] = {}
    for row, column in sorted(texts):
        filled.setdefault(row, []).append(column)
    return filled


def _covered(sheet: Sheet, filled: dict[int, list[int]]) -> Iterator[Place]:
    """What a merged cell hides: its range holds texts, and only its first one shows.

    Formats painted over cells, and programs that merge them, leave such texts behind.
    """
    rows = list(filled)
    steps = 0
    for (top, left), (bottom, right) in sheet.merged.items():
        if (top, left) not in sheet.texts:
            continue
        for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
            columns = filled[row]
            hidden = columns[bisect_left(columns, left) : bisect_right(columns, right)]
            steps += 1 + len(hidden)
            if steps > MOST_GRID_CELLS:
                raise UnreadableFileError(TOO_MANY_CELLS)
            for column in hidden:
                if (row, column) not in sheet.merged:
                    yield row, column


class _Merges:
    """The merged ranges of a table, over those of its rows that are there at all."""

    def __init__(self, merged: dict[Place, Place], rows: list[int]) -> None:
        self._last_columns: dict[Place, int] = {}
        self._rowspans: dict[Place, int] = {}
        self._below: set[Place] = set()
        total = 0
        for (top, left), (bottom, right) in merged.items():
            covered = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
            total += len(covered)
            if total > MOST_GRID_CELLS:
                raise UnreadableFileError(TOO_MANY_CELLS)
            for row in covered:
                self._last_columns[row, left] = right
            if covered:
                self._rowspans[covered[0], left] = len(covered)
                self._below.update((row, left) for row in covered[1:])

    def last_column(self, place: Place) -> int:
        return self._last_columns.get(place, place[1])

    def rowspan(self, place: Place) -> int:
        return self._rowspans.get(place, 1)

    def continues(self, place: Place) -> bool:
        return place in self._below
