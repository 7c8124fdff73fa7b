"""Lines of a cell that begin two characters further in: the first of a paragraph.

Lines set in the middle of their cell begin anywhere, and are not taken for indented.
"""

from __future__ import annotations

from collections.abc import Sequence

from faheng.documents.formats.pdf.characters import Glyph

INDENT = "\u3000\u3000"

# In sizes of the letters.
_DEPTH = 2.0
_NEAR = 0.35
_EVEN = 0.6
# What a cell leaves free at its edge, besides.
_LEAST_EDGE, _MOST_EDGE = 0.15, 1.0


def indented_lines(lines: Sequence[Sequence[Glyph]], left: float) -> set[int]:
    """Which lines of a cell that begins at ``left`` are indented."""
    spans = [_span(line) for line in lines]
    known = [span for span in spans if span is not None]
    if len(known) < 2:
        return set()
    size = max(size for _, _, size in known)
    inner = min(start for start, _, _ in known)
    outer = max(end for _, end, _ in known)
    offsets = [(start - inner) / size for start, _, _ in known]
    if all(offset < _NEAR for offset in offsets):
        # Paragraphs of one line each, all indented: only the cell's edge shows it.
        edge = (inner - left) / size - _DEPTH
        ends = {round((outer - end) / size) for _, end, _ in known}
        if not _LEAST_EDGE <= edge <= _MOST_EDGE or len(ends) == 1:
            return set()
        return {at for at, span in enumerate(spans) if span is not None}
    if any(min(abs(offset), abs(offset - _DEPTH)) > _NEAR for offset in offsets) or all(
        abs((outer - end) / size - offset) < _EVEN
        for (_, end, _), offset in zip(known, offsets, strict=True)
        if offset > _NEAR
    ):
        return set()
    return {
        at
        for at, span in enumerate(spans)
        if span is not None and (span[0] - inner) / size > _NEAR
    }


def _span(line: Sequence[Glyph]) -> tuple[float, float, float] | None:
    """Where the print of a line begins and ends, and how large it is."""
    shown = [glyph for glyph in line if glyph.text.strip()]
    if not shown:
        return None
    return shown[0].left, shown[-1].right, shown[0].size
