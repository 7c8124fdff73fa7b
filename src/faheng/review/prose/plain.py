"""A passage without its blanks, in one set of marks, with the way back to the print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MARKS = {
    "(": "（",
    ")": "）",
    "[": "〔",
    "]": "〕",
    ":": "：",
    ";": "；",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "‘": "“",
    "’": "”",
    "—": "-",
    "–": "-",
    "―": "-",
    "‐": "-",
    "−": "-",
    "－": "-",
    "！": "。",
    "？": "。",
    "!": "。",
    "?": "。",
    "｡": "。",
}


class Span(NamedTuple):
    """A stretch of the passage as it was printed."""

    start: int
    end: int


class Plain(NamedTuple):
    """``text`` has no blanks and one form for each mark; ``offsets`` lead back."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The printed stretch behind a stretch of the plain text."""
        if start >= end:
            return Span(0, 0)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@lru_cache(maxsize=4096)
def plain_text(printed: str) -> Plain:
    """Drops blanks, brings marks to one form and tells commas from separators."""
    characters: list[str] = []
    offsets: list[int] = []
    opened = False
    for offset, printed_character in enumerate(printed):
        if printed_character.isspace():
            continue
        character = _plain_character(printed_character)
        if character in "\"'＂＇":
            character, opened = ("”", False) if opened else ("“", True)
        characters.append(character)
        offsets.append(offset)
    text = "".join(characters)
    return Plain(_with_commas_told_apart(text), tuple(offsets))


@lru_cache(maxsize=8192)
def _plain_character(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    if character in "，。；：、“”（）《》〔〕":
        return character
    narrow = unicodedata.normalize("NFKC", character)
    if len(narrow) != 1:
        return character
    return _MARKS.get(narrow, narrow)


def _with_commas_told_apart(text: str) -> str:
    """A comma between a digit and exactly three digits separates thousands."""
    out = list(text)
    for index, character in enumerate(text):
        if character not in ",，":
            continue
        following = text[index + 1 : index + 5]
        separates = (
            character == ","
            and index > 0
            and text[index - 1] in _DIGITS
            and len(following) >= 3
            and all(digit in _DIGITS for digit in following[:3])
            and following[3:4] not in _DIGIT_SET
        )
        out[index] = "," if separates else "，"
    return "".join(out)


_DIGITS = "0123456789"
_DIGIT_SET = frozenset(_DIGITS)
