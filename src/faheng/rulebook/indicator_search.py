"""Finds indicators by what is written: pairs of characters in common.

Chinese has no blanks between words, so texts are held against each other by the pairs
of neighbouring characters they share; a pair that few entries have says more than a
common one. All arithmetic is in whole numbers: the same words find the same entries
everywhere.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faheng.rulebook.indicator_entry import IndicatorEntry

_FULL = 1000
# What of the words an entry must have at all, of _FULL.
_LEAST_COVERED = 200
_SAME_NAME = 10 * _FULL
_WITHIN_NAME = _FULL // 2


class _Text(NamedTuple):
    """A name or synonym of an entry, or all else that is said of it."""

    entry: int
    plain: str
    is_name: bool
    weight: int


class NameIndex:
    """The texts of entries by their pairs; made once, asked often."""

    def __init__(self, entries: Sequence[IndicatorEntry]) -> None:
        written = [text for n, each in enumerate(entries) for text in _texts(n, each)]
        holders: dict[str, set[int]] = defaultdict(set)
        for entry, said, _ in written:
            for gram in _pairs(said) | set(said):
                holders[gram].add(entry)
        self._weights = {
            gram: (len(entries) // len(found)).bit_length()
            for gram, found in holders.items()
        }
        # A pair that stands nowhere counts against the fit, but not as the rarest does.
        self._unknown = len(entries).bit_length() // 2
        self._texts = [
            _Text(entry, plain_text(said), is_name, self._weigh(_pairs(said)))
            for entry, said, is_name in written
        ]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (_, said, _) in enumerate(written):
            for gram in _pairs(said) | set(said):
                self._places[gram].append(place)

    def rank(self, words: str) -> list[int]:
        """The places of the entries that fit, the best first, equals in their order."""
        grams = _pairs(words)
        asked = self._weigh(grams)
        shared: dict[int, int] = defaultdict(int)
        covered: dict[int, int] = defaultdict(int)
        for gram in grams:
            weight = self._weights.get(gram, 0)
            places = self._places.get(gram, ())
            for place in places:
                shared[place] += weight
            for entry in {self._texts[place].entry for place in places}:
                covered[entry] += weight
        points = self._points(plain_text(words), asked, shared)
        fit = [n for n in points if covered[n] * _FULL >= asked * _LEAST_COVERED]
        return sorted(fit, key=lambda n: (-points[n] - covered[n] * _FULL // asked, n))

    def _points(self, plain: str, asked: int, shared: dict[int, int]) -> dict[int, int]:
        """How well the best name of each entry fits, or half as much for the rest."""
        best: dict[int, int] = defaultdict(int)
        for place, weight in shared.items():
            text = self._texts[place]
            points = weight * _FULL // asked
            if text.is_name:
                points += 4 * weight * _FULL // (asked + text.weight)
                if text.plain == plain:
                    points += _SAME_NAME
                elif plain in text.plain or text.plain in plain:
                    points += _WITHIN_NAME
            else:
                points //= 2
            best[text.entry] = max(best[text.entry], points)
        return best

    def _weigh(self, grams: Iterable[str]) -> int:
        return sum(self._weights.get(gram, self._unknown) for gram in grams)


def plain_text(text: str) -> str:
    """Letters, digits and characters alone, in one width and case."""
    return "".join(_runs(text))


def _texts(place: int, entry: IndicatorEntry) -> list[tuple[int, str, bool]]:
    said = (entry.field_label, entry.target, entry.counting, entry.explanation)
    names = [(place, name, True) for name in (entry.name, *entry.synonyms)]
    return [*names, (place, " ".join(said), False)]


def _runs(text: str) -> list[str]:
    """What stands between blanks and punctuation."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign if sign.isalnum() else " " for sign in normal).split()


def _pairs(text: str) -> set[str]:
    """Neighbouring characters, never across a blank; a character alone is its own."""
    return {run[n : n + 2] for run in _runs(text) for n in range(max(1, len(run) - 1))}
