"""Read an Excel workbook: the visible sheets in their order, as they show themselves."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.document import Block, Grid
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xlsx.boxes import text_boxes
from faheng.documents.formats.xlsx.sheets import Book, read_sheet, string_text
from faheng.documents.formats.xlsx.styles import read_styles
from faheng.documents.office import OfficeFile, attribute, child, children
from faheng.documents.spreadsheets.blocks import SheetBlocks

MAIN_PART = "xl/workbook.xml"
HIDDEN = {"hidden", "veryHidden"}


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], int | None]:
    """The lines and tables of all visible sheets; each sheet counts as a page."""
    file = OfficeFile(data)
    book = read_book(file)
    blocks: list[Block] = []
    pages = grids = 0
    for name, part in visible_sheets(file):
        pages += 1
        sheet = read_sheet(file.read(part), book)
        sheet.boxes += text_boxes(file, part)
        found = SheetBlocks(sheet, name, pages)
        for block in found.blocks(grids + 1):
            grids += isinstance(block, Grid)
            blocks.append(block)
    return tuple(blocks), pages


def read_book(file: OfficeFile) -> Book:
    """What all sheets of the workbook share."""
    main = file.main(MAIN_PART)
    by_kind = {kind: part for _, kind, part in file.links(main)}
    return Book(
        strings=[
            string_text(one)
            for one in children(_linked(file, by_kind.get("sharedStrings")), "si")
        ],
        styles=read_styles(_linked(file, by_kind.get("styles"))),
        from_1904=_is_on(child(file.parse(main), "workbookPr"), "date1904"),
    )


def _linked(file: OfficeFile, part: str | None) -> etree._Element | None:
    return file.parse(part) if part is not None and part in file else None


def visible_sheets(file: OfficeFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet that is not hidden, in their order."""
    main = file.main(MAIN_PART)
    links = {link: (kind, part) for link, kind, part in file.links(main)}
    sheets = child(file.parse(main), "sheets")
    if sheets is None:
        raise UnreadableFileError(DAMAGED)
    for sheet in children(sheets, "sheet"):
        # The identifier of the link; the sheet's own number is called sheetId.
        kind, part = links.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet" and attribute(sheet, "state") not in HIDDEN:
            yield attribute(sheet, "name") or "", part


def _is_on(element: etree._Element | None, name: str) -> bool:
    return element is not None and attribute(element, name) in ("1", "true")
