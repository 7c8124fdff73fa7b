"""Writes pieces as a web page, with merged cells, as a word processor saves one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.corpus.makers.pieces import Break, Piece, Table, Text

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{}">
<title>示例</title>
<style>
table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid black; padding: 2px 6px; }}
</style>
</head>
<body>
"""
_TAGS = {"title": "h1", "heading": "h2"}


def html_file(pieces: Sequence[Piece], encoding: str = "utf-8") -> bytes:
    """The bytes of an .html, the same ones every time."""
    written = [_HEAD.format(encoding)]
    in_list = False
    for piece in pieces:
        numbered = isinstance(piece, Text) and piece.role == "numbered"
        if numbered != in_list:
            written.append("<ol>\n" if numbered else "</ol>\n")
            in_list = numbered
        if isinstance(piece, Text):
            tag = "li" if numbered else _TAGS.get(piece.role, "p")
            written.append(f"<{tag}>{_text(piece.text)}</{tag}>\n")
        elif isinstance(piece, Break):
            written.append("<hr>\n")
        else:
            written.append(_table(piece))
    if in_list:
        written.append("</ol>\n")
    written.append("</body>\n</html>\n")
    return "".join(written).encode(encoding)


def chinese_page(pieces: Sequence[Piece]) -> bytes:
    """The same in the encoding that older systems use, declared as they declare it."""
    return html_file(pieces, "gb18030").replace(b"gb18030", b"gb2312", 1)


def _table(form: Table) -> str:
    rows = []
    for at, row in enumerate(form.rows):
        tag = "th" if at < form.head else "td"
        cells = "".join(
            f"<{tag}{_span('colspan', box.columns)}{_span('rowspan', box.rows)}>"
            f"{_text(box.text) or '&nbsp;'}</{tag}>"
            for box in row
        )
        rows.append(f"<tr>{cells}</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _text(text: str) -> str:
    return "<br>".join(escape(line, quote=False) for line in text.split("\n"))
