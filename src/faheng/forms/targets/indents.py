"""Lines of running text that begin a paragraph, by where they stand on their page.

The margins of a page are as wide on its right as on its left: where a full line ends
tells where an unindented one would begin. Where no line is full, each is a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from faheng.documents.document import Document, Line
from faheng.forms.targets.mending import begins_point

INDENT = "　　"
# In sizes of the letters.
_DEPTH = 2.0
_LEAST, _MOST = 1.4, 2.6
_SHORT = 2.5
# In points.
_APART, _SAME = 3.0, 1.5
_NEARER = 0.75
_OPENING = tuple("“‘（《〈【〔「『")
_CLOSING = tuple("”’）》〉】〕」』，。、；：！？")
_HALF = 0.5


class Indents:
    """Which lines of a document begin a paragraph."""

    def __init__(self, document: Document) -> None:
        self._begun: set[int] = set()
        alike: dict[tuple[float, float], list[Line]] = defaultdict(list)
        for line in document.lines():
            if line.size and line.text.strip():
                alike[round(line.size, 1), line.paper].append(line)
        sizes: dict[float, list[tuple[float, float]]] = defaultdict(list)
        for (size, paper), same in alike.items():
            sizes[paper].append((size, min(map(_left, same))))
        for (size, paper), same in alike.items():
            others = [one for one in sizes[paper] if one[0] != size]
            # Tables begin at the margin.
            tables = [(0.0, grid.left) for grid in document.grids()]
            self._begun |= _begun(same, [*others, *tables])

    def begins(self, line: Line) -> bool:
        """Whether a line is indented, or stands alone."""
        return id(line) in self._begun

    def before(self, line: Line) -> str:
        """The indent to be put before a line's text."""
        return INDENT if self.begins(line) else ""


def _begun(lines: Sequence[Line], others: Sequence[tuple[float, float]]) -> set[int]:
    """Of lines of one size on pages of one width; ``others`` are where others begin."""
    size, paper = lines[0].size, lines[0].paper
    left, right = min(map(_left, lines)), max(map(_right, lines))
    if right < paper - left - _SHORT * size:
        return {id(line) for line in lines}
    # Print that comes nearer to the right edge than to the left one is all indented.
    nearer = left - (paper - right) > _NEARER * size
    margin = left - _DEPTH * size if nearer else left
    if not nearer and all(_left(line) - left < _NEARER * size for line in lines):
        if _agrees(left - _DEPTH * size, left, others):
            return {id(line) for line in lines}
        # None is indented: one that ends short of the margin ends its paragraph.
        return {
            id(line)
            for above, line in pairwise(lines)
            if above.right < paper - left - _SHORT * size or begins_point(line.text)
        }
    return {id(line) for line in lines if _is_indented(line, margin)}


def _agrees(margin: float, left: float, others: Sequence[tuple[float, float]]) -> bool:
    """Whether print of another size begins two of its own letters from this margin."""
    return any(
        abs(begun - left) > _APART and abs(begun - _DEPTH * size - margin) < _SAME
        for size, begun in others
    )


def _is_indented(line: Line, margin: float) -> bool:
    return _LEAST <= (_left(line) - margin) / line.size <= _MOST


def _left(line: Line) -> float:
    """Where a line begins; a mark that opens it may leave out its blank half."""
    half = line.size * _HALF if line.text.startswith(_OPENING) else 0.0
    return line.left + half


def _right(line: Line) -> float:
    """Where a line ends; the blank half of a mark that closes it may hang over."""
    half = line.size * _HALF if line.text.rstrip().endswith(_CLOSING) else 0.0
    return line.right - half
