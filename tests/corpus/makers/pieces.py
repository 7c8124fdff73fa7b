"""What a sample file is made of, before it is any kind of file: texts and tables.

A table's row lists the cells that begin in it, as HTML does: a cell over several rows
stands only in its first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Text:
    """A paragraph. ``role`` is title, heading, body, numbered or note."""

    text: str
    role: str = "body"


@dataclass(frozen=True)
class Box:
    """A cell of a table, over some columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """A ruled table; the first ``head`` rows are repeated when it runs over a page."""

    rows: tuple[tuple[Box, ...], ...]
    widths: tuple[float, ...] = ()
    head: int = 0


@dataclass(frozen=True)
class Break:
    """A new page, or a new worksheet of this name."""

    name: str


Piece = Text | Table | Break


def table(
    rows: Iterable[Sequence[str | Box]], *, widths: Sequence[float] = (), head: int = 0
) -> Table:
    """A table of plain texts, of boxes, or of both."""
    boxed = tuple(
        tuple(Box(cell) if isinstance(cell, str) else cell for cell in row)
        for row in rows
    )
    return Table(boxed, tuple(widths), head)


@dataclass(frozen=True)
class Spot:
    """One place of a table's full grid: a box, or what a box above or beside covers.

    ``above`` marks where a box goes on downwards, once for each row.
    """

    box: Box | None
    above: bool = False


def grid_of(form: Table) -> list[list[Spot]]:
    """All places of a table, row by row, each row as long as the others."""
    held: dict[tuple[int, int], Spot] = {}
    width = 0
    for at, row in enumerate(form.rows):
        column = 0
        for box in row:
            while (at, column) in held:
                column += 1
            for down in range(box.rows):
                for right in range(box.columns):
                    below = down > 0 and right == 0
                    held[at + down, column + right] = Spot(None, above=below)
            held[at, column] = Spot(box)
            column += box.columns
        width = max(width, column, *(c + 1 for r, c in held if r == at), 0)
    return [
        [held.get((at, column), Spot(Box(""))) for column in range(width)]
        for at in range(len(form.rows))
    ]


class EditError(Exception):
    """A change that does not hit exactly what it was meant for."""


@dataclass(frozen=True)
class Edit:
    """A text that stands in so many texts or cells, and what is to stand there.

    ``times`` zero is as often as it likes. On one ``page`` only, if named; with ``at``, only in that place of them.
    """

    old: str
    new: str
    page: str | None = None
    times: int = 1
    at: int | None = None

    def __call__(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        hits = 0

        def mended(text: str) -> str:
            nonlocal hits
            if self.old not in text:
                return text
            hits += 1
            if self.at is not None and hits != self.at:
                return text
            return text.replace(self.old, self.new)

        changed: list[Piece] = []
        for page, piece in _paged(pieces):
            if self.page not in (None, page) or isinstance(piece, Break):
                changed.append(piece)
            elif isinstance(piece, Text):
                changed.append(replace(piece, text=mended(piece.text)))
            else:
                rows = tuple(
                    tuple(replace(box, text=mended(box.text)) for box in row)
                    for row in piece.rows
                )
                changed.append(replace(piece, rows=rows))
        wanted = self.at or self.times or max(hits, 1)
        if hits < wanted or (self.at is None and hits > wanted):
            raise EditError(f"“{self.old}” stands in {hits} places")
        return tuple(changed)


@dataclass(frozen=True)
class Drop:
    """A paragraph, or a row, that is to be missing; the one with this text."""

    text: str

    def __call__(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        kept: list[Piece] = []
        gone = 0
        for piece in pieces:
            if isinstance(piece, Text) and self.text in piece.text:
                gone += 1
                continue
            if isinstance(piece, Table):
                rows = tuple(
                    row
                    for row in piece.rows
                    if not any(self.text in box.text for box in row)
                )
                gone += len(piece.rows) - len(rows)
                piece = replace(piece, rows=rows)
            kept.append(piece)
        if gone != 1:
            raise EditError(f"“{self.text}” stands in {gone} places")
        return tuple(kept)


@dataclass(frozen=True)
class Again:
    """A row that is to stand twice, one below the other; the one with this text."""

    text: str

    def __call__(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        changed: list[Piece] = []
        found = 0
        for piece in pieces:
            if isinstance(piece, Table):
                rows: list[tuple[Box, ...]] = []
                for row in piece.rows:
                    held = any(self.text in box.text for box in row)
                    found += held
                    rows += [row, row] if held else [row]
                piece = replace(piece, rows=tuple(rows))
            changed.append(piece)
        if found != 1:
            raise EditError(f"“{self.text}” stands in {found} rows")
        return tuple(changed)


@dataclass(frozen=True)
class OtherTable:
    """Another table in place of the one on a page."""

    page: str
    table: Table

    def __call__(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        changed = tuple(
            self.table if page == self.page and isinstance(piece, Table) else piece
            for page, piece in _paged(pieces)
        )
        if sum(piece is self.table for piece in changed) != 1:
            raise EditError(f"no table on page {self.page}")
        return changed


Change = Edit | Drop | Again | OtherTable


def _paged(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    page = FIRST_PAGE
    for piece in pieces:
        if isinstance(piece, Break):
            page = piece.name
        yield page, piece


FIRST_PAGE = "说明"


def sheets_of(pieces: Sequence[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """The pieces page by page, each with the name of its break."""
    name, held = FIRST_PAGE, list[Piece]()
    for piece in pieces:
        if isinstance(piece, Break):
            if held:
                yield name, held
            name, held = piece.name, []
        else:
            held.append(piece)
    if held:
        yield name, held
