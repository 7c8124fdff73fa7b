"""The words of a line whose columns are parted by blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faheng.forms.claims import Unit
from faheng.forms.targets.vocabulary import Vocabulary
from faheng.values.patterns import lazy_pattern

_WORD = lazy_pattern(r"\S+")
# 总 体 目 标 is one label with its letters spread.
_MOST_LETTERS, _SPREAD = 6, 2


class Word(NamedTuple):
    """A word, and where it stands in its line."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def words_in(unit: Unit) -> list[Word]:
    """The words as blanks part them."""
    return [Word(word[0], *word.span()) for word in _WORD.finditer(unit.text)]


def labels_in(unit: Unit, vocabulary: Vocabulary) -> list[Word]:
    """The same, with the spread letters of a known label put together."""
    return list(_joined(words_in(unit), vocabulary))


def _joined(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    at = 0
    while at < len(words):
        count = 1
        for many in range(2, _MOST_LETTERS + 1):
            run = words[at : at + many]
            if len(run) < many or any(len(word.text) > _SPREAD for word in run):
                break
            if vocabulary.is_word("".join(word.text for word in run)):
                count = many
        run = words[at : at + count]
        yield Word("".join(word.text for word in run), run[0].start, run[-1].end)
        at += count
