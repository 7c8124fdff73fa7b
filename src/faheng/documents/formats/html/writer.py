"""Write a composed document as one page of the web that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from faheng.documents.composing.grid import placed_rows
from faheng.documents.composing.page import extent, fitted_widths, table_size
from faheng.documents.composing.pieces import (
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)

_LOOKS = Path(__file__).parent / "writer.css"
_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2"}


def written(composition: Composition) -> bytes:
    """The bytes of the page."""
    body = "".join(line for sheet in composition.sheets for line in _sheet(sheet))
    looks = _LOOKS.read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(composition.title)}</title>\n<style>\n{looks}</style>\n"
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    ).encode()


def _sheet(sheet: Sheet) -> Iterator[str]:
    side = "landscape" if sheet.landscape else "portrait"
    yield f'<section class="{side}" style="width:{extent(sheet)[0]:g}mm">\n'
    for piece in sheet.pieces:
        if isinstance(piece, Paragraph):
            yield _paragraph(piece)
        else:
            yield from _table(piece, sheet)
    yield "</section>\n"


def _paragraph(paragraph: Paragraph) -> str:
    text = _text(paragraph.text.strip())
    # A heading without words would lead nowhere.
    tag = _TAGS.get(paragraph.role, "p") if text else "p"
    return f'<{tag} class="{paragraph.role.value}">{text}</{tag}>\n'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _table(table: Table, sheet: Sheet) -> Iterator[str]:
    widths = fitted_widths(table, sheet)
    yield (
        f'<table style="width:{sum(widths):.2f}mm;font-size:{table_size(table, widths):g}pt">'
        "\n<colgroup>"
    )
    yield from (f'<col style="width:{width:.2f}mm">' for width in widths)
    yield "</colgroup>\n"
    head = table.head
    for number, row in enumerate(placed_rows(table)):
        if number in (0, head):
            yield "<thead>\n" if number < head else "<tbody>\n"
        cells = "".join(
            _cell(one.cell, is_head=number < head) for one in row if not one.below
        )
        yield f"<tr>{cells}</tr>\n"
        if number + 1 == head:
            yield "</thead>\n"
    yield "</tbody>\n</table>\n" if len(table.rows) > head else "</table>\n"


def _cell(cell: Cell, *, is_head: bool) -> str:
    tag = "th" if is_head or cell.label else "td"
    across = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    scope = ' scope="col"' if is_head else ""
    kind = f' class="{cell.align.value}"'
    return f"<{tag}{across}{down}{scope}{kind}>{_text(cell.text)}</{tag}>"
