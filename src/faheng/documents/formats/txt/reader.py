"""Read plain text: its lines, and the tables a text extractor has flattened into it."""

from __future__ import annotations

import re

from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.encoding import decode
from faheng.documents.formats.txt.cell_lines import (
    DraftCell,
    DraftRow,
    is_cell_table,
    take_cell_lines,
)
from faheng.documents.formats.txt.row_lines import is_row_table, take_row_lines
from faheng.documents.formats.txt.source import SourceLine, source_lines
from faheng.documents.formats.txt.spans import is_cell_a_line, rows_adrift, spans_of

_UNIT = re.compile(r"单\s*位\s*[:：]\s*[万亿]?元")
_HEAD = re.compile(r"[^。；;:：,，]{2,20}(?<!表)")


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], int | None]:
    """The lines and tables of a text file; it has no pages."""
    lines = source_lines(decode(data))
    blocks: list[Block] = []
    grids = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.tabbed:
            rows, end = _take_table(lines, at)
            if rows:
                if head := _head_above(blocks, line):
                    blocks.pop()
                    rows.insert(0, [head])
                grids += 1
                blocks.append(_grid(rows, grids))
            else:
                blocks += _plain_lines(lines[at:end])
            at = end
        else:
            blocks += _plain_lines([line])
            at += 1
    return tuple(blocks), None


def _take_table(lines: list[SourceLine], at: int) -> tuple[list[DraftRow], int]:
    """The table at ``at`` and its end; no rows where tabbed lines are no table."""
    if _printed_cell_by_cell(lines, at):
        if not lines[at].text.startswith("\t"):
            # A caption with a tab in it, such as the unit at the right margin.
            end = at + 1
            while not lines[end].text.startswith("\t"):
                end += 1
            return [], end
        rows, end = take_cell_lines(lines, at)
        return (rows if is_cell_table(rows) else []), end
    rows, end = take_row_lines(lines, at)
    return (rows if is_row_table(rows) else []), end


def _head_above(blocks: list[Block], first: SourceLine) -> DraftCell | None:
    """The one head over all columns, which has no tab where blanks were trimmed.

    It touches the table, below the line that names the unit of its amounts.
    """
    unit, head = [None, None, *blocks][-2:]
    if (
        isinstance(unit, Line)
        and isinstance(head, Line)
        and head.number == first.number - 1
        and _UNIT.search(unit.text)
        and _HEAD.fullmatch(head.text)
    ):
        return DraftCell(head.number, [head.text])
    return None


def _printed_cell_by_cell(lines: list[SourceLine], at: int) -> bool:
    one_cell = several = 0
    while at < len(lines) and not lines[at].plain:
        one_cell += lines[at].one_cell
        several += lines[at].tabbed and not lines[at].one_cell
        at += 1
    return one_cell > 4 * several


def _plain_lines(lines: list[SourceLine]) -> list[Line]:
    return [
        Line(line.text.rstrip(), number=line.number)
        for line in lines
        if line.text.strip()
    ]


def _grid(rows: list[DraftRow], number: int) -> Grid:
    spans: list[list[int]] = [[1] * len(row) for row in rows]
    going: set[tuple[int, int]] = set()
    if is_cell_a_line(rows):
        spans, going = spans_of(rows)
    adrift = rows_adrift(rows, spans)
    return Grid(
        rows=tuple(
            tuple(
                Cell(
                    cell.text,
                    row=at + 1,
                    column=sum(spans[at][:place]) + 1,
                    colspan=spans[at][place],
                    continues=(at, place) in going,
                    line=cell.line,
                    adrift=at in adrift,
                )
                for place, cell in enumerate(row)
            )
            for at, row in enumerate(rows)
        ),
        number=number,
    )
