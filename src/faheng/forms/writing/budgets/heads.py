"""The head of a table: words over words, each over the columns it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.documents.composing.pieces import Cell
from faheng.forms.writing.forms import Row, label

Words = tuple[str, ...]
"""The words above one column, from the top down."""


def head_rows(columns: Sequence[Words]) -> list[Row]:
    """Rows of a head; words two neighbours share stand once over both."""
    depth = max(map(len, columns), default=0)
    return [list(_head_row(columns, level, depth)) for level in range(depth)]


def _head_row(columns: Sequence[Words], level: int, depth: int) -> Iterator[Cell]:
    at = 0
    while at < len(columns):
        words = columns[at]
        if len(words) <= level:
            at += 1
            continue
        if len(words) == level + 1:
            yield label(words[level], rows=depth - level)
            at += 1
            continue
        end = at
        while (
            end < len(columns)
            and len(columns[end]) > level + 1
            and columns[end][: level + 1] == words[: level + 1]
        ):
            end += 1
        yield label(words[level], columns=end - at)
        at = end
