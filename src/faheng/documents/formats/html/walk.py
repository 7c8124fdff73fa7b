"""A page becomes lines and tables in reading order.

Elements are met one after the other, never by recursion: a page may be nested deeper
than Python can follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.html import look
from faheng.documents.formats.html.controls import shown_in
from faheng.documents.formats.html.flow import TAB, Flow
from faheng.documents.formats.html.lists import Counted, opened
from faheng.documents.margins import PAGE_NUMBER
from faheng.documents.spreadsheets.sheet import MOST_CELLS, TOO_MANY_CELLS

HIGHEST = 65_534
WIDEST = 1_000
MARGINS = {"header", "footer"}


@dataclass(slots=True)
class TableCell:
    """A cell as it is written: what it says, and how far it says it reaches."""

    columns: int = 1
    rows: int = 1
    ruled: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.strip() for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table as it is written. ``nested`` are those inside its cells.

    ``ruled`` if lines are drawn anywhere in it, ``framed`` if round each cell.
    """

    ruled: bool = False
    framed: bool = False
    rows: list[list[TableCell]] = field(default_factory=list)
    nested: list[Table] = field(default_factory=list)


Part = str | Table


class Walk:
    """Meets the elements of a page; ``parts`` is what it has found."""

    def __init__(self, root: etree._Element, *, of_sheets: bool = False) -> None:
        self.parts: list[Part] = []
        self._look = look.Look(root)
        # On a saved worksheet rows and columns are hidden as in the workbook itself,
        # where they are read; and no table there is for layout.
        self._of_sheets = of_sheets
        # For each table that is open: it, and the flow its open cell fills.
        self._tables: list[Table] = []
        self._flows: list[Flow] = [Flow()]
        self._cells: list[TableCell | None] = []
        # The elements that began a table; others of that name are only for layout.
        self._begun: set[etree._Element] = set()
        self._lists: list[Counted] = []
        self._verbatim = 0
        self._margin = 0
        self._count = 0
        self._walk(root)

    def _walk(self, root: etree._Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in events:
            if event == "start":
                if self._is_left_out(element):
                    skipped = element
                    events.skip_subtree()
                else:
                    self._start(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element is not root:
                self._add(element.tail)
        self._flush()

    def _is_left_out(self, element: etree._Element) -> bool:
        """Whether an element shows nothing, or what it shows is taken at once."""
        name = look.tag(element)
        if name in look.UNSHOWN or look.is_note_mark(element):
            return True
        hidden = look.is_hidden(element)
        if hidden and not (self._of_sheets and name in ("tr", "td", "th", "col")):
            return True
        shown = shown_in(element)
        if shown is not None:
            self._flow.add(shown, as_it_stands=True)
            return True
        return False

    def _start(self, element: etree._Element) -> None:
        name = look.tag(element)
        if name == "br":
            self._flow.end_line()
            return
        if name in look.BLOCKS:
            self._flush()
        if name == "table":
            self._start_table(element)
        elif name == "tr" and self._is_in_table(element):
            self._tables[-1].rows.append([])
        elif name in ("td", "th") and self._is_in_table(element):
            self._start_cell(element)
        elif name in ("ol", "ul", "menu", "dir"):
            self._lists.append(opened(element))
        elif name == "li" and self._lists:
            self._flow.label(self._lists[-1].label(element))
        elif name == "div" and element.get("title") in MARGINS:
            self._margin += 1
        if look.is_verbatim(element):
            self._verbatim += 1
        if "mso-tab-count" in look.style(element):
            self._flow.add(TAB)
        else:
            self._add(element.text)

    def _end(self, element: etree._Element) -> None:
        name = look.tag(element)
        if name in look.BLOCKS:
            self._flush()
        if look.is_verbatim(element):
            self._verbatim -= 1
        if name == "table" and element in self._begun:
            self._end_table(element)
        elif name in ("td", "th") and element in self._begun:
            self._begun.discard(element)
            self._take_number(element)
            self._cells[-1] = None
            self._flows.pop()
        elif name in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif name == "li":
            self._flow.label("")
        elif name == "div" and element.get("title") in MARGINS:
            self._margin -= 1

    def _take_number(self, element: etree._Element) -> None:
        """A cell of a saved worksheet may say its number only for Excel to show."""
        cell = self._cells[-1]
        number = (element.get("x:num") or "").strip()
        if self._of_sheets and number and cell is not None and not cell.lines:
            cell.lines.append(number)

    def _start_table(self, element: etree._Element) -> None:
        if not self._of_sheets and self._look.is_layout(element):
            return
        self._begun.add(element)
        ruled = self._look.has_rules(element)
        self._tables.append(Table(ruled=ruled, framed=look.is_framed(element)))
        self._cells.append(None)

    def _end_table(self, element: etree._Element) -> None:
        self._begun.discard(element)
        table = self._tables.pop()
        self._cells.pop()
        if self._tables:
            self._tables[-1].nested.append(table)
        else:
            self.parts.append(table)

    def _is_in_table(self, element: etree._Element) -> bool:
        """Whether the nearest table around a row or cell is one of data."""
        above = next(element.iterancestors("table"), None)
        inside = above is not None and above in self._begun
        # A cell may stand in no row, and never directly in another.
        return inside and self._cells[-1] is None

    def _start_cell(self, element: etree._Element) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        cell = TableCell(
            columns=_span(element.get("colspan"), WIDEST),
            rows=_span(element.get("rowspan"), HIGHEST),
            ruled=self._look.is_ruled_beside(element),
        )
        table.rows[-1].append(cell)
        self._count += 1
        if self._count > MOST_CELLS:
            raise UnreadableFileError(TOO_MANY_CELLS)
        self._begun.add(element)
        self._cells[-1] = cell
        self._flows.append(Flow())

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def _add(self, text: str | None) -> None:
        self._flow.add(text, as_it_stands=self._verbatim > 0)

    def _flush(self) -> None:
        lines = self._flow.taken()
        if self._margin:
            lines = [line for line in lines if not PAGE_NUMBER.fullmatch(line)]
        cell = next((cell for cell in reversed(self._cells) if cell is not None), None)
        if cell is not None:
            cell.lines += lines
        else:
            self.parts += lines


def _span(text: str | None, most: int) -> int:
    """How many columns or rows; a span of no rows goes on to the table's end."""
    words = (text or "1").strip()
    if not words.isdecimal() or len(words) > 9:
        return 1 if not words.isdecimal() else most
    return min(int(words) or most, most)
