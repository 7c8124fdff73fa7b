"""Evaluation reports in chapters, as annex 3 of 财预〔2020〕10号 orders them or not."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Break, Piece, Text


@dataclass(frozen=True)
class Chapters:
    """A report: its heading lines, its chapters with their paragraphs, what is attached.

    A chapter without paragraphs is a heading above those that follow.
    """

    heading: tuple[str, ...]
    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    attached: tuple[tuple[Piece, ...], ...] = ()


def chaptered_report(content: Chapters) -> tuple[Piece, ...]:
    pieces: list[Piece] = [Text(line, "title") for line in content.heading]
    for heading, paragraphs in content.chapters:
        pieces.append(Text(heading, "heading"))
        pieces += [Text(paragraph) for paragraph in paragraphs]
    for number, form in enumerate(content.attached, start=1):
        pieces += [Break(f"附件{number}"), *form]
    return tuple(pieces)
