"""Pieces of rules become rules: doubled ones one, broken ones whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faheng.documents.formats.pdf.paths import Piece, Pieces

# Points. Rules closer than this are one rule drawn twice; gaps no wider are dashes or
# the joints of segments; and nothing shorter can bound a cell.
_DOUBLED = 3.0
_WIDEST_DOUBLE = 4.0
_GAP = 5.0
_SHORTEST = 5.0

# A page with more rules than this is a drawing.
_MOST_RULES = 2_000


class Rules(NamedTuple):
    """The rules of a page by direction."""

    horizontal: list[Piece]
    vertical: list[Piece]


def merge_pieces(pieces: Pieces) -> Rules:
    """The whole rules of a page; none if the page is a drawing."""
    rules = Rules(_whole(pieces.horizontal), _whole(pieces.vertical))
    if max(len(rules.horizontal), len(rules.vertical)) > _MOST_RULES:
        return Rules([], [])
    return rules


def _whole(pieces: Iterable[Piece]) -> list[Piece]:
    whole: list[Piece] = []
    level: list[Piece] = []
    for piece in sorted(pieces):
        if level and (
            piece.at - level[-1].at > _DOUBLED
            or piece.at - level[0].at > _WIDEST_DOUBLE
        ):
            whole.extend(_joined(level))
            level = []
        level.append(piece)
    whole.extend(_joined(level))
    return whole


def _joined(level: list[Piece]) -> list[Piece]:
    """The rules along one line, from pieces that touch or nearly touch."""
    if not level:
        return []
    at = (level[0].at + level[-1].at) / 2
    spans: list[tuple[float, float]] = []
    for _at, start, end in sorted(level, key=lambda piece: piece.start):
        if spans and start - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return [Piece(at, a, b) for a, b in spans if b - a >= _SHORTEST]
