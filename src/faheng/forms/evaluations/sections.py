"""The chapters of a report: numbered headings, whatever their numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from faheng.documents.document import Document, Line
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import load_labels

_FOLDER = Path(__file__).parent

_CHAPTER = re.compile(
    r"(?:第[一二三四五六七八九十]+[部章节]分?|[一二三四五六七八九十]+[、.．]"
    r"|[（(][一二三四五六七八九十]+[）)])(.+)"
)
# Arabic numbers also count items and paragraphs; they need one of the known words.
_COUNTED = re.compile(r"(?:\d{1,2}(?:[、．]|\.(?!\d))|[（(]\d{1,2}[）)])(.+)")
_LONGEST = 40
_INSIDE = re.compile(r"[。；;：:！？].")


@dataclass(slots=True)
class PrintedSection:
    """A heading and the paragraphs under it; a letter has none above its text."""

    heading: Line | None
    title: str
    lines: list[Line] = field(default_factory=list)
    heading_rest: list[Line] = field(default_factory=list)
    """Where a margin broke the heading."""


def is_heading(text: str) -> bool:
    """Whether a line is a chapter's heading, not a numbered sentence."""
    text = mend_name(text)
    if len(text) > _LONGEST or _INSIDE.search(text) or text[-1:] in "；;：:":
        return False
    has_word = any(word in text for word in load_labels(_FOLDER)["chapters"])
    if _CHAPTER.fullmatch(text):
        return has_word or (text[-1] != "。" and "，" not in text)
    return has_word and _COUNTED.fullmatch(text) is not None


def count_headings(document: Document) -> int:
    """How many chapters and their parts a document has."""
    return sum(is_heading(text) for line in document.lines() if (text := text_of(line)))
