"""The numbers a browser puts before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from faheng.documents.counting import written
from faheng.documents.formats.html.look import style, tag

_KINDS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)")
_LARGEST = 1_000_000


@dataclass(slots=True)
class Counted:
    """A list while its items come: how it is numbered, and its next number."""

    how: str | None
    following: int = 1

    def label(self, item: etree._Element) -> str:
        """The number of the next item, as it is shown before it."""
        self.following = _whole(item.get("value"), self.following)
        number = self.following
        self.following += 1
        how = _style_of(item) or self.how
        text = written(number, how) if how else None
        if text is None:
            return ""
        return (
            f"{text}、"
            if "ideograph" in str(how) or "chinese" in str(how)
            else f"{text}."
        )


def opened(element: etree._Element) -> Counted:
    """The list an element begins."""
    how = _style_of(element)
    if how is None and tag(element) == "ol":
        how = _KINDS.get(element.get("type") or "1", "decimal")
    return Counted(how, _whole(element.get("start"), 1))


def _style_of(element: etree._Element) -> str | None:
    found = _STYLE.search(style(element))
    if found is None:
        return None
    named = (_STYLES.get(word) for word in found[1].split())
    return next((name for name in named if name), "none")


def _whole(text: str | None, otherwise: int) -> int:
    if text is None or not text.strip().isdecimal() or len(text.strip()) > 7:
        return otherwise
    return min(int(text), _LARGEST)
