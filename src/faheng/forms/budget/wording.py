"""Printed words made comparable, and mended without changing what they say."""

from __future__ import annotations

import re
import unicodedata

from faheng.values.patterns import lazy_pattern

_BLANKS = lazy_pattern(r"\s+")
_STRAY_BLANK = lazy_pattern(r"(?<![\x21-\x7e])\s+|\s+(?![\x21-\x7e])")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = lazy_pattern(r"^([一二三四五六七八九]?)十([一二三四五六七八九]?)$")


def squeeze(text: str) -> str:
    """The text in half width and without blanks, for comparing."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def mend(text: str) -> str:
    """A name without line breaks and without the blanks typesetting put into it."""
    return _STRAY_BLANK.sub("", text.strip()).strip()


def chinese_number(text: str) -> int | None:
    """``十二`` or ``12`` as a number."""
    if text.isascii() and text.isdigit():
        return int(text)
    if match := _TENS.match(text):
        tens, ones = match.groups()
        return 10 * int((tens or "一").translate(_DIGITS)) + int(
            (ones or "零").translate(_DIGITS)
        )
    digits = text.translate(_DIGITS)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def chinese_year(text: str) -> str:
    """Years written ``二〇二四年`` as ``2024年``; nothing else is touched."""
    return re.sub(
        r"[二][〇零○O0][〇零○O0一二三四五六七八九]{2}(?=年)",
        lambda match: match[0].replace("○", "〇").replace("O", "〇").translate(_DIGITS),
        text,
    )


def visual_width(text: str) -> float:
    """How wide a text prints, in full-width characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)
