"""Lists of words from the YAML files beside this module, and looking them up in text.

A file maps the name of a list to its words: text divided by blanks, or a sequence.
Names are unique over all files. Texts are compared as ``bare`` leaves them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Words:
    """A closed list of words; the longest that fits is the one found."""

    __slots__ = ("_anywhere", "_members", "_ordered")

    def __init__(self, members: Iterable[str]) -> None:
        self._members = frozenset(members)
        self._ordered = tuple(
            sorted(self._members, key=lambda word: (-len(word), word))
        )
        self._anywhere = re.compile("|".join(map(re.escape, self._ordered)) or "(?!)")

    def __contains__(self, word: object) -> bool:
        return word in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordered)

    def found_in(self, text: str) -> str | None:
        """The first word that stands in the text."""
        match = self._anywhere.search(text)
        return match.group() if match else None

    def all_in(self, text: str) -> list[str]:
        """Every word that stands in the text, in order, none inside another."""
        return self._anywhere.findall(text)

    def starting(self, text: str) -> str | None:
        """The word the text begins with."""
        match = self._anywhere.match(text)
        return match.group() if match else None

    def ending(self, text: str) -> str | None:
        """The word the text ends with."""
        if not text.endswith(self._ordered):
            return None
        return next(word for word in self._ordered if text.endswith(word))

    def without(self, text: str) -> str:
        """The text with every such word taken out."""
        return self._anywhere.sub("", text)


@cache
def words(name: str) -> Words:
    """The list of this name; an unknown one is a ``KeyError``."""
    return Words(_lists()[name])


def load_words() -> None:
    """Make every list ready, for processes that are to share them."""
    for name in _lists():
        words(name)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A text without blanks, in half width, as words are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for file in sorted(_FOLDER.glob("*.yaml")):
        for name, entry in yaml.load(file.read_text("utf-8"), Loader=_YAML).items():
            if name in lists:
                raise ValueError(f"{file.name}: {name}")
            members = entry.split() if isinstance(entry, str) else entry
            lists[name] = tuple(bare(word) for word in members)
    return lists
