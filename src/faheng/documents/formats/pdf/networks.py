"""Rules that meet make a network; what dangles from it is cut off.

A table may stand open at any side: then most of its rules run on past the last rule
across them, and a border is thought where they end. A single rule that runs on, or
that ends in the middle of a cell, is an underline or an ornament.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from faheng.documents.formats.pdf.paths import Piece
from faheng.documents.formats.pdf.rulings import Rules

# Points. So far a rule may end before the one it is meant to meet, and so far it must
# run past it to leave room for a column.
_REACH = 3.0
_OPEN_SIDE = 6.0

_MOST_ROUNDS = 5

# A network that might cross more often than this is a drawing.
_MOST_CROSSINGS = 250_000


class Network(NamedTuple):
    """The rules of one table, and the sides at which it has no border of its own."""

    horizontal: list[Piece]
    vertical: list[Piece]
    left: float | None = None
    right: float | None = None
    top: float | None = None
    bottom: float | None = None


def find_networks(rules: Rules) -> Iterator[Network]:
    """The networks of a page whose rules cross often enough to bound cells."""
    for horizontal, vertical in _connected(rules):
        if len(horizontal) * len(vertical) > _MOST_CROSSINGS:
            continue
        network = _trimmed(horizontal, vertical)
        if network is not None:
            yield network


def _connected(rules: Rules) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Rules that meet, directly or through others."""
    levels, uprights = rules
    uprights = sorted(uprights)
    places = [upright.at for upright in uprights]
    leader = list(range(len(levels) + len(uprights)))

    def find(member: int) -> int:
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    for index, level in enumerate(levels):
        first = bisect_left(places, level.start - _REACH)
        last = bisect_right(places, level.end + _REACH)
        for other in range(first, last):
            if _reaches(uprights[other], level.at):
                leader[find(len(levels) + other)] = find(index)
    groups: dict[int, tuple[list[Piece], list[Piece]]] = defaultdict(lambda: ([], []))
    for index, level in enumerate(levels):
        groups[find(index)][0].append(level)
    for index, upright in enumerate(uprights):
        groups[find(len(levels) + index)][1].append(upright)
    for horizontal, vertical in groups.values():
        if horizontal and vertical:
            yield horizontal, vertical


def _reaches(rule: Piece, place: float) -> bool:
    return rule.start - _REACH <= place <= rule.end + _REACH


def _trimmed(horizontal: list[Piece], vertical: list[Piece]) -> Network | None:
    """The network without loose ends, or nothing if no cell is left."""
    for _round in range(_MOST_ROUNDS):
        if not horizontal or not vertical:
            return None
        left, right = _open_ends(horizontal, vertical)
        top, bottom = _open_ends(vertical, horizontal)
        levels = _cut(horizontal, vertical, left, right)
        uprights = _cut(vertical, levels, top, bottom)
        if levels == horizontal and uprights == vertical:
            return Network(levels, uprights, left, right, top, bottom)
        horizontal, vertical = levels, uprights
    return Network(horizontal, vertical, left, right, top, bottom)


def _open_ends(
    rules: list[Piece], across: list[Piece]
) -> tuple[float | None, float | None]:
    """Where most rules end beyond the first and the last rule across them."""
    first = min(rule.at for rule in across)
    last = max(rule.at for rule in across)
    reach_first = [rule for rule in rules if rule.start <= first + _REACH]
    reach_last = [rule for rule in rules if rule.end >= last - _REACH]
    before = [rule.start for rule in reach_first if rule.start < first - _OPEN_SIDE]
    beyond = [rule.end for rule in reach_last if rule.end > last + _OPEN_SIDE]
    return (
        min(before) if _is_open(before, reach_first, across) else None,
        max(beyond) if _is_open(beyond, reach_last, across) else None,
    )


def _is_open(running_on: list[float], reach: list[Piece], across: list[Piece]) -> bool:
    """Whether most rules run on; a single one tells only in a table of many rows."""
    if len(running_on) < 2:
        return len(running_on) == len(reach) == 1 and len(across) >= 2
    return len(running_on) >= len(reach) / 2


def _cut(
    rules: list[Piece],
    across: list[Piece],
    first_border: float | None,
    last_border: float | None,
) -> list[Piece]:
    """The rules from their first to their last crossing, or to a thought border."""
    kept: list[Piece] = []
    for rule in rules:
        crossings = [
            other.at
            for other in across
            if _reaches(rule, other.at) and _reaches(other, rule.at)
        ]
        if not crossings:
            continue
        start, end = min(crossings), max(crossings)
        if first_border is not None and rule.start < start - _OPEN_SIDE:
            edge = min(other.at for other in across)
            start = first_border if start <= edge + _REACH else start
        if last_border is not None and rule.end > end + _OPEN_SIDE:
            edge = max(other.at for other in across)
            end = last_border if end >= edge - _REACH else end
        if end - start > _REACH:
            kept.append(Piece(rule.at, start, end))
    return kept
