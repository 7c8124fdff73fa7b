"""Digits as officials write them: full width, Chinese, with separators and blanks."""

from __future__ import annotations

import re
from decimal import Decimal

# Full-width ASCII becomes half width; the comma stays, because `，` ends a clause
# while `,` may stand between thousands.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_LOOK_ALIKES = {
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "﹥": ">",
    "﹤": "<",
    "〉": ">",
    "〈": "<",
    "﹦": "=",
    "﹪": "%",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "～": "~",
    "〜": "~",
    "﹣": "-",
    "・": "·",
    "•": "·",
    "×": "*",
    "㎡": "平方米",
    "\u200b": "",
    "\ufeff": "",
    "\xad": "",
}
HALF_WIDTH: dict[int, int | str] = {
    **_FULL_WIDTH,
    **{ord(a): b for a, b in _LOOK_ALIKES.items()},
}

_BLANK_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")

_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
}
_SMALL_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT_PLACES = {"万": 10**4, "亿": 10**8}
HAN_CHARACTERS = frozenset(_DIGITS) | frozenset(_SMALL_PLACES)


def to_half_width(text: str) -> str:
    """Full-width signs and look-alikes in the form the grammar knows.

    >>> to_half_width("≧９５％（含）")
    '≥95%(含)'
    """
    return text.translate(HALF_WIDTH)


def without_blanks(text: str) -> str:
    """Stray blanks and line breaks removed, but two numbers never run together.

    >>> without_blanks("不超过 调解总数的 1 %"), without_blanks("12 15")
    ('不超过调解总数的1%', '12 15')
    """
    parts = text.split()
    if len(parts) < 2:
        return parts[0] if parts else ""
    return " ".join(
        "".join(piece.split()) for piece in _BLANK_BETWEEN_DIGITS.split(text)
    )


def parse_han(text: str) -> Decimal | None:
    """A number in Chinese characters, or None.

    >>> parse_han("三十五"), parse_han("一万二千"), parse_han("二〇二四")
    (Decimal('35'), Decimal('12000'), Decimal('2024'))
    >>> parse_han("半"), parse_han("三公") is None
    (Decimal('0.5'), True)
    """
    if text == "半":
        return Decimal("0.5")
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL_PLACES:
            # 十五 and 百分之百 leave the one unsaid.
            section += (digit or (0 if section else 1)) * _SMALL_PLACES[char]
            digit = 0
        elif char in _GREAT_PLACES:
            total = (total + section + digit) * _GREAT_PLACES[char]
            section = digit = 0
        else:
            return None
    number = total + section + digit
    return Decimal(number) if number else None
