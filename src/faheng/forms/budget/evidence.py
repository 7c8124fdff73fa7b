"""What makes us sure that a document is one of these sets of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from faheng.documents.document import Document, Grid
from faheng.forms.budget.wording import squeeze

_LONGEST_TITLE = 70
_WORDED = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=8)
def short_texts(document: Document) -> tuple[str, ...]:
    """The texts that can be titles, headings or labels, squeezed; each of them once."""
    texts: dict[str, None] = {}
    for block in document.blocks:
        if isinstance(block, Grid):
            texts.update((cell.text, None) for row in block.rows for cell in row)
        else:
            texts[block.text] = None
    return tuple(
        words
        for text in texts
        if 2 <= len(text) <= 3 * _LONGEST_TITLE
        # Most cells of a budget are amounts.
        and _WORDED.search(text)
        and len(words := squeeze(text)) <= _LONGEST_TITLE
    )


def count_found(document: Document, patterns: Sequence[re.Pattern[str]]) -> int:
    """How many of the patterns some title, heading or label shows."""
    texts = short_texts(document)
    return sum(any(pattern.search(text) for text in texts) for pattern in patterns)
