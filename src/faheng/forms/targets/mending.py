"""Mending what wrapping and extraction did to text: breaks, stray blanks."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.forms.claims import EXTRACTION_MARK, Strand, without_marks
from faheng.values.patterns import lazy_pattern

# How a paragraph begins where nothing else tells it from the line before.
_INDENT = "\u3000\u3000"
_SENTENCE_END = "。；：！？;:!?"
# No column is narrower; lines shorter than this say nothing about the margin.
_NARROWEST = 8
# A line with so much room behind it, in full-width characters, was not wrapped.
_SHORT = 4
_HALF = 0.5
_NUMBERED = lazy_pattern(
    r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+\s*[、.．](?!\d)|[①-⑳])"
)


def mend_name(text: str) -> str:
    """One name or value on one line: breaks and stray blanks go, words stay apart."""
    text = without_marks(text)
    return "".join(_mended(text, index) for index in _kept(text))


def _kept(text: str) -> list[int]:
    """Where mended text comes from: all but blanks, and blanks between two words."""
    kept: list[int] = []
    blank: int | None = None
    for index, character in enumerate(text):
        if character.isspace():
            blank = index if blank is None else blank
            continue
        if blank is not None:
            if kept and _is_word(text[kept[-1]]) and _is_word(character):
                kept.append(blank)
            blank = None
        kept.append(index)
    return kept


def _mended(text: str, index: int) -> str:
    return " " if text[index].isspace() else text[index]


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalpha()


def mend_prose(text: str, *, wrapped: bool = False) -> str | None:
    """Paragraphs without blank lines; ``wrapped`` joins lines broken by a margin."""
    printed = [line for line in without_marks(text).splitlines() if line.strip()]
    lines = [line.strip() for line in printed]
    if wrapped:
        lines = by_indents(printed) or _unwrapped(lines)
    return "\n".join(lines) or None


def begins_point(line: str) -> bool:
    """Whether a line begins with a number of its own: 一、 （二） 3. ④."""
    return _NUMBERED.match(line) is not None


def by_indents(lines: Sequence[str]) -> list[str] | None:
    """Paragraphs by the lines that are indented; ``None`` where none is."""
    if not any(line.startswith(_INDENT) for line in lines):
        return None
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not line.startswith(_INDENT):
            paragraphs[-1] = _joined(paragraphs[-1], line.strip())
        else:
            paragraphs.append(line.strip())
    return paragraphs


def rejoined(above: str, below: str, *, widest: float = 0) -> str:
    """A text the end of a page parted, as it would be printed in one piece.

    Nothing shows whether a line alone in its cell is indented: below one that ends
    short of the margin it begins a paragraph. ``widest`` is how wide a line of the
    column is known to be.
    """
    lines = [line.rstrip() for line in above.splitlines() if line.strip()]
    last = lines[-1] if lines else ""
    is_alone = len(below.strip().splitlines()) == 1
    if is_alone and (widest or above.startswith(_INDENT)):
        room = max([widest, *map(line_width, lines)]) - line_width(last)
        if room > (1 if last[-1:] in _SENTENCE_END else _SHORT):
            below = f"{_INDENT}{below.strip()}"
    return f"{above}\n{below}"


def line_width(line: str) -> float:
    """How wide a line prints, in full-width characters."""
    return sum(_HALF if character.isascii() else 1 for character in line)


def _joined(above: str, line: str) -> str:
    """Two lines of one paragraph: words stay apart."""
    between = " " if _is_word(above[-1:]) and _is_word(line[:1]) else ""
    return above + between + line


def _unwrapped(lines: list[str]) -> list[str]:
    """A paragraph ends with its sentence, short of the margin, or before a point."""
    margin = max(map(len, lines), default=0) - 1
    paragraphs: list[str] = []
    above = ""
    for line in lines:
        complete = above[-1:] in _SENTENCE_END and len(above) < max(margin, _NARROWEST)
        if paragraphs and not complete and not begins_point(line):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        above = line
    return paragraphs


class Flow:
    """Text that was wrapped anywhere, mended, each character with its origin.

    Words and even numbers may be split between the units; in ``text`` they are whole.
    ``span`` leads from a stretch of it back to the strand.
    """

    __slots__ = ("_origins", "strand", "text")

    def __init__(self, strand: Strand) -> None:
        self.strand = strand
        raw = strand.text
        if "[" in raw or "<" in raw:
            # Marks become blanks of the same length, so that offsets stay true.
            raw = EXTRACTION_MARK.sub(lambda mark: " " * len(mark[0]), raw)
        self._origins = _kept(raw)
        self.text = "".join(_mended(raw, index) for index in self._origins)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the mended text stands in the strand."""
        if start >= end:
            return 0, 0
        return self._origins[start], self._origins[end - 1] + 1


def author_start(text: str) -> int:
    """Where the author's own text begins, behind blanks and extraction marks."""
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
        elif mark := EXTRACTION_MARK.match(text, start):
            start = mark.end()
        else:
            break
    return start
