"""Every sound document, written in every kind of file, says the same.

Where the same content is printed to a page or flattened to lines, a reader may see less of
it; what it does see is the same facts, and the same findings.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.corpus.documents import SOUND, file_name, sound_pieces, written
from tests.corpus.makers.pieces import Box, Piece, Table, Text, grid_of

from faheng.api.reviewing import review_document
from faheng.documents.opening import open_document

# Places, and what says where they are or what stood between them.
NOT_FACTS = {"source", "where", "unread"}
FIRST, *OTHERS = ("docx", "xlsx", "pdf", "html", "cells", "rows")

_LONGEST_CAPTION = 40

Said = tuple[Any, list[tuple[str, str]]]


def _facts(part: Any) -> Any:
    """A part of a package without places, and without blanks, which a page does not keep."""
    if isinstance(part, dict):
        return {
            key: _facts(value) for key, value in part.items() if key not in NOT_FACTS
        }
    if isinstance(part, list):
        return [_facts(value) for value in part]
    return "".join(part.split()) if isinstance(part, str) else part


@cache
def said(name: str, shape: str) -> Said:
    return said_by(sound_pieces(name), shape)


def said_by(pieces: Sequence[Piece], shape: str) -> Said:
    """The facts of a document in one shape, and its findings: code, key of the subject."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name("document", shape)
        path.write_bytes(written(pieces, shape))
        reviewed = review_document(open_document(path))
    findings = sorted((found.code, found.key) for found in reviewed.review.findings)
    return _facts(json.loads(reviewed.reading.package.to_json())), findings


@pytest.mark.parametrize("shape", OTHERS)
@pytest.mark.parametrize("name", SOUND)
def test_a_document_says_the_same_in_every_shape(name: str, shape: str) -> None:
    assert said(name, shape) == said(name, FIRST)


def with_captions_in_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """The year or the unit below a title as the first row of the table, over it all."""
    moved: list[Piece] = []
    for piece in pieces:
        match moved[-2:], piece:
            case [Text(), Text(text)], Table(rows) if len(text) < _LONGEST_CAPTION:
                moved.pop()
                wide = Box(text, columns=len(grid_of(piece)[0]))
                head = piece.head + 1 if piece.head else 0
                piece = replace(piece, rows=((wide,), *rows), head=head)
        moved.append(piece)
    return moved


@pytest.mark.parametrize("name", SOUND)
def test_a_caption_inside_the_rules_of_a_worksheet_says_the_same(name: str) -> None:
    pieces = with_captions_in_tables(sound_pieces(name))
    assert said_by(pieces, "xlsx") == said(name, FIRST)
