"""Reads a PDF into lines and grids."""

from __future__ import annotations

from typing import Any

from faheng.documents.document import Block, Gap, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.characters import read_characters
from faheng.documents.formats.pdf.frame import visible_part
from faheng.documents.formats.pdf.grids import find_table
from faheng.documents.formats.pdf.heads import part_heads
from faheng.documents.formats.pdf.networks import find_networks
from faheng.documents.formats.pdf.pages import Page, order_blocks
from faheng.documents.formats.pdf.paths import PathReader
from faheng.documents.formats.pdf.pdfium import open_page, open_pdf
from faheng.documents.formats.pdf.pictures import is_picture
from faheng.documents.formats.pdf.rulings import merge_pieces
from faheng.documents.margins import PAGE_NUMBER

_NO_TEXT = (
    "这份 PDF 里没有可复制的文字，可能是扫描件，无法读取，请提供可复制文字的版本。"
)
_PICTURE = "［第{page}页是图片，没有可复制的文字，未能读取］"


def read_blocks(data: bytes) -> tuple[tuple[Block | Gap, ...], int]:
    """The blocks of a PDF in reading order, its scanned pages, its number of pages."""
    blocks: list[Block] = []
    gaps: list[Gap] = []
    tables = 0
    with open_pdf(data) as (pdfium, document, count):
        for index in range(count):
            with open_page(pdfium, document, index) as (page, text):
                found = order_blocks(read_page(pdfium, page, text, index + 1), tables)
                if all(map(_is_page_number, found)) and is_picture(pdfium, page):
                    gaps.append(Gap(_PICTURE.format(page=index + 1), index + 1))
            tables += sum(isinstance(block, Grid) for block in found)
            blocks.extend(found)
    if not blocks or (gaps and all(map(_is_page_number, blocks))):
        raise UnreadableFileError(_NO_TEXT)
    return (*part_heads(blocks), *gaps), count


def read_page(pdfium: Any, page: int, text: int, number: int) -> Page:
    """What is written and ruled on a page, by the addresses of it and of its text."""
    visible = visible_part(pdfium, page)
    written = read_characters(pdfium, text, visible, number)
    width, height = visible.right - visible.left, visible.top - visible.bottom
    if written.to_sheet.b:
        width, height = height, width
    paths = PathReader(pdfium, number, width, height)
    rules = merge_pieces(paths.read(page, written.to_sheet))
    tables = [find_table(network) for network in find_networks(rules)]
    found = [table for table in tables if table is not None]
    return Page(number, written, found, width)


def _is_page_number(block: Block) -> bool:
    return isinstance(block, Line) and PAGE_NUMBER.fullmatch(block.text) is not None
