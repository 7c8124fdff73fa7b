"""Characters become lines of text.

Blanks are judged by the gap they leave: a written blank that takes no room is none,
and a wide gap is one even if nobody wrote it. How wide depends on whether the
characters were written at once (then they may be letter-spaced) and on whether one
of them is Chinese, since Western characters stand closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from faheng.documents.formats.pdf.characters import Glyph
from faheng.documents.formats.pdf.indents import INDENT, indented_lines

# Shares of the size of the characters on either side of a gap.
_WRITTEN_BLANK = 0.08
_WITHIN_RUN = {"western": 0.5, "chinese": 0.9}
_BETWEEN_RUNS = {"western": 0.2, "chinese": 0.4}
_TAB = 1.5

# Fewer gaps than this do not show whether a line is spaced out.
_EVEN_GAPS = 3

_FIRST_WIDE = 0x2E80
_SAME_LINE = 0.5


def gather_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    tallest: Glyph | None = None
    for glyph in sorted(glyphs, key=_base):
        if tallest is not None and _beside(tallest, glyph):
            lines[-1].append(glyph)
            if glyph.size > tallest.size:
                tallest = glyph
        else:
            lines.append([glyph])
            tallest = glyph
    for line in lines:
        line.sort(key=_middle)
    return lines


def join_line(line: Sequence[Glyph], wide: str) -> str:
    """The text of a line; ``wide`` stands for gaps wider than one and a half glyphs."""
    parts: list[str] = []
    before: Glyph | None = None
    blank = False
    for glyph in line:
        if glyph.text == " ":
            blank = True
            continue
        if before is not None:
            if _printed_twice(before, glyph):
                continue
            parts.append(_between(before, glyph, blank, line, wide))
        parts.append(glyph.text)
        before = glyph
        blank = False
    return "".join(parts)


def join_cell(glyphs: Iterable[Glyph], left: float = 0.0, right: float = 0.0) -> str:
    """The text of a cell, its lines kept apart and their indents with them.

    ``left`` and ``right`` are where the cell begins and ends.
    """
    lines = gather_lines(glyphs)
    told = [join_line(line, " ") for line in lines]
    indented = indented_lines(lines, left, right)
    return "\n".join(
        (INDENT if at in indented else "") + text
        for at, text in enumerate(told)
        if text
    )


def _base(glyph: Glyph) -> float:
    return glyph.base


def _middle(glyph: Glyph) -> float:
    # Not where it begins: the blank half of a mark may lie over the character before.
    return glyph.left + glyph.right


def _beside(tallest: Glyph, glyph: Glyph) -> bool:
    """Whether two characters share a line: half of the lower one lies beside the other."""
    if tallest.base == glyph.base:
        return True
    top = max(tallest.base - 0.85 * tallest.size, glyph.base - 0.85 * glyph.size)
    bottom = min(tallest.base + 0.15 * tallest.size, glyph.base + 0.15 * glyph.size)
    return bottom - top >= _SAME_LINE * min(tallest.size, glyph.size)


def _printed_twice(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is printed over itself to look bold."""
    return (
        before.text == glyph.text
        and glyph.left - before.left < 0.25 * (glyph.right - glyph.left)
        and abs(glyph.base - before.base) < 0.25 * glyph.size
    )


def _between(
    before: Glyph, glyph: Glyph, blank: bool, line: Sequence[Glyph], wide: str
) -> str:
    gap = _gap(before, glyph)
    if gap <= _WRITTEN_BLANK:
        return ""
    if gap > _TAB:
        return wide
    if blank:
        return " "
    least = _WITHIN_RUN if before.run == glyph.run else _BETWEEN_RUNS
    if _western(before, glyph):
        return " " if gap > least["western"] else ""
    if least["chinese"] < gap <= _WITHIN_RUN["chinese"]:
        gap -= _letter_spacing(line)
    return " " if gap > least["chinese"] else ""


def _letter_spacing(line: Sequence[Glyph]) -> float:
    """The gap at which a line is evenly spaced out, as when it fills its cell."""
    gaps = sorted(
        _gap(before, glyph)
        for before, glyph in pairwise(line)
        if " " not in (before.text, glyph.text) and not _western(before, glyph)
    )
    if len(gaps) < _EVEN_GAPS:
        return 0.0
    return max(0.0, gaps[len(gaps) // 2])


def _gap(before: Glyph, glyph: Glyph) -> float:
    return (glyph.left - before.right) / min(before.size, glyph.size)


def _western(before: Glyph, glyph: Glyph) -> bool:
    return ord(before.text[-1]) < _FIRST_WIDE and ord(glyph.text[0]) < _FIRST_WIDE
