"""Finding several measures in one text: joined rates, bounded clauses, listed tasks."""

from __future__ import annotations

import re
from functools import lru_cache

from faheng.review.lexicon import words
from faheng.values.patterns import lazy_pattern

_STOPS = lazy_pattern(r"[,;。]")
_JOINTS = lazy_pattern(r"与|和|及|、|以及|/")
_BRACKETS = lazy_pattern(r"\([^()]*\)")
_NUMBER = lazy_pattern(r"\d|[一二两三四五六七八九十百]+(?=[次场件个期份名人篇小])")
_CHOICE = lazy_pattern(r"或者|或")


@lru_cache(maxsize=8192)
def joined_rates(text: str) -> list[str]:
    """The rates a text joins: 答辩率与出庭率; 满意度 of one thing only is one."""
    for clause in _STOPS.split(_BRACKETS.sub("", text)):
        head = _before_bound(clause)
        parts = [part for part in _JOINTS.split(head) if part]
        rates = [part for part in parts if _is_rate(part)]
        if len(rates) > 1:
            return rates
    return []


def _is_rate(part: str) -> bool:
    return part.endswith(("率", "满意度", "知晓度")) and not words("not_rates").ending(
        part
    )


def _before_bound(clause: str) -> str:
    """The part of a clause before its bound or number: X率与Y率 of X率与Y率不低于90%."""
    at = len(clause)
    if (bound := words("bounds").found_in(clause)) is not None:
        at = clause.index(bound)
    number = re.search(r"\d", clause)
    return clause[: min(at, number.start() if number else at)]


@lru_cache(maxsize=8192)
def bounded_clauses(text: str) -> list[str]:
    """The clauses of a text that each set a bound of their own on a number."""
    found: list[str] = []
    at = 0
    for clause in _STOPS.split(_BRACKETS.sub(_masked, text)):
        bounded = words("bounds").found_in(clause) is not None
        if bounded and _NUMBER.search(clause) and not _CHOICE.match(clause):
            found.append(text[at : at + len(clause)])
        at += len(clause) + 1
    return found if _differ(found) else []


def _masked(brackets: re.Match[str]) -> str:
    """What stands in brackets explains; it sets no bound of its own."""
    return "_" * len(brackets.group())


def _differ(clauses: list[str]) -> bool:
    """Two clauses with the same number say one thing twice."""
    numbers = {"".join(re.findall(r"[\d.]+[^\d,;]?", clause)) for clause in clauses}
    return len(numbers) > 1


@lru_cache(maxsize=8192)
def joined_activities(text: str) -> list[str]:
    """The items of a list in a name that are tasks of their own."""
    items = [item for item in _BRACKETS.sub("", text).split("、") if item]
    found: list[str] = []
    for item in items:
        core = words("count_endings").without(item) if item is items[-1] else item
        core = core.removesuffix("案件").removesuffix("的").removesuffix("等")
        if words("list_activities").ending(core) is not None:
            found.append(item)
    return found
