"""Tables printed one cell a line, as a plain-text export of Word leaves them.

A cell is a line that begins with a tab; a row is such lines one after the other; a
blank line parts two rows; a blank cell is a line holding only a tab. A line without
the tab goes on with the cell above. An untabbed line after a blank one ends the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from faheng.documents.formats.txt.source import SourceLine

SHORT = 40
# How far ahead the next cell is looked for.
LONGEST_PROSE = 100
FULL_STOPS = ("。", "；", ";")
SENTENCE_ENDS = (*FULL_STOPS, "：", ":")
ENUMERATED = re.compile(r"\s*[（(]?(\d{1,2})([、.．)）])")


@dataclass(slots=True)
class DraftCell:
    """A cell while its lines are still coming in."""

    line: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.parts).strip()

    @property
    def last_line(self) -> str:
        return self.parts[-1].strip()


DraftRow = list[DraftCell]


def take_cell_lines(lines: list[SourceLine], start: int) -> tuple[list[DraftRow], int]:
    """The rows of the table that begins at ``start``, and where it ends."""
    rows: list[DraftRow] = []
    row_open = False
    at = start
    while at < len(lines):
        line = lines[at]
        if line.blank:
            row_open = False
        elif line.text.startswith("\t"):
            if not row_open:
                rows.append([])
            rows[-1].append(DraftCell(line.number, [line.text[1:]]))
            row_open = True
        elif _continues(lines, at, rows[-1][-1], row_open=row_open):
            rows[-1][-1].parts.append(line.text)
            row_open = True
        else:
            break
        at += 1
    return rows, at


def _continues(
    lines: list[SourceLine], at: int, above: DraftCell, *, row_open: bool
) -> bool:
    """Whether the untabbed line at ``at`` goes on with the cell above it."""
    if row_open:
        # Below a blank cell it does only if the table visibly goes on after it.
        return bool(above.last_line) or _tab_follows(lines, at)
    if _counts_on(above.last_line, lines[at].text):
        return True
    # A blank paragraph inside a cell: prose goes on up to the next cell.
    return above.last_line.endswith(FULL_STOPS) and _prose_up_to_tab(lines, at)


def _tab_follows(lines: list[SourceLine], at: int) -> bool:
    end = min(at + LONGEST_PROSE, len(lines))
    while at < end and lines[at].plain:
        at += 1
    return at < end and lines[at].text.startswith("\t")


def _prose_up_to_tab(lines: list[SourceLine], at: int) -> bool:
    """Whether only full sentences stand before the next cell, and no wide gap.

    A table's end leaves two blank lines at the least, and a title is no sentence.
    """
    end = min(at + LONGEST_PROSE, len(lines))
    while at < end and not lines[at].text.startswith("\t"):
        wide = at and lines[at].blank and lines[at - 1].blank
        title = not lines[at].blank and not lines[at].text.rstrip().endswith(FULL_STOPS)
        if wide or title:
            return False
        at += 1
    return at < end and not (lines[at - 1].blank and lines[at - 2].blank)


def _counts_on(above: str, below: str) -> bool:
    """Whether ``below`` is item 3 of a list whose item 2 ends the cell ``above``."""
    last = ENUMERATED.match(above)
    following = ENUMERATED.match(below)
    if last is None or following is None:
        return False
    alike = last[2] == following[2]
    return alike and int(following[1]) == int(last[1]) + 1


def is_cell_table(rows: list[DraftRow]) -> bool:
    """Whether these really are cells, and not paragraphs indented with a tab."""
    wide = [row for row in rows if len(row) > 1]
    if not wide:
        return False
    texts = [cell.text for row in rows for cell in row if cell.text]
    if not texts:
        return False
    sentences = sum(text.endswith(SENTENCE_ENDS) for text in texts)
    if 2 * sentences > len(texts):
        return False
    return len(wide) > 1 or all(len(cell.text) <= SHORT for cell in wide[0])
