"""Cells that stand once over all rows below them."""

from __future__ import annotations

from collections.abc import Sequence


def run_length(rows: Sequence[tuple[str, ...]], at: int, depth: int) -> int:
    """Over how many rows the first ``depth`` words of a row go on; 0 if from above."""
    words = rows[at][:depth]
    if at and rows[at - 1][:depth] == words:
        return 0
    end = at
    while end < len(rows) and rows[end][:depth] == words:
        end += 1
    return end - at
