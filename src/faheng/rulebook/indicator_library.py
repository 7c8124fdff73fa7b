"""The indicators bureaus can choose from: all of them, one by its id, or by words.

The files under ``data/indicators`` are read when first asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache

from faheng.rulebook.exceptions import UnknownIndicatorError
from faheng.rulebook.indicator_entry import IndicatorEntry, Pair, Taxonomy
from faheng.rulebook.indicator_files import read_indicator_file
from faheng.rulebook.indicator_search import NameIndex, plain_text
from faheng.rulebook.loader import INDICATORS, load_parameter
from faheng.values.patterns import lazy_pattern

_CODE = lazy_pattern(r"^\d+[-—.、]?(?=\D)")
_TAIL = lazy_pattern(r"(?:指标|目标)+$")


@cache
def entries() -> tuple[IndicatorEntry, ...]:
    """All indicators, by file and in each file's order."""
    found: dict[str, IndicatorEntry] = {}
    for file in sorted(INDICATORS.glob("*.yaml")):
        found |= {each.id: each for each in read_indicator_file(file, found)}
    return tuple(found.values())


def entry(id_: str) -> IndicatorEntry:
    """The indicator of this id; raises ``UnknownIndicatorError``."""
    try:
        return _by_id()[id_]
    except KeyError:
        raise UnknownIndicatorError(id_) from None


def search(
    words: str,
    *,
    level1: str | None = None,
    level2: str | None = None,
    taxonomy: Taxonomy = 2015,
    limit: int = 20,
) -> tuple[IndicatorEntry, ...]:
    """What fits some words, the best first; without words, all of the levels in order.

    Levels are given as any form prints them (``2-效益指标``, ``效果目标``); a level-2
    name says its level 1 too. A level nobody knows finds nothing.
    """
    return _search(words, level1, level2, taxonomy)[:limit]


@lru_cache(maxsize=1024)
def _search(
    words: str, level1: str | None, level2: str | None, taxonomy: Taxonomy
) -> tuple[IndicatorEntry, ...]:
    every = entries()
    ranked = _index().rank(words) if plain_text(words) else range(len(every))
    wanted = (_meaning(1, level1), _meaning(2, level2))
    return tuple(every[n] for n in ranked if _stands(every[n], taxonomy, *wanted))


def _stands(
    each: IndicatorEntry, taxonomy: Taxonomy, group: str | None, category: str | None
) -> bool:
    """Whether an entry stands at the levels asked for, here or in a regional form."""
    pairs: tuple[Pair | None, ...] = (each.pair(taxonomy), each.regional)
    return any(
        pair is not None
        and (pair.category == category if category else group in (None, pair.group))
        for pair in pairs
    )


def _meaning(level: int, printed: str | None) -> str | None:
    """The token of a printed level name; the name itself if nobody knows it."""
    if printed is None:
        return None
    name = _CODE.sub("", "".join(printed.split()))
    name = _TAIL.sub("", name) or name
    known = load_parameter(f"taxonomy/level{level}-synonyms").values[-1].value
    meaning: str = known.get(name, name)
    return meaning


@cache
def _by_id() -> dict[str, IndicatorEntry]:
    return {each.id: each for each in entries()}


@cache
def _index() -> NameIndex:
    return NameIndex(entries())
