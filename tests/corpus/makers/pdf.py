"""Writes pieces as a PDF with ruled tables and a Chinese font that is not embedded."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import (
    Flowable,
    LongTable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)
from tests.corpus.makers.pieces import Break, Piece, Table, Text, grid_of

_FONT = "STSong-Light"


def _style(size: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        f"s{size}{more}",
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.4,
        wordWrap="CJK",
        **more,
    )


_ROLES = {
    "title": _style(16, alignment=1, spaceAfter=12),
    "heading": _style(12, spaceBefore=6, spaceAfter=4),
    "body": _style(10.5, firstLineIndent=21, spaceAfter=2),
    "numbered": _style(10.5, firstLineIndent=21, spaceAfter=2),
    "note": _style(9, spaceBefore=2),
}
_CELL = _style(8)
_MONEY = _style(8, alignment=2)


def pdf_file(pieces: Sequence[Piece], *, wide: bool = True) -> bytes:
    """The bytes of a .pdf, the same ones every time; ``wide`` pages lie on their side."""
    registerFont(UnicodeCIDFont(_FONT))
    size = landscape(A4) if wide else A4
    buffer = io.BytesIO()
    paper = SimpleDocTemplate(
        buffer,
        pagesize=size,
        leftMargin=50,
        rightMargin=50,
        topMargin=50,
        bottomMargin=50,
        invariant=1,
        title="示例",
    )
    story: list[Flowable] = []
    for piece in pieces:
        if isinstance(piece, Text):
            story.append(Paragraph(escape(piece.text), _ROLES[piece.role]))
        elif isinstance(piece, Break):
            if story:
                story.append(PageBreak())
        else:
            story += [_table(piece, size[0] - 112), Spacer(1, 6)]
    paper.build(story)
    return buffer.getvalue()


def _table(form: Table, width: float) -> Flowable:
    grid = grid_of(form)
    shares = form.widths or (1.0,) * len(grid[0])
    spans = []
    cells: list[list[object]] = []
    for at, row in enumerate(grid):
        line: list[object] = []
        for column, spot in enumerate(row):
            box = spot.box
            if box is None:
                line.append("")
                continue
            if box.columns > 1 or box.rows > 1:
                end = (column + box.columns - 1, at + box.rows - 1)
                spans.append(("SPAN", (column, at), end))
            is_money = box.text.replace(",", "").replace(".", "").isdigit()
            text = escape(box.text).replace("\n", "<br/>")
            line.append(Paragraph(text, _MONEY if is_money else _CELL) if text else "")
        cells.append(line)
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *spans,
    ]
    return LongTable(
        cells,
        colWidths=[width * share / sum(shares) for share in shares],
        repeatRows=form.head,
        style=TableStyle(style),
    )
