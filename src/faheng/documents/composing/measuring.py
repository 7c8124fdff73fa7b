"""How much room a text takes, near enough to leave enough.

Chinese characters are as wide as they are high, digits half of that, letters a little
more.
"""

from __future__ import annotations

import re
from math import ceil

POINTS_PER_MM = 72 / 25.4
LINE_HEIGHT = 1.35

_NARROW = re.compile("[\x00-\u1fff]+")
_LETTER, _DIGIT = 0.6, 0.52
_DIGITS = str.maketrans("", "", "0123456789.,")
# Wrapping leaves some room at the end of each line.
_LOSS = 1.0


def text_width(text: str) -> float:
    """The width of a line, in sizes of its letters."""
    wide = len(_NARROW.sub("", text)) if not text.isascii() else 0
    digits = len(text) - len(text.translate(_DIGITS))
    return wide + (len(text) - wide - digits) * _LETTER + digits * _DIGIT


def line_count(text: str, room: float) -> int:
    """How many lines a text takes in a room of so many sizes of its letters."""
    least = max(room - _LOSS, 1.0)
    return sum(
        1 if (width := text_width(line)) <= room else ceil(width / least)
        for line in text.split("\n")
    )


def text_height(text: str, width: float, size: float) -> float:
    """Points a text takes in a column of ``width`` millimetres."""
    return line_count(text, width * POINTS_PER_MM / size) * size * LINE_HEIGHT
