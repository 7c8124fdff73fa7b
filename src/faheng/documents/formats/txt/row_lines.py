"""Tables printed one row a line, the cells parted by tabs.

Blank lines inside such a table are page breaks. A cell that opens a quotation mark, an
HTML list or a paragraph may run on over untabbed lines until that is closed.
"""

from __future__ import annotations

import re

from faheng.documents.formats.txt.cell_lines import DraftCell, DraftRow
from faheng.documents.formats.txt.source import SourceLine

LONGEST_CELL = 200
OPENING_MARKS = ("ol", "ul", "p", "div", "table")
LIST_HEAD = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[、.．)）]?"
    r"|[•·●○■◆▪►➢✓*-])\s*"
)
CONTENTS_ENTRY = re.compile(
    r"\s*(?:第|附|表|[（(]?[一二三四五六七八九十\d]+[、.．)）])"
)


def take_row_lines(lines: list[SourceLine], start: int) -> tuple[list[DraftRow], int]:
    """The rows of the table that begins at ``start``, and where it ends."""
    rows: list[DraftRow] = []
    width = 0
    end = at = start
    while at < len(lines):
        run, after = _take_run(lines, at)
        if not run:
            break
        run_width = max(len(row) for row in run)
        if rows and not _same_table(run, run_width, width):
            break
        # A narrow run counts only if rows nearly as wide as before follow it.
        rows += run
        if run_width * 2 > width:
            end = after
        width = max(width, run_width)
        at = _skip_blank(lines, after)
    last = lines[end - 1].number
    return _without_margin([row for row in rows if row[0].line <= last]), end


def _without_margin(rows: list[DraftRow]) -> list[DraftRow]:
    """Drop the first column where every row only begins with a tab."""
    if all(len(row) > 1 and not row[0].text for row in rows):
        return [row[1:] for row in rows]
    return rows


def _same_table(run: list[DraftRow], run_width: int, width: int) -> bool:
    if run_width > width:
        # A stray tab at a line's end makes one column more, not another table.
        return width >= 4 and run_width == width + 1
    one_cell_lines = all(len(row) == 2 and not row[0].text for row in run)
    return not (width > 2 and len(run) > 1 and one_cell_lines)


def _take_run(lines: list[SourceLine], start: int) -> tuple[list[DraftRow], int]:
    """The rows up to the next blank or untabbed line."""
    run: list[DraftRow] = []
    at = start
    while at < len(lines) and lines[at].tabbed:
        row = _cells(lines[at])
        at += 1
        closing = _closing_marks(row[-1].text)
        if closing:
            at = _take_long_cell(lines, at, row, closing)
        run.append(row)
    return run, at


def _cells(line: SourceLine) -> DraftRow:
    return [DraftCell(line.number, [text]) for text in line.text.split("\t")]


def _closing_marks(text: str) -> tuple[str, ...]:
    """What would close the cell, if it opens something it does not close."""
    if text.startswith('"') and text.count('"') % 2:
        # Spreadsheets quote a cell of several lines.
        return ('"',)
    if "<" not in text:
        return ()
    lower = text.lower()
    return tuple(
        f"</{mark}>"
        for mark in OPENING_MARKS
        if len(re.findall(rf"<{mark}[\s>]", lower)) > lower.count(f"</{mark}>")
    )


def _take_long_cell(
    lines: list[SourceLine], start: int, row: DraftRow, closing: tuple[str, ...]
) -> int:
    """Give the row's last cell the lines up to its closing mark, if it has one.

    The line with the closing mark may go on, behind a tab, with the row's next cells.
    """
    for at in range(start, min(start + LONGEST_CELL, len(lines))):
        first, *further = lines[at].text.split("\t")
        if any(mark in first.lower() for mark in closing):
            opens_again = first.startswith('"') or first.lstrip().startswith("<p")
            if further and opens_again:
                return start
            row[-1].parts += [line.text for line in lines[start:at] if not line.blank]
            row[-1].parts.append(first)
            row += [DraftCell(lines[at].number, [text]) for text in further]
            return at + 1
        if further:
            return start
    return start


def _skip_blank(lines: list[SourceLine], at: int) -> int:
    while at < len(lines) and lines[at].blank:
        at += 1
    return at


def is_row_table(rows: list[DraftRow]) -> bool:
    """Whether these are rows, and not paragraphs, list items or a table of contents."""
    filled = [[cell.text for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not any(sum(map(bool, row)) > 1 for row in filled):
        return False
    if len(filled) == 1:
        return len(filled[0]) > 2
    if max(len(row) for row in filled) > 2:
        return True
    return not (_is_list(filled) or _is_contents(filled))


def _is_list(rows: list[list[str]]) -> bool:
    """Items whose number or bullet a tab parts from their words."""
    return all(LIST_HEAD.fullmatch(row[0]) and not row[0].isdigit() for row in rows)


def _is_contents(rows: list[list[str]]) -> bool:
    """Headings, each with the page it stands on."""
    pages = [row[-1] for row in rows]
    if not all(page.isdigit() and len(page) < 4 for page in pages):
        return False
    rising = sorted(pages, key=int) == pages
    return rising and all(CONTENTS_ENTRY.match(row[0]) for row in rows)
