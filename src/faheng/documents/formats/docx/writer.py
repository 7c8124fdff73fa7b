"""Write a composed document as a Word file.

The XML is put together here, part by part: some milliseconds a form where a library that
keeps a tree of objects takes ten times as long, and nothing in it but what we said, so
that the same document is the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from faheng.documents.composing.page import (
    BOTTOM_MARGIN,
    SIDE_MARGIN,
    TOP_MARGIN,
    extent,
)
from faheng.documents.composing.pieces import Composition, Paragraph, Sheet, Table
from faheng.documents.formats.docx.writer_runs import run
from faheng.documents.formats.docx.writer_styles import (
    STYLES,
    W,
    fonts_part,
    styles_part,
)
from faheng.documents.formats.docx.writer_tables import table_xml, twips

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The first day a zip can name.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_PARTS = ("styles", "settings", "fontTable", "footer")
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{part}+xml"/>'
        for part in _PARTS
    )
    + '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_WORD_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="{part}" Type="{_R}/{part}" Target="{part}.xml"/>'
        for part in _PARTS
    )
    + "</Relationships>"
)
_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
_FOOTER = (
    f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE">'
    '<w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)  # fmt: skip
# Word wants a paragraph after a table, and between two or they would become one.
_BEHIND_TABLE = '<w:spacing w:line="120" w:lineRule="exact"/>'


def written(composition: Composition) -> bytes:
    """The bytes of the Word file."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS,
        "docProps/core.xml": _properties(composition.title),
        "word/document.xml": _document(composition),
        "word/_rels/document.xml.rels": _WORD_LINKS,
        "word/styles.xml": styles_part(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": fonts_part(),
        "word/footer.xml": _FOOTER,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, xml in parts.items():
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(member, (_XML + xml).encode())
    return packed.getvalue()


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def _document(composition: Composition) -> str:
    body: list[str] = []
    last = len(composition.sheets) - 1
    for number, sheet in enumerate(composition.sheets):
        body += _pieces(sheet)
        section = _section(sheet)
        if number < last:
            section = f"<w:p><w:pPr>{_BEHIND_TABLE}{section}</w:pPr></w:p>"
        elif sheet.pieces and isinstance(sheet.pieces[-1], Table):
            section = f"<w:p><w:pPr>{_BEHIND_TABLE}</w:pPr></w:p>{section}"
        body.append(section)
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>'
        f"{''.join(body)}</w:body></w:document>"
    )


def _pieces(sheet: Sheet) -> Iterator[str]:
    behind_table = False
    for piece in sheet.pieces:
        if isinstance(piece, Paragraph):
            yield _paragraph(piece)
        else:
            if behind_table:
                yield f"<w:p><w:pPr>{_BEHIND_TABLE}</w:pPr></w:p>"
            yield table_xml(piece, sheet)
        behind_table = isinstance(piece, Table)


def _paragraph(paragraph: Paragraph) -> str:
    style = STYLES[paragraph.role]
    words = run(paragraph.text.strip())
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def _section(sheet: Sheet) -> str:
    width, height = map(twips, extent(sheet))
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    top, bottom, side = map(twips, (TOP_MARGIN, BOTTOM_MARGIN, SIDE_MARGIN))
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" '
        f'w:header="{top // 2}" w:footer="{bottom // 2}" w:gutter="0"/></w:sectPr>'
    )
