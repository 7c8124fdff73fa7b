"""Which characters of the source went into a field, which are labels, which are left.

Nothing may be lost: each non-blank character of each line and cell is claimed once,
or it is left over and becomes part of ``unread``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faheng.documents.document import Cell, Document, Line
from faheng.model.reading import Coverage

Unit = Line | Cell

_FREE, _FIELD, _LABEL, _MARK = 0, 1, 2, 3

# What text extractors leave behind; the author never wrote it.
EXTRACTION_MARK = re.compile(
    r"\[bookmark:[^\]\n]*\]|</?(?:p|ol|ul|li|br|table|tr|td|div|span|b|i)(?:\s[^<>\n]*)?/?>"
)


def label_key(text: str) -> str:
    """Labels are compared without blanks, stars and colons, in half width."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s*:：＊]+", "", text)


@dataclass(frozen=True, slots=True)
class Strand:
    """Lines or cells read as one text: offsets lead back to the units.

    ``text`` is the units' text, extraction marks and all, joined by ``glue``.
    """

    units: tuple[Unit, ...]
    glue: str = "\n"
    _starts: list[int] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        offset = 0
        for unit in self.units:
            self._starts.append(offset)
            offset += len(unit.text) + len(self.glue)
        self._text.append(self.glue.join(unit.text for unit in self.units))

    @property
    def text(self) -> str:
        return self._text[0]

    def unit_at(self, offset: int) -> tuple[Unit, int]:
        """The unit an offset lies in, and the offset inside it."""
        index = bisect_right(self._starts, offset) - 1
        return self.units[index], offset - self._starts[index]

    def pieces(self, start: int, end: int) -> Iterator[tuple[Unit, int, int]]:
        """The units between two offsets, each with its part."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.units) and self._starts[index] < end:
            unit, base = self.units[index], self._starts[index]
            yield (
                unit,
                max(start - base, 0),
                min(max(end - base, 0), len(unit.text)),
            )
            index += 1


class Claims:
    """The claims on one document's characters."""

    def __init__(self, document: Document, labels: Iterable[str] = ()) -> None:
        self._units: list[Unit] = []
        for block in document.blocks:
            if isinstance(block, Line):
                self._units.append(block)
            else:
                self._units.extend(block.cells())
        self._masks = {id(unit): bytearray(len(unit.text)) for unit in self._units}
        self._labels = frozenset(label_key(label) for label in labels)
        for unit in self._units:
            for mark in EXTRACTION_MARK.finditer(unit.text):
                self._claim(unit, mark.start(), mark.end(), _MARK)

    def field(self, unit: Unit, start: int = 0, end: int | None = None) -> None:
        """These characters have gone into a field."""
        self._claim(unit, start, len(unit.text) if end is None else end, _FIELD)

    def label(self, unit: Unit, start: int = 0, end: int | None = None) -> bool:
        """These characters are a label, if the layout's data declares it."""
        end = len(unit.text) if end is None else end
        if not self.is_label(unit.text[start:end]):
            return False
        self._claim(unit, start, end, _LABEL)
        return True

    def is_label(self, text: str) -> bool:
        return label_key(EXTRACTION_MARK.sub("", text)) in self._labels

    def is_free(self, unit: Unit) -> bool:
        """Whether nothing of it has been claimed yet."""
        return not any(
            state in (_FIELD, _LABEL) for state in self._masks[id(unit)]
        )

    def left_over(self) -> Iterator[tuple[Unit, str, bool]]:
        """Runs nobody claimed, with whether each is an extraction mark."""
        for unit in self._units:
            mask = self._masks[id(unit)]
            start = 0
            while start < len(mask):
                end = start
                while end < len(mask) and mask[end] == mask[start]:
                    end += 1
                if mask[start] in (_FREE, _MARK) and unit.text[start:end].strip():
                    yield unit, unit.text[start:end].strip(), mask[start] == _MARK
                start = end

    def coverage(self) -> Coverage:
        counts = [0, 0, 0, 0]
        for unit in self._units:
            for character, state in zip(
                unit.text, self._masks[id(unit)], strict=True
            ):
                if not character.isspace():
                    counts[state] += 1
        return Coverage(
            fields=counts[_FIELD],
            labels=counts[_LABEL],
            unread=counts[_FREE] + counts[_MARK],
        )

    def _claim(self, unit: Unit, start: int, end: int, state: int) -> None:
        mask = self._masks[id(unit)]
        for index in range(start, end):
            if mask[index] == _FREE:
                mask[index] = state


def without_marks(text: str) -> str:
    """The text as its author wrote it."""
    return EXTRACTION_MARK.sub("", text)


def joined(units: Sequence[Unit], glue: str = "\n") -> Strand:
    return Strand(tuple(units), glue)
