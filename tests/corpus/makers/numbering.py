"""Typed item numbers turned into Word's own, which are not in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tests.corpus.makers.pieces import Piece, Text

_NUMBER = re.compile(r"(\d{1,2})[.．]\s*(?!\d)")


def automatically_numbered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Paragraphs that follow each other as ``1.``, ``2.`` … lose what they typed."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        run = _run(pieces, at)
        if run < 2:
            made.append(pieces[at])
            at += 1
            continue
        for piece in pieces[at : at + run]:
            assert isinstance(piece, Text)
            made.append(
                replace(piece, text=_NUMBER.sub("", piece.text, 1), role="numbered")
            )
        at += run
    return tuple(made)


def _run(pieces: Sequence[Piece], at: int) -> int:
    """How many items from here on are numbered one after the other from 1."""
    length = 0
    while at + length < len(pieces):
        piece = pieces[at + length]
        found = _NUMBER.match(piece.text) if isinstance(piece, Text) else None
        if found is None or int(found[1]) != length + 1:
            break
        length += 1
    return length
