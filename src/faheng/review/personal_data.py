"""Numbers that belong to a person: recognised, and masked wherever a review quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faheng.values.patterns import lazy_pattern

_IDENTITY = lazy_pattern(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_MOBILE = lazy_pattern(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def identity_numbers(text: str) -> Iterator[re.Match[str]]:
    """The identity numbers in a text."""
    return (found for found in _IDENTITY.finditer(text) if is_identity_number(found[0]))


def mobile_numbers(text: str) -> Iterator[re.Match[str]]:
    """The mobile numbers in a text."""
    return _MOBILE.finditer(text)


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are an identity number: a real day, a valid check digit."""
    month, day = int(number[10:12]), int(number[12:14])
    if not (1 <= month <= 12 and 1 <= day <= 31 and number[6:8] in ("19", "20")):
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)
    )
    return _CHECK[total % 11] == number[17].upper()


def masked(number: str) -> str:
    """A number with its middle hidden."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def without_personal_numbers(text: str) -> str:
    """A text with the middle of every identity and mobile number hidden."""
    for found in (*identity_numbers(text), *mobile_numbers(text)):
        text = text.replace(found[0], masked(found[0]))
    return text
