"""What an official document is made of before it is any kind of file.

A layout composes these; ``documents.formats.<kind>.writer`` turns them into bytes. Every
table has a fixed grid: the width of each column is said, and each row lists the cells that
begin in it, as HTML does (a cell over several rows stands only in its first one).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is on the page, which decides its typeface and place."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    UNIT_LINE = "unit-line"
    """A line above a table at its right edge: 单位：万元."""


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; line breaks within it are ``\\n``."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True)
class Cell:
    """One cell of a table, over some columns and rows.

    ``label`` marks the form's own printed words, set bolder than what is filled in.
    """

    text: str = ""
    columns: int = 1
    rows: int = 1
    label: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table. ``widths`` are millimetres, one a column of the full grid.

    The first ``head`` rows are repeated where it runs over a page.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    head: int = 0


@dataclass(frozen=True)
class Sheet:
    """A page of its own, or a worksheet of this name."""

    name: str
    pieces: tuple[Paragraph | Table, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Composition:
    """A whole document; ``title`` goes into the file's properties, ``language`` is Chinese."""

    title: str
    sheets: tuple[Sheet, ...]


def row(*cells: str | Cell) -> tuple[Cell, ...]:
    """A row of cells, plain texts among them."""
    return tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells)


def labels(words: Sequence[str]) -> tuple[Cell, ...]:
    """A row of the form's own words."""
    return tuple(Cell(word, label=True, align=Align.CENTRE) for word in words)
