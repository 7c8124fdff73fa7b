"""Lines of a cell that begin two characters further in: the first of a paragraph.

Lines set in the middle of their cell begin anywhere, and are not taken for indented.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from faheng.documents.formats.pdf.characters import Glyph

INDENT = "\u3000\u3000"

# In sizes of the letters.
_DEPTH = 2.0
_NEAR = 0.35
_EVEN = 0.6
_SHORT = 4.0
# What a cell leaves free at its edge, besides.
_LEAST_EDGE, _MOST_EDGE = 0.15, 1.0
# Marks whose left half is blank; it may be left out where they begin a line.
_OPENING = frozenset("“‘（《〈【〔「『")
_HALF = 0.5


class _Span(NamedTuple):
    """The print of a line."""

    left: float
    right: float
    size: float
    opens: bool


def indented_lines(
    lines: Sequence[Sequence[Glyph]], left: float, edge: float
) -> set[int]:
    """Which lines of a cell between ``left`` and its right ``edge`` are indented."""
    spans = {at: span for at, line in enumerate(lines) if (span := _span(line))}
    if len(spans) < 2:
        return set()
    size = max(span.size for span in spans.values())
    plain = [span.left for span in spans.values() if not span.opens]
    inner = min(plain or [span.left for span in spans.values()])
    offsets = {at: _offset(span, inner, size) for at, span in spans.items()}
    right = max(span.right for span in spans.values())
    ends = {at: (right - span.right) / size for at, span in spans.items()}
    if all(abs(offset) <= _NEAR for offset in offsets.values()):
        # Paragraphs of one line each, all indented: only the cell's edge shows it.
        before, behind = (inner - left) / size, (edge - right) / size
        alike = len({round(end) for end in ends.values()}) == 1
        # Lines as long as each other may be full, or set in the middle.
        short = behind >= _SHORT and abs(behind - before) > _EVEN
        fits = _LEAST_EDGE <= before - _DEPTH <= _MOST_EDGE and (short or not alike)
        return set(spans) if fits else set()
    further = {at for at, offset in offsets.items() if offset > _NEAR}
    if any(abs(offsets[at] - _DEPTH) > _NEAR for at in further) or any(
        offsets[at] < -_NEAR for at in offsets
    ):
        return set()
    if all(abs(ends[at] - _DEPTH) < _EVEN for at in further):
        # As much room behind them as before: set in the middle.
        return set()
    return further


def _offset(span: _Span, inner: float, size: float) -> float:
    """How far a line is indented; a mark that opens it counts with its blank half."""
    offset = (span.left - inner) / size
    if span.opens and min(abs(offset + _HALF), abs(offset + _HALF - _DEPTH)) < _NEAR:
        return offset + _HALF
    return offset


def _span(line: Sequence[Glyph]) -> _Span | None:
    shown = [glyph for glyph in line if glyph.text.strip()]
    if not shown:
        return None
    first = shown[0]
    return _Span(first.left, shown[-1].right, first.size, first.text in _OPENING)
