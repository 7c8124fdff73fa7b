"""Read a Word file: headers, body, footnotes and footers, in that order."""

from __future__ import annotations

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.document import Block, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.docx.numbering import Numbering
from faheng.documents.formats.docx.parts import Parts
from faheng.documents.formats.docx.tables import WRAPPERS, labelled, read_table
from faheng.documents.formats.docx.text import shown, text_boxes
from faheng.documents.margins import PAGE_NUMBER
from faheng.documents.office import attribute, local

# Notes that hold only the line drawn above notes.
SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], int | None]:
    """The paragraphs and tables of a Word file; where its pages end is not in it."""
    try:
        return tuple(_Reading(Parts(data)).blocks), None
    except RecursionError as error:
        raise UnreadableFileError(DAMAGED) from error


class _Reading:
    """The blocks of one file, gathered in reading order."""

    def __init__(self, parts: Parts) -> None:
        self.blocks: list[Block] = []
        self._numbering = Numbering(parts)
        self._paragraphs = 0
        self._grids = 0
        for header in parts.linked("header"):
            self._take_margin(header)
        self._take(parts.body(), counted=True)
        for kind in ("footnotes", "endnotes"):
            for notes in parts.linked(kind):
                for note in notes:
                    if attribute(note, "type") not in SEPARATORS:
                        self._take(note, counted=False)
        for footer in parts.linked("footer"):
            self._take_margin(footer)

    def _take(self, container: etree._Element, *, counted: bool) -> None:
        """Take what a container holds; only paragraphs of the body are counted."""
        for one in shown(container):
            name = local(one)
            if name == "p":
                self._take_paragraph(one, counted=counted)
            elif name == "tbl":
                self._take_table(one)
            elif name in WRAPPERS:
                self._take(one, counted=counted)

    def _take_paragraph(self, paragraph: etree._Element, *, counted: bool) -> None:
        number = None
        if counted:
            self._paragraphs += 1
            number = self._paragraphs
        # A line ended by hand is a line, as it is on a web page or in print.
        for text in labelled(paragraph, self._numbering).split("\n"):
            if text.strip():
                self.blocks.append(Line(text.rstrip(), number=number))
        for box in text_boxes(paragraph):
            self._take(box, counted=False)

    def _take_table(self, table: etree._Element) -> None:
        rows, nested = read_table(table, self._numbering)
        has_words = any(cell.text for row in rows for cell in row)
        # A table drawn only to hold other tables says nothing itself.
        if rows and (has_words or not nested):
            self._grids += 1
            self.blocks.append(Grid(rows, number=self._grids))
        for inner in nested:
            self._take_table(inner)

    def _take_margin(self, margin: etree._Element) -> None:
        """A header or footer, without the page number."""
        before = len(self.blocks)
        self._take(margin, counted=False)
        self.blocks[before:] = [
            block
            for block in self.blocks[before:]
            if isinstance(block, Grid) or not PAGE_NUMBER.fullmatch(block.text)
        ]
