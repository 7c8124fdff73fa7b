"""Which characters of the source went into a field, which are labels, which are left.

Nothing may be lost: each non-blank character of each line and cell is claimed once,
or it is left over and becomes part of ``unread``.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from faheng.documents.document import Cell, Document, Line
from faheng.model.reading import Coverage
from faheng.values.patterns import lazy_pattern

Unit = Line | Cell

_FREE, _FIELD, _LABEL, _MARK = 0, 1, 2, 3

# What text extractors leave behind; the author never wrote it.
EXTRACTION_MARK = lazy_pattern(
    r"\[bookmark:[^\]\n]*\]|</?(?:p|ol|ul|li|br|table|tr|td|div|span|b|i)(?:\s[^<>\n]*)?/?>"
)
# Longer text is prose; it is not worth folding to see that it is no label.
_LONGEST_LABEL = 200
_NO_PART_OF_A_LABEL = lazy_pattern(r"[\s*:：＊]+")
# A label may be printed with its money unit behind it: 年度资金(元).
UNIT_BEHIND = lazy_pattern(r"\((?:单位)?(万?元)\)$")


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """Labels are compared without blanks, stars and colons, in half width."""
    return _NO_PART_OF_A_LABEL.sub("", unicodedata.normalize("NFKC", text))


def key_among(key: str, labels: Container[str]) -> bool:
    """Whether a key is one of these labels, with a money unit behind it or not."""
    return key in labels or (key.endswith("元)") and UNIT_BEHIND.sub("", key) in labels)


@lru_cache(maxsize=64)
def _label_keys(labels: frozenset[str]) -> frozenset[str]:
    """The keys of a layout's labels: the same thousands for all its documents."""
    return frozenset(map(label_key, labels))


class Strand:
    """Lines or cells read as one text: offsets lead back to the units.

    ``text`` is the units' text, extraction marks and all, joined by ``glue``.
    """

    __slots__ = ("_starts", "glue", "text", "units")

    def __init__(self, units: Iterable[Unit], glue: str = "\n") -> None:
        self.units = tuple(units)
        self.glue = glue
        self.text = glue.join(unit.text for unit in self.units)
        lengths = (len(unit.text) + len(glue) for unit in self.units)
        self._starts = list(accumulate(lengths, initial=0))[: len(self.units)]

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
                min(max(start - base, 0), len(unit.text)),
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
        self._labels = _label_keys(frozenset(labels))
        for unit in self._units:
            if "[" in unit.text or "<" in unit.text:
                for mark in EXTRACTION_MARK.finditer(unit.text):
                    self._claim(unit, mark.start(), mark.end(), _MARK)

    def field(self, unit: Unit, start: int = 0, end: int | None = None) -> None:
        """These characters have gone into a field."""
        self._claim(unit, start, len(unit.text) if end is None else end, _FIELD)

    def release(self, unit: Unit, start: int, end: int) -> None:
        """These characters have found no field after all."""
        mask = self._masks[id(unit)]
        mask[start:end] = mask[start:end].replace(bytes((_FIELD,)), b"\0")

    def label(self, unit: Unit, start: int = 0, end: int | None = None) -> bool:
        """These characters are a label, if the layout's data declares it."""
        end = len(unit.text) if end is None else end
        if not self.is_label(unit.text[start:end]):
            return False
        self._claim(unit, start, end, _LABEL)
        return True

    def label_span(self, strand: Strand, start: int, end: int) -> bool:
        """The same for a label that may run over several units."""
        if not self.is_label(strand.text[start:end]):
            return False
        for unit, first, last in strand.pieces(start, end):
            self._claim(unit, first, last, _LABEL)
        return True

    def is_label(self, text: str) -> bool:
        if len(text) > _LONGEST_LABEL:
            return False
        return key_among(label_key(without_marks(text)), self._labels)

    def is_free(self, unit: Unit) -> bool:
        """Whether nothing of it has been claimed yet."""
        mask = self._masks[id(unit)]
        return _FIELD not in mask and _LABEL not in mask

    def left_over(self) -> Iterator[tuple[Unit, str, bool]]:
        """Runs nobody claimed, with whether each is an extraction mark."""
        for unit in self._units:
            for start, end, state in _runs(self._masks[id(unit)]):
                if state in (_FREE, _MARK) and (text := unit.text[start:end].strip()):
                    yield unit, text, state == _MARK

    def coverage(self) -> Coverage:
        counts = [0, 0, 0, 0]
        for unit in self._units:
            for start, end, state in _runs(self._masks[id(unit)]):
                counts[state] += sum(map(len, unit.text[start:end].split()))
        return Coverage(
            fields=counts[_FIELD],
            labels=counts[_LABEL],
            unread=counts[_FREE] + counts[_MARK],
        )

    def _claim(self, unit: Unit, start: int, end: int, state: int) -> None:
        # The first claim stands; a later one only gets what is still free.
        mask = self._masks[id(unit)]
        claimed = mask[start:end]
        mask[start:end] = (
            claimed.replace(b"\0", bytes((state,)))
            if any(claimed)
            else bytes((state,)) * len(claimed)
        )


def _runs(mask: bytearray) -> Iterator[tuple[int, int, int]]:
    """Stretches of one state: start, end, state."""
    start, length = 0, len(mask)
    while start < length:
        state, end = mask[start], start + 1
        while end < length and mask[end] == state:
            end += 1
        yield start, end, state
        start = end


def without_marks(text: str) -> str:
    """The text as its author wrote it."""
    if "[" not in text and "<" not in text:
        return text
    return EXTRACTION_MARK.sub("", text)


def joined(units: Sequence[Unit], glue: str = "\n") -> Strand:
    return Strand(units, glue)
