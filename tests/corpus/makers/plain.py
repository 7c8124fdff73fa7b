"""Writes pieces as text, in the two shapes that exported Word tables have."""

from __future__ import annotations

from collections.abc import Sequence

from tests.corpus.makers.pieces import Piece, Table, Text, grid_of


def cell_lines(pieces: Sequence[Piece]) -> bytes:
    """A cell a line, each after a tab; a blank line between the rows."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            lines.append(piece.text)
        elif isinstance(piece, Table):
            for row in grid_of(piece):
                for spot in row:
                    if spot.box is not None:
                        lines.append(f"\t{spot.box.text}")
                    elif spot.above:
                        lines.append("\t")
                lines.append("")
            lines += ["", ""]
    return ("\n".join(lines) + "\n").encode()


def row_lines(pieces: Sequence[Piece]) -> bytes:
    """A row a line, its cells between tabs; covered places are blank."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            lines += [piece.text, ""]
        elif isinstance(piece, Table):
            lines += [
                "\t".join(
                    _on_one_line(spot.box.text) if spot.box else "" for spot in row
                )
                for row in grid_of(piece)
            ]
            lines.append("")
    return ("\n".join(lines) + "\n").encode()


def _on_one_line(text: str) -> str:
    """A cell of several paragraphs shows their marks; a wrapped head only a blank."""
    paragraphs = text.split("\n")
    if len(paragraphs) > 1 and "。" in text:
        return " ".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return " ".join(paragraphs)
