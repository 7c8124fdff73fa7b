"""Names of table rows: their list numbers, and the words themselves."""

from __future__ import annotations

import unicodedata

from faheng.model.package import Row
from faheng.values.patterns import lazy_pattern

_NUMBERED = (
    (1, lazy_pattern(r"[一二三四五六七八九十]{1,3}、")),
    (2, lazy_pattern(r"\([一二三四五六七八九十]{1,3}\)、?|\d{1,2}[.、](?!\d)")),
    (3, lazy_pattern(r"\(\d{1,2}\)|[①-⑳]")),
)
_LEADING = lazy_pattern(r"(其中|加|减)[:：]?")


def plain_name(name: str) -> str:
    """A row's name without blanks, list number and 其中, in half width."""
    text = "".join(unicodedata.normalize("NFKC", name).split())
    for _, number in _NUMBERED:
        if match := number.match(text):
            text = text[match.end() :]
            break
    if match := _LEADING.match(text):
        text = text[match.end() :]
    return text


def depth_of(row: Row) -> int | None:
    """How deep in a list a row stands, by its number or by what the reader saw."""
    text = "".join(unicodedata.normalize("NFKC", row.name).split())
    if text.startswith("其中"):
        return 3
    for depth, number in _NUMBERED:
        if number.match(text):
            return depth
    return row.level


def is_of_which(row: Row) -> bool:
    """Whether a row names a part of the row above it (其中)."""
    return "".join(row.name.split()).startswith("其中")
