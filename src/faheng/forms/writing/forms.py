"""Cells of official forms, said shortly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from faheng.documents.composing.measuring import POINTS_PER_MM, text_width
from faheng.documents.composing.page import SIZES, room
from faheng.documents.composing.pieces import Align, Cell, Paragraph, Role, Sheet
from faheng.forms.writing.amounts import printed
from faheng.forms.writing.prose import paragraphs
from faheng.model.package import Bureau


def label(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """A word of the form itself."""
    return Cell(text, columns, rows, label=True, align=Align.CENTRE)


def labels(*words: str) -> list[Cell]:
    return [label(word) for word in words]


def filled(text: str | None, columns: int = 1, rows: int = 1) -> Cell:
    """A name or a value."""
    return Cell(text or "", columns, rows)


def centred(text: str | None, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text or "", columns, rows, align=Align.CENTRE)


def prose(text: str | None, columns: int = 1, rows: int = 1) -> Cell:
    """A text of sentences, its paragraphs indented."""
    return Cell(paragraphs(text), columns, rows)


def money(yuan: Decimal | None, unit: str, columns: int = 1) -> Cell:
    """An amount in the form's unit."""
    return Cell(printed(yuan, unit), columns, align=Align.RIGHT)


def figure(number: Decimal | None, columns: int = 1) -> Cell:
    """A share, a weight or a score, with the digits it has."""
    text = "" if number is None else f"{number:f}"
    return Cell(text, columns, align=Align.CENTRE)


def title_line(text: str, *, landscape: bool = False) -> Paragraph:
    """The title of a page: smaller where it would not fit on one line."""
    sheet = Sheet("", (), landscape)
    width = text_width(text) * SIZES[Role.TITLE] / POINTS_PER_MM
    return Paragraph(text, Role.TITLE if width <= room(sheet) else Role.SUBTITLE)


def with_code(bureau: Bureau) -> str:
    """主管部门及代码: ``[315002]某某区司法局``."""
    code = f"[{bureau.code}]" if bureau.code and bureau.name else ""
    return f"{code}{bureau.name or ''}"


def spread(count: int, columns: int) -> list[int]:
    """So many cells over so many columns, the last ones the widest."""
    each, more = divmod(columns, count)
    return [each + (at >= count - more) for at in range(count)]


Row = Sequence[Cell]
