"""Tables of a Word file, their merged cells told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from faheng.documents.document import Cell
from faheng.documents.formats.docx.numbering import Numbering
from faheng.documents.formats.docx.text import REMOVED, shown, text_boxes, words
from faheng.documents.office import (
    attribute,
    child,
    local,
    number_of,
    value_of,
)

WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
WIDEST = 1000


@dataclass(slots=True)
class DraftCell:
    """A cell while the rows below it are still coming in."""

    text: str
    row: int
    column: int
    colspan: int = 1
    rowspan: int = 1
    continues: bool = False


def unwrapped(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of a name, also those inside content controls and revisions."""
    for one in shown(element):
        if local(one) == name:
            yield one
        elif local(one) in WRAPPERS:
            yield from unwrapped(one, name)


def read_table(
    table: etree._Element, numbering: Numbering
) -> tuple[tuple[tuple[Cell, ...], ...], list[etree._Element]]:
    """The rows of a table, and the tables nested in its cells."""
    rows: list[list[DraftCell]] = []
    nested: list[etree._Element] = []
    # The cell that may be merged downwards, by the column it begins at.
    merging: dict[int, DraftCell] = {}
    for row in unwrapped(table, "tr"):
        if child(child(row, "trPr"), "del") is not None:
            continue
        drafts = _read_row(row, len(rows) + 1, merging, numbering, nested)
        if drafts:
            rows.append(drafts)
    return tuple(tuple(map(_finished, row)) for row in rows), nested


def _read_row(
    row: etree._Element,
    number: int,
    merging: dict[int, DraftCell],
    numbering: Numbering,
    nested: list[etree._Element],
) -> list[DraftCell]:
    drafts: list[DraftCell] = []
    column = 1
    before = _span(row, "trPr", "gridBefore", least=0)
    if before:
        drafts.append(DraftCell("", number, column, colspan=before))
        column += before
    below = dict(merging)
    merging.clear()
    for cell in unwrapped(row, "tc"):
        properties = child(cell, "tcPr")
        span = _span(cell, "tcPr", "gridSpan", least=1)
        if drafts and value_of(properties, "hMerge") == "continue":
            drafts[-1].colspan += span
        else:
            draft = DraftCell("", number, column, colspan=span)
            anchor = below.get(column)
            if _is_merged(properties) and anchor is not None:
                draft.continues = True
                anchor.rowspan += 1
                merging[column] = anchor
            else:
                draft.text = _cell_text(cell, numbering, nested)
                if child(properties, "vMerge") is not None:
                    merging[column] = draft
            drafts.append(draft)
        column += span
    return drafts


def _span(element: etree._Element, *path: str, least: int) -> int:
    return max(least, min(number_of(element, *path) or least, WIDEST))


def _is_merged(properties: etree._Element | None) -> bool:
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _cell_text(
    container: etree._Element, numbering: Numbering, nested: list[etree._Element]
) -> str:
    """The paragraphs of a cell, one a line; tables inside it are put aside."""
    paragraphs: list[str] = []
    for one in shown(container):
        name = local(one)
        if name == "p":
            paragraphs.append(labelled(one, numbering))
            paragraphs += [
                _cell_text(box, numbering, nested) for box in text_boxes(one)
            ]
        elif name == "tbl":
            nested.append(one)
        elif name in WRAPPERS and name not in REMOVED:
            paragraphs.append(_cell_text(one, numbering, nested))
    return "\n".join(text.strip() for text in paragraphs if text.strip())


def labelled(paragraph: etree._Element, numbering: Numbering) -> str:
    """The words of a paragraph behind the number Word puts before them."""
    label = numbering.label(paragraph)
    text = words(paragraph).rstrip()
    if not label:
        return text
    # Letters and digits would run together with what follows them.
    gap = " " if label[-1].isascii() and label[-1].isalnum() else ""
    return (label + gap + text.lstrip()).rstrip()


def _finished(draft: DraftCell) -> Cell:
    return Cell(
        text=draft.text,
        row=draft.row,
        column=draft.column,
        rowspan=draft.rowspan,
        colspan=draft.colspan,
        continues=draft.continues,
    )
