"""Telling whether two indicators measure the same thing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from faheng.review.indicators import Line
from faheng.review.lexicon import bare, words
from faheng.review.values import is_percent
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Value

_NO_LETTER = lazy_pattern(r"[^\w%]+")
_BRACKETS = lazy_pattern(r"[(\[〔【《][^()\[\]〔〕【】《》]*[)\]〕】》]")
_DOCUMENT = lazy_pattern(r"[\u4e00-\u9fff]{1,8}[\[(〔]\d{4}[\])〕]第?\d+号")
_YEAR = lazy_pattern(r"\d{4}年?(?:度)?")
_ORDINALS = lazy_pattern(r"^[\d、.]+")

Bar = tuple[str | None, str | None, Decimal | None, Decimal | None]
# Different words for a thing done once.
_EVENTS = frozenset(("次", "场", "场次"))
_COUNTS = ("数量", "件数", "次数", "人数", "场次", "数", "量")


@lru_cache(maxsize=16384)
def measure_key(name: str) -> str:
    """A measure's name without signs and without words that only say "do it"."""
    text = _NO_LETTER.sub("", _BRACKETS.sub("", bare(name)))
    core = words("neutral_verbs").without(text)
    return _without_count(core) or text


def _without_count(text: str) -> str:
    """案件数 counts 案件; 培训次数 counts 培训."""
    if text.endswith("案件数"):
        return text.removesuffix("数")
    for ending in _COUNTS:
        if text.endswith(ending):
            return text.removesuffix(ending)
    return text


@lru_cache(maxsize=4096)
def service_key(project: str) -> str:
    """What a project is about: its name without document number, year and padding."""
    text = _DOCUMENT.sub("", bare(project))
    text = _BRACKETS.sub(_inner_service, text)
    text = _YEAR.sub("", _ORDINALS.sub("", text))
    return _NO_LETTER.sub("", words("padding").without(text))


def _inner_service(brackets: re.Match[str]) -> str:
    """村(社区) names the place of the service; (区资金) says where money comes from."""
    inner = brackets.group()[1:-1]
    return "" if words("padding").found_in(inner) else inner


def bar(value: Value) -> Bar:
    """What a value demands, so that equal demands compare equal."""
    return value.comparator, _unit(value), value.number, value.number_max


def same_kind(one: Value, other: Value) -> bool:
    """Whether two values could be held against each other at all."""
    if None in (one.number, other.number):
        return False
    if _unit(one) != _unit(other) or one.per != other.per:
        return False
    if is_percent(one):
        return True
    return (one.period or "year") == (other.period or "year")


def _unit(value: Value) -> str | None:
    return "次" if value.unit in _EVENTS else value.unit


def shared_letters(one: str, other: str) -> Decimal:
    """The share of the shorter text's pairs of letters that the other has too."""
    first, second = _pairs(one), _pairs(other)
    fewer = min(len(first), len(second))
    return Decimal(len(first & second)) / fewer if fewer else Decimal(0)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def is_specific(line: Line) -> bool:
    """Whether the name says which service it measures, rather than 培训次数 of anything."""
    return words("services").found_in(line.title) is not None


def measures_same(one: Line, other: Line, *, likeness: Decimal) -> bool:
    """Whether two targets ask the same of a measure worded alike.

    ``likeness`` is the share of letter pairs the wordings have to have in common.
    """
    if one.target is None or other.target is None:
        return False
    if not same_kind(one.target, other.target) or bar(one.target) != bar(other.target):
        return False
    first, second = _wording(one), _wording(other)
    return shared_letters(first, second) >= likeness


def _wording(line: Line) -> str:
    """Name and value together, letters only: forms put the measure in either."""
    text = _NO_LETTER.sub("", f"{line.title}{line.said}")
    return "".join(char for char in text if not char.isdigit())
