"""Evidence for a layout: which of its words a document holds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from faheng.documents.document import Document, Line
from faheng.forms.claims import label_key
from faheng.values.patterns import lazy_pattern

_BLANKS = lazy_pattern(r"\s+")

# The kind of a file shows early; a book of hundreds of pages need not be read for it.
_ENOUGH = 200_000
_LONGEST_LINE = 400
_FIRST_LINES, _LONGEST_TITLE = 20, 60
_BOOK = lazy_pattern(
    r"(?:预算|决算)(?:信息)?(?:公开|说明|草案|情况说明|编制说明|报告)"
    r"|部门(?:预算|决算)$|^目录$|评价报告$|自评报告$"
)
# Heads of forms that tell what was done.
_RESULTS = (
    "实际完成值",
    "全年实际完成值",
    "得分",
    "自评得分",
    "实际完成情况",
    "全年执行数",
    "执行率",
)


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


def tells_results(cells: frozenset[str]) -> bool:
    """Whether a form has heads for what was done, and not only for what is wanted."""
    return any(cell.startswith(_RESULTS) for cell in cells)


def is_book(document: Document) -> bool:
    """Whether a document is a budget book or a report that only encloses forms."""
    lines = islice(
        (line for line in document.lines() if line.text.strip()), _FIRST_LINES
    )
    titles = ("".join(line.text.split()) for line in lines)
    return any(len(text) <= _LONGEST_TITLE and _BOOK.search(text) for text in titles)
