"""Lines of running text that begin a paragraph, by where they stand on their page."""

from __future__ import annotations

from collections.abc import Iterable

from faheng.documents.document import Line

INDENT = "　　"
# In sizes of the letters.
_LEAST, _MOST = 1.5, 2.5


class Indents:
    """The left margin of each size of type, and which lines begin further in."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._margins: dict[float, float] = {}
        for line in lines:
            if line.size and line.text.strip():
                size = round(line.size, 1)
                known = self._margins.get(size, line.left)
                self._margins[size] = min(known, line.left)

    def begins(self, line: Line) -> bool:
        """Whether a line is indented by two characters."""
        margin = self._margins.get(round(line.size, 1))
        if margin is None or not line.size:
            return False
        return _LEAST <= (line.left - margin) / line.size <= _MOST

    def before(self, line: Line) -> str:
        """The indent to be put before a line's text."""
        return INDENT if self.begins(line) else ""
