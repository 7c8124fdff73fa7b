"""Words to be replaced at a place, and which stretch of a text is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

from faheng.documents.annotating.quotes import Span, find_quotes
from faheng.model.package import Where

Key = TypeVar("Key", bound=Hashable)

# Words as long as this are not met by chance in another cell of the row.
_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Replacement:
    """At a place, ``before`` is to become ``after``."""

    where: Where
    before: str
    after: str


class Stretch(NamedTuple, Generic[Key]):
    """A part of a text: whose text it is, and from where to where."""

    key: Key
    start: int
    end: int


class Edit(NamedTuple):
    """A stretch of a text, and what it becomes."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Key]):
    """The edits of each text, and which of the replacements they carry out."""

    edits: Mapping[Key, list[Edit]]
    applied: tuple[bool, ...]


def choose(
    wanted: Sequence[Replacement],
    places: Sequence[Sequence[Stretch[Key]]],
    texts: Mapping[Key, str],
) -> Chosen[Key]:
    """Where each replacement is made in the text that stands at its place.

    ``places`` are, for each, the cell or paragraph of its place and then those beside
    it in its row, where the words may stand instead if they stand in one only. Only
    words that stand there to the letter are replaced, and only where it is clear which
    are meant: once in each copy of the quote, or as often in the text as they are asked for. What
    overlaps with an earlier one is left.
    """
    targets = [
        _target(one, stretches, texts)
        for one, stretches in zip(wanted, places, strict=True)
    ]
    asked = Counter(
        (target, one.before, one.after)
        for one, target in zip(wanted, targets, strict=True)
    )
    made: dict[Key, dict[Span, list[Edit]]] = {key: {} for key in texts}
    applied: list[bool] = []
    for one, target in zip(wanted, targets, strict=True):
        if target is None:
            applied.append(False)
            continue
        own = made[target.key]
        times = asked[target, one.before, one.after]
        found = _meant(one, texts[target.key], target, times)
        edits = {(at[0], at[-1] + 1): _edits(one, at) for at in found}
        fits = bool(edits) and all(
            own.get(span, edit) == edit
            and not any(_overlap(span, other) for other in own if other != span)
            for span, edit in edits.items()
        )
        if fits:
            own.update(edits)
        applied.append(fits)
    by_text = {
        key: sorted(edit for edits in own.values() for edit in edits)
        for key, own in made.items()
    }
    return Chosen(by_text, tuple(applied))


def _target(
    one: Replacement, stretches: Sequence[Stretch[Key]], texts: Mapping[Key, str]
) -> Stretch[Key] | None:
    """The stretch that has the words: its own, or the only one beside it."""
    having = [
        stretch
        for nth, stretch in enumerate(stretches)
        if _may_be_meant(one.before, texts[stretch.key][slice(*stretch[1:])], nth == 0)
        and any(_within(_occurrences(texts[stretch.key], one.before), *stretch[1:]))
    ]
    if having and having[0] == stretches[0]:
        return having[0]
    return having[0] if len(having) == 1 else None


def _may_be_meant(words: str, text: str, is_own: bool) -> bool:
    """A single character, or a short word beside its place, has to be the whole text."""
    whole = "".join(text.split()) == "".join(words.split())
    return whole or len(words) >= (2 if is_own else _LONG_ENOUGH)


def _meant(
    one: Replacement, text: str, target: Stretch[Key], times: int
) -> list[list[int]]:
    """The places of each character of the words that are meant."""
    start, end = target.start, target.end
    everywhere = list(_within(_occurrences(text, one.before), start, end))
    quoted = [
        list(_within(everywhere, start + first, start + last))
        for first, last in find_quotes(text[start:end], one.where.quote)
    ]
    # A passage printed twice at one place has its fault twice.
    if quoted and all(len(own) == 1 for own in quoted):
        return [at for own in quoted for at in own]
    return everywhere if len(everywhere) == times else []


def _within(places: Iterable[list[int]], start: int, end: int) -> Iterator[list[int]]:
    return (at for at in places if start <= at[0] and at[-1] < end)


def _occurrences(text: str, words: str) -> Iterator[list[int]]:
    """Where words stand to the letter; a line may end in them where a reader joined it."""
    letters = words.split()
    if not letters:
        return
    anywhere = r"\s*[\r\n]\s*"
    shape = r"\s+".join(
        f"(?:{anywhere})?".join(map(re.escape, part)) for part in letters
    )
    for found in re.finditer(shape, text):
        yield [at for at in range(*found.span()) if not text[at].isspace()]


def _edits(one: Replacement, places: Sequence[int]) -> list[Edit]:
    """The least that has to change; blanks between the letters stay."""
    before = "".join(one.before.split())
    after = "".join(one.after.split())
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    edits: list[Edit] = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if first == last:
            at = places[first] if first < len(places) else places[-1] + 1
            edits.append(Edit(at, at, after[begin:end]))
        for nth, at in enumerate(places[first:last]):
            edits.append(Edit(at, at + 1, "" if nth else after[begin:end]))
    return edits


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits made."""
    for start, end, after in sorted(edits, reverse=True):
        text = text[:start] + after + text[end:]
    return text
