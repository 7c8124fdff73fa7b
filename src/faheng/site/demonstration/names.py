"""Names of people and places nobody has, put together from signs; always the same.

Pairs that read or sound badly, and names of well-known figures, are left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from faheng.site.demonstration.content import CONTENT, read_entry

_SEED = 20260101
_KEYS = frozenset(
    "surnames given_first given_second refused_given refused_names towns "
    "community_first community_second firm_first firm_second region_first "
    "district_second city_second province_second".split()
)


@cache
def signs(key: str) -> tuple[str, ...]:
    """The signs, or whole words, of one list, each once."""
    words = read_entry(CONTENT / "names.yaml", required=_KEYS)[key].split()
    return tuple(dict.fromkeys(words))


def person_names() -> Iterator[str]:
    """Thousands of names, none twice, in a fixed order."""
    refused_given, refused = set(signs("refused_given")), set(signs("refused_names"))
    given = [
        first + second
        for first in signs("given_first")
        for second in signs("given_second")
        if first + second not in refused_given
    ]
    names = [surname + each for surname in signs("surnames") for each in given]
    random.Random(_SEED).shuffle(names)
    yield from (name for name in names if name not in refused)


@cache
def stems(first: str, second: str) -> tuple[str, ...]:
    """All pairs from two lists, in a fixed order without pattern."""
    left, right = signs(first), signs(second)
    pairs = [one + other for one in left for other in right]
    random.Random(_SEED).shuffle(pairs)
    return tuple(pairs)
