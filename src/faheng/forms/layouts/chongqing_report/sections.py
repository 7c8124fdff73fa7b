"""The chapters of a report: numbered headings, whatever their numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from faheng.documents.document import Line
from faheng.forms.targets.mending import mend_name

_CHAPTER = re.compile(
    r"(?:第[一二三四五六七八九十]+[部章节]分?|[一二三四五六七八九十]+[、.．]"
    r"|[（(][一二三四五六七八九十]+[）)])(.+)"
)
# Arabic numbers also count items and paragraphs; they need one of the known words.
_COUNTED = re.compile(r"(?:\d{1,2}[、.．]|[（(]\d{1,2}[）)])(.+)")
_LONGEST = 40
_INSIDE = re.compile(r"[。；;：:！？].")


@dataclass(slots=True)
class PrintedSection:
    """A heading and the paragraphs under it, up to the next heading."""

    heading: Line
    title: str
    lines: list[Line] = field(default_factory=list)


def is_heading(text: str, words: Sequence[str]) -> bool:
    """Whether a line is a chapter's heading, not a numbered sentence."""
    text = mend_name(text)
    if len(text) > _LONGEST or _INSIDE.search(text) or text[-1:] in "；;：:":
        return False
    has_word = any(word in text for word in words)
    if _CHAPTER.fullmatch(text):
        return has_word or (text[-1] != "。" and "，" not in text)
    return has_word and _COUNTED.fullmatch(text) is not None
