"""Evidence for a layout: which of its words a document holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from faheng.documents.document import Document, Line
from faheng.forms.claims import label_key

_BLANKS = re.compile(r"\s+")

# The kind of a file shows early; a book of hundreds of pages need not be read for it.
_ENOUGH = 200_000
_LONGEST_LINE = 400


def compact_text(document: Document) -> str:
    """All text of the document without blanks."""
    parts: list[str] = []
    length = 0
    for block in document.blocks:
        if isinstance(block, Line):
            parts.append(block.text)
        else:
            parts.extend(cell.text for cell in block.cells())
        length += len(parts[-1]) if parts else 0
        if length > _ENOUGH:
            break
    return _BLANKS.sub("", "".join(parts))


def printed_cells(document: Document) -> frozenset[str]:
    """The keys of all short cells: what stands in a box of its own."""
    return frozenset(
        label_key(cell.text)
        for grid in document.grids()
        for cell in grid.cells()
        if 0 < len(cell.text) <= 60
    )


def printed_words(document: Document) -> frozenset[str]:
    """The same for a form whose cells are lost: the words its lines part by blanks."""
    if any(document.grids()):
        return frozenset()
    return frozenset(
        label_key(word)
        for line in document.lines()
        if len(line.text) <= _LONGEST_LINE
        for word in line.text.split()
        if len(word) <= 60
    )


def share_of(words: Iterable[str], held: str | frozenset[str]) -> Decimal:
    """How many of these words are there, 0 to 1."""
    words = tuple(words)
    found = sum(1 for word in words if word in held)
    return Decimal(found) / Decimal(len(words))
