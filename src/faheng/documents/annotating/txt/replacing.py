"""Words replaced in a text file; its encoding, line ends and all the rest stay."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from faheng.documents.annotating.quotes import Span, ink_of
from faheng.documents.annotating.replacements import (
    Replacement,
    Stretch,
    choose,
    edited,
)
from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.encoding import MARKS, UNKNOWN_ENCODING, decode
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.txt.reader import read_blocks
from faheng.model.package import Where

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_WHOLE = 0
_UNMARKED = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def with_replacements(
    data: bytes, wanted: Sequence[Replacement]
) -> tuple[bytes, tuple[bool, ...]]:
    """The text with its words replaced, and which of the replacements were made."""
    text = decode(data)
    mark, encoding = _encoding(data, text)
    places = _TextPlaces(text, read_blocks(data)[0])
    stretches = [
        [Stretch(_WHOLE, *region) for region in places.regions(one.where)]
        for one in wanted
    ]
    chosen = choose(wanted, stretches, {_WHOLE: text})
    text = edited(text, chosen.edits[_WHOLE])
    return mark + text.encode(encoding), chosen.applied


def _encoding(data: bytes, text: str) -> tuple[bytes, str]:
    """The mark and encoding in which the text gives the file's bytes back."""
    for mark, encoding in (*MARKS, *((b"", name) for name in _UNMARKED)):
        try:
            if mark + text.encode(encoding) == data:
                return mark, encoding
        except UnicodeEncodeError:
            continue
    raise UnreadableFileError(UNKNOWN_ENCODING)


class _TextPlaces:
    """Which stretch of a text a line or cell is."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._lines = _LINE.findall(text)
        self._starts = list(accumulate(map(len, self._lines), initial=0))
        self._units: dict[tuple[int, ...], Line | Cell] = {}
        self._rows: dict[tuple[int, int], tuple[Cell, ...]] = {}
        for block in blocks:
            if isinstance(block, Grid):
                for at, row in enumerate(block.rows, start=1):
                    self._rows[block.number, at] = row
                    for cell in row:
                        self._units[block.number, cell.row, cell.column] = cell
            else:
                self._units[(block.number or 0,)] = block
        begins = {_line_of(unit) for unit in self._units.values()}
        self._begins = sorted(begins)

    def regions(self, where: Where) -> list[Span]:
        """The stretch that is a place, and those of the cells beside it."""
        if where.table is None:
            line = self._units.get((where.line or 0,))
            found = self._of_line(line, where.quote) if line is not None else None
            return [found] if found is not None else []
        row = self._rows.get((where.table, where.row or 0), ())
        own = [cell for cell in row if cell.column == where.column]
        beside = [cell for cell in row if cell.column != where.column]
        spans = [self._of_cell(cell, row) for cell in (*own, *beside)]
        return [span for span in spans if span is not None]

    def _of_line(self, line: Line | Cell, quote: str | None) -> Span | None:
        """A line, with the lines a quote that begins in it goes on in."""
        start, end = self._reach(_line_of(line))
        wanted = ink_of(quote or "")
        if wanted not in ink_of(self._text[start:end]):
            for following in self._begins[bisect(self._begins, _line_of(line)) :][:9]:
                longer = self._reach(following)[1]
                if wanted in ink_of(self._text[start:longer]):
                    return start, longer
        return self._if_it_says(line, start, end)

    def _of_cell(self, cell: Cell, row: Sequence[Cell]) -> Span | None:
        return self._if_it_says(cell, *self._within(cell, row))

    def _if_it_says(self, unit: Line | Cell, start: int, end: int) -> Span | None:
        """The stretch, if it is sure that the unit stands there."""
        sure = ink_of(unit.text) in ink_of(self._text[start:end])
        return (start, end) if sure and start < end else None

    def _reach(self, line: int) -> Span:
        """From the beginning of a line to where the next unit begins."""
        if not 1 <= line < len(self._starts):
            return 0, 0
        after = bisect(self._begins, line)
        if after == len(self._begins):
            return self._starts[line - 1], len(self._text)
        return self._starts[line - 1], self._starts[self._begins[after] - 1]

    def _within(self, cell: Cell, row: Sequence[Cell]) -> Span:
        """The cell's own part of a line that holds several, parted by tabs."""
        start, end = self._reach(_line_of(cell))
        beside = [one for one in row if one.line == cell.line]
        if len(beside) == 1:
            return start, end
        fields = self._lines[_line_of(cell) - 1].rstrip("\r\n").split("\t")
        # The margin is a column of its own, which the reader leaves out.
        skipped = len(fields) - len(beside)
        if skipped < 0 or any(fields[:skipped]):
            return start, start
        nth = next(at for at, one in enumerate(beside) if one is cell)
        begin = start + sum(len(field) + 1 for field in fields[: nth + skipped])
        if nth < len(beside) - 1:
            end = begin + len(fields[nth + skipped])
        return begin, end


def _line_of(unit: Line | Cell) -> int:
    return (unit.line if isinstance(unit, Cell) else unit.number) or 0
