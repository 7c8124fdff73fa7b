"""Writes pieces as a Word file, with real merged cells and automatic numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree
from tests.corpus.makers.pieces import Break, Piece, Table, Text, grid_of

_MADE = datetime(2024, 1, 2, 3, 4, 6)  # noqa: DTZ001 the format has no zone
_TALL, _WIDE = 9600, 14500
_FEW = 6
_LISTS = 100
_EXTRAS = ("thumbnail", "customXml", "stylesWithEffects")


def word_file(pieces: Sequence[Piece]) -> bytes:
    """The bytes of a .docx, the same ones every time.

    Tables of more than six columns are laid out for a page on its side.
    """
    document = docx.Document()
    _keep_used_styles(document.styles.element)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    width = _TALL
    if any(isinstance(p, Table) and len(grid_of(p)[0]) > _FEW for p in pieces):
        page.page_width, page.page_height = page.page_height, page.page_width
        page.orientation = WD_ORIENT.LANDSCAPE
        width = _WIDE
    properties = document.core_properties
    properties.author = properties.last_modified_by = "示例"
    properties.created = properties.modified = _MADE
    lists = 0
    for number, piece in enumerate(pieces):
        if isinstance(piece, Text):
            style = {"title": "Title", "heading": "Heading 2"}
            written = document.add_paragraph(
                piece.text, style=style.get(piece.role, "Normal")
            )
            if piece.role == "numbered":
                before = pieces[number - 1] if number else None
                if not (isinstance(before, Text) and before.role == "numbered"):
                    lists += 1
                    _begin_list(document, lists)
                written._p.get_or_add_pPr().append(
                    parse_xml(
                        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/>'
                        f'<w:numId w:val="{_LISTS + lists}"/></w:numPr>'
                    )
                )
        elif isinstance(piece, Break):
            if number:
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            document.element.body.insert(-1, parse_xml(_table(piece, width)))
            document.add_paragraph()
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_bytes(buffer.getvalue())


def _begin_list(document: Document, number: int) -> None:
    """A list of its own, counting ``1.``, ``2.`` …"""
    numbering = document.part.numbering_part.element
    kind = _LISTS + number
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
            "</w:lvl></w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'
        )
    )


def _table(form: Table, whole: int) -> str:
    grid = grid_of(form)
    columns = len(grid[0])
    shares = form.widths or (1.0,) * columns
    widths = [int(whole * share / sum(shares)) for share in shares]
    head = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    owners: dict[tuple[int, int], int] = {}
    rows = []
    for at, row in enumerate(grid):
        cells = []
        column = 0
        while column < columns:
            spot = row[column]
            if spot.box is not None:
                span, down, text = spot.box.columns, spot.box.rows, spot.box.text
                for below in range(at + 1, at + down):
                    owners[below, column] = span
                merge = '<w:vMerge w:val="restart"/>' if down > 1 else ""
            else:
                span, text, merge = owners[at, column], "", "<w:vMerge/>"
            width = sum(widths[column : column + span])
            across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}'
                f"</w:tcPr>{_paragraphs(text)}</w:tc>"
            )
            column += span
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{head}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _paragraphs(text: str) -> str:
    return "".join(
        f'<w:p><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        if line
        else "<w:p/>"
        for line in text.split("\n")
    )


def _same_bytes(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(
            old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)
        ):
            if any(word in name for word in _EXTRAS):
                continue
            content = old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                content = _without_extras(content)
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content)
    return buffer.getvalue()


def _without_extras(relations: bytes) -> bytes:
    """Nothing may point to the parts that were left out."""
    root = etree.fromstring(relations)
    for entry in list(root):
        target = entry.get("Target", "") + entry.get("PartName", "")
        if any(word in target for word in _EXTRAS):
            root.remove(entry)
    return _xml(root)


def _keep_used_styles(styles: etree._Element) -> None:
    """Word's hundred table styles take more room than the document, and more time."""
    kept = {"Normal", "Title", "Heading2", "DefaultParagraphFont", "TableNormal"}
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in kept:
            styles.remove(style)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
