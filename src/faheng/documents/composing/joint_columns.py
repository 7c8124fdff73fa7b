"""The columns of a worksheet that holds several tables, each with widths of its own.

A worksheet has one set of columns. Where two tables part their width differently, each
edge of either becomes one of the sheet, and a cell covers as many columns as it needs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

# Millimetres; edges of two tables closer than this are one, or there would be columns
# nobody can see.
_SAME = 1.5
_PARTS = 10


class JointColumns:
    """The widths of a sheet's columns, and where among them a table's columns begin."""

    def __init__(self, tables: Sequence[tuple[float, ...]], otherwise: float) -> None:
        """``otherwise`` is how wide a sheet without tables is."""
        narrowest = min((min(widths) for widths in tables), default=_SAME)
        # By half a column, no two edges of one table can fall together.
        same = min(_SAME, narrowest / 2)
        self._edges = [0.0]
        for widths in tables:
            for edge in accumulate(widths):
                if abs(self._nearest(edge) - edge) >= same:
                    self._edges.insert(bisect_left(self._edges, edge), edge)
        if not tables:
            # A single column wider than the paper would not be made smaller for it.
            self._edges = [otherwise * part / _PARTS for part in range(_PARTS + 1)]
        self.widths = [
            right - left
            for left, right in zip(self._edges, self._edges[1:], strict=False)
        ]

    def starts(self, widths: tuple[float, ...]) -> list[int]:
        """The column each of a table's begins at, and last the one behind its end."""
        return [
            self._edges.index(self._nearest(edge))
            for edge in accumulate(widths, initial=0.0)
        ]

    def _nearest(self, edge: float) -> float:
        at = bisect_left(self._edges, edge)
        return min(
            self._edges[max(at - 1, 0) : at + 1], key=lambda other: abs(other - edge)
        )
