"""What the grammar raises when asked for a quantity that is not there."""

from __future__ import annotations

from unicodedata import east_asian_width


class UnreadableValueError(ValueError):
    """A text that is no single quantity, with the span that stands in the way."""

    def __init__(self, source: str, start: int, end: int, message: str) -> None:
        super().__init__(
            f"{message}\n    {source}\n    {_underline(source, start, end)}"
        )
        self.source = source
        self.start = start
        self.end = end
        self.message = message


def _underline(source: str, start: int, end: int) -> str:
    """Blanks up to the span and carets under it, wide characters counted twice."""

    def width(piece: str) -> int:
        return sum(1 + (east_asian_width(char) in "WF") for char in piece)

    return " " * width(source[:start]) + "^" * max(1, width(source[start:end]))
