"""What the printed names of level 1 and level 2 mean, and which pairs are impossible.

Forms print codes before the names (``2-效益指标``), leave 指标 out, or use a region's
own words. Only what every taxonomy rules out is impossible; a name that is not known
never is.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from faheng.review.lexicon import bare
from faheng.rulebook import load_parameter
from faheng.values.patterns import lazy_pattern

_CODE = lazy_pattern(r"^\d{1,3}[-—–_、.:]?(?=\D)")
_TAIL = lazy_pattern(r"(?:类|绩效)?(?:指标|目标)+$")
# 产出指标(50分): the points of all below it.
_POINTS = lazy_pattern(r"\(?\d{1,3}(?:\.\d+)?[分%]\)?$")
_ORDINAL = lazy_pattern(r"^[(（]?[一二三四五六七八九十]{1,2}[)）、.]")
# Under these a region may set what it likes.
_CLOSED = frozenset({"output", "benefit", "satisfaction", "cost"})


class Level(NamedTuple):
    """The pair of an indicator: group of level 1, token of level 2, and whether it can be."""

    group: str | None
    sub: str | None
    impossible: bool = False


@lru_cache(maxsize=4096)
def level_of(level1: str | None, level2: str | None, category: str | None) -> Level:
    """The meaning of a printed pair; what a reader has recognised already is trusted."""
    if category is not None:
        return Level(category.partition(".")[0], category)
    first = _names("level1").get(level_name(level1)) if level1 else None
    second = None
    if level2:
        name = level_name(level2)
        second = _names("level2").get(name) or _names("level1").get(name)
    if first is None:
        return Level(second.partition(".")[0] if second else None, second)
    if second is None or first not in _CLOSED:
        return Level(first, None)
    if second == first or second in _children()[first]:
        group = "satisfaction" if second.startswith("satisfaction.") else first
        return Level(group, None if second == first else second)
    return Level(first, second, impossible=True)


@lru_cache(maxsize=4096)
def level_name(printed: str) -> str:
    """A printed level name without its code, its number and the word 指标."""
    name = _ORDINAL.sub("", _CODE.sub("", _POINTS.sub("", bare(printed))))
    return _TAIL.sub("", name) or name


def children_names(group: str) -> str:
    """What may stand below a level-1 group, as the two national taxonomies print it."""
    found: list[str] = []
    for name in ("taxonomy/levels-2015", "taxonomy/levels-2021"):
        for level1, below in load_parameter(name).values[-1].value.items():
            if _names("level1").get(level_name(level1)) == group:
                found.extend(child for child in below if child not in found)
    return "、".join(found)


@cache
def _names(level: str) -> dict[str, str]:
    values = load_parameter(f"taxonomy/{level}-synonyms").values[-1].value
    return {bare(name): token for name, token in values.items()}


@cache
def _children() -> dict[str, frozenset[str]]:
    allowed: dict[str, set[str]] = {group: set() for group in _CLOSED}
    for name in ("taxonomy/levels-2015", "taxonomy/levels-2021"):
        for below in load_parameter(name).values[-1].value.values():
            for token in below.values():
                allowed[token.partition(".")[0]].add(token)
    for group, tokens in load_parameter("mb/regional-pairs").values[-1].value.items():
        allowed[group].update(tokens)
    return {group: frozenset(tokens) for group, tokens in allowed.items()}
