"""Invented documents in the shapes the format readers hand over.

One description serves both shapes: ``word`` has spans and ``continues``, ``text`` has
what a plain-text export of the same table leaves: one cell after the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from faheng.documents.document import Block, Cell, Document, Grid, Line


@dataclass(frozen=True)
class Wide:
    """A cell over several columns."""

    text: str
    columns: int


DOWN = None
"""The place below a cell merged downwards."""

Row = list[str | Wide | None]


def word_grid(rows: list[Row], number: int = 1, page: int | None = None) -> Grid:
    built = []
    for at, row in enumerate(rows, start=1):
        column, cells = 1, []
        for entry in row:
            span = entry.columns if isinstance(entry, Wide) else 1
            text = entry.text if isinstance(entry, Wide) else entry or ""
            cells.append(
                Cell(
                    text,
                    row=at,
                    column=column,
                    colspan=span,
                    continues=entry is DOWN,
                    page=page,
                )
            )
            column += span
        built.append(tuple(cells))
    return Grid(tuple(built), number, page)


def text_grid(rows: list[Row], number: int = 1) -> Grid:
    return Grid(
        tuple(
            tuple(
                Cell(
                    entry.text if isinstance(entry, Wide) else entry or "",
                    row=at,
                    column=column,
                    line=at * 10 + column,
                )
                for column, entry in enumerate(row, start=1)
            )
            for at, row in enumerate(rows, start=1)
        ),
        number,
    )


SHAPES = {"word": ("docx", word_grid), "text": ("txt", text_grid)}


def document(
    *parts: str | list[Row], shape: str = "word", file_format: str | None = None
) -> Document:
    """Lines and tables in the order given."""
    default, build = SHAPES[shape]
    blocks: list[Block] = []
    grids = 0
    for number, part in enumerate(parts, start=1):
        if isinstance(part, str):
            blocks.append(Line(part, number=number))
        else:
            grids += 1
            blocks.append(build(part, grids))
    return Document("示例.docx", "0" * 64, file_format or default, tuple(blocks), None)


def characters(document: Document) -> int:
    """All non-blank characters of a document."""
    return sum(
        len("".join(text.split()))
        for block in document.blocks
        for text in (
            [block.text]
            if isinstance(block, Line)
            else [cell.text for cell in block.cells()]
        )
    )
