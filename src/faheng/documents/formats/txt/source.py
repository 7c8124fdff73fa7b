"""The lines of a text file, each with the number an editor shows for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it stands, without its end."""

    number: int
    text: str

    @property
    def tabbed(self) -> bool:
        return "\t" in self.text

    @property
    def blank(self) -> bool:
        """Nothing at all: a line holding only a tab is a blank cell, not a blank line."""
        return not self.tabbed and not self.text.strip()

    @property
    def plain(self) -> bool:
        return not self.tabbed and bool(self.text.strip())

    @property
    def one_cell(self) -> bool:
        """A tab at the head and no other: one cell of a table printed cell by cell."""
        return self.text.startswith("\t") and "\t" not in self.text[1:]


def source_lines(text: str) -> list[SourceLine]:
    """Split at any of the three line ends, undoing a blank line put after every line."""
    ends_alike = text.replace("\r\n", "\n").replace("\r", "\n")
    # A new page begins a new line, and none that an editor counts.
    lines = [
        SourceLine(number, part)
        for number, line in enumerate(ends_alike.split("\n"), start=1)
        for part in (
            [line] if "\f" not in line else filter(str.strip, line.split("\f"))
        )
    ]
    return _single_spaced(lines) if _double_spaced(lines) else lines


def _double_spaced(lines: list[SourceLine]) -> bool:
    filled = sum(not line.blank for line in lines)
    touching = any(not a.blank and not b.blank for a, b in pairwise(lines))
    return filled > 1 and not touching


def _single_spaced(lines: list[SourceLine]) -> list[SourceLine]:
    kept = lines[:1]
    kept += [b for a, b in pairwise(lines) if not (b.blank and not a.blank)]
    return kept
