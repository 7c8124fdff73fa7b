"""The small phrases inside a clause: bases of comparison, directions, rates, choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from faheng.review.prose.statements import Direction
from faheng.review.prose.tokens import Token

_BASE_STARTS = (
    "上年",
    "上一年",
    "上一年度",
    "去年",
    "往年",
    "前一年",
    "同期",
    "年初",
    "预算",
    "当年",
    "全年",
    "调整",
    "本年预算",
)
_ROUGHLY = ("基本保持", "基本", "大致", "大体")
_FILLERS = (
    *_ROUGHLY,
    "保持",
    "略有",
    "略",
    "相",
    "又",
    "各",
    "均",
    "分别",
    "合计",
    "总计",
    "净",
    "共",
)
_BEFORE_MEASURE = frozenset(
    (
        "了",
        "约",
        "为",
        "了约",
        "额为",
        "额",
        "率为",
        "率",
        "幅度为",
        "幅为",
        "：",
        "数为",
    )
)
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "flat": "flat"}
_CHOOSABLE = ("up", "down", "flat", "greater", "less", "equal")


class Base(NamedTuple):
    """What a change is measured against, as printed; its year if it names one."""

    words: str
    year: int | None


class ReadBase(NamedTuple):
    """``end`` is the index of the token after it."""

    base: Base
    end: int
    roughly: bool


def read_base(tokens: Sequence[Token], at: int, limit: int) -> ReadBase | None:
    """base = ( "比" | "较" | "与" | "同" ) period [ "相比" ] [ filler ] | "同比" ;"""
    if at >= limit or tokens[at].kind != "against":
        return None
    if tokens[at].text == "同比":
        return ReadBase(Base("上年同期", None), at + 1, False)
    words = ""
    year: int | None = None
    end = at + 1
    while end < limit and tokens[end].kind in (
        "text",
        "year",
        "open",
        "close",
        "level",
    ):
        if tokens[end].kind == "year" and year is None:
            year = int(tokens[end].number or 0)
        words += tokens[end].text
        end += 1
    if end < limit and tokens[end].kind == "than":
        end += 1
        if end < limit and tokens[end].text in _FILLERS:
            words += tokens[end].text
            end += 1
    words, roughly = _without_fillers(words)
    if not words or len(words) > 40:
        return None
    if year is None and not words.startswith(_BASE_STARTS):
        return None
    if year is not None and not words[:4].isdigit():
        return None
    return ReadBase(Base(words, year), end, roughly)


def _without_fillers(words: str) -> tuple[str, bool]:
    roughly = False
    before = None
    while words != before:
        before = words
        for filler in _FILLERS:
            if words.endswith(filler) and len(words) > len(filler):
                words = words[: -len(filler)]
                roughly = roughly or filler in _ROUGHLY
                break
    return words, roughly


def is_rough(words: str) -> bool:
    """Whether ``基本`` or the like stands at the end, before ``持平``."""
    return words.removesuffix("保持").endswith(_ROUGHLY)


def direction_of(token: Token) -> Direction | None:
    return _DIRECTIONS.get(token.kind)


def read_measure_after(tokens: Sequence[Token], at: int) -> tuple[Token | None, int]:
    """measure = [ "了" | "约" | "额为" … ] ( amount | percent ) ; not ``增加到``."""
    if at < len(tokens) and tokens[at].text in _BEFORE_MEASURE:
        at += 1
    if at < len(tokens) and tokens[at].kind in ("money", "percent"):
        return tokens[at], at + 1
    return None, at


def read_rate(
    tokens: Sequence[Token], at: int, longest: int
) -> tuple[Token | None, str, int]:
    """rate = { text } percent ; answers the percent, the words before it, the end."""
    words = ""
    while at < len(tokens) and tokens[at].kind in (
        "text",
        "year",
        "against",
        "quote",
        "unquote",
        "level",
        "open",
        "close",
    ):
        words += tokens[at].text
        at += 1
    if at < len(tokens) and tokens[at].kind == "percent" and len(words) <= longest:
        return tokens[at], words.removesuffix("为").removesuffix("的"), at + 1
    return None, words, at


def choice_at(tokens: Sequence[Token], at: int) -> int | None:
    """choice = word "（" word "）" | word "/" word { "/" word } ; its length in tokens."""
    kinds = [token.kind for token in tokens[at : at + 6]]
    if not kinds or kinds[0] not in _CHOOSABLE:
        return None
    if kinds[1:2] == ["open"] and len(kinds) > 3:
        if kinds[2] in _CHOOSABLE and kinds[2] != kinds[0] and kinds[3] == "close":
            return 4
        return None
    length = 1
    while (
        kinds[length : length + 1] == ["slash"]
        and len(kinds) > length + 1
        and kinds[length + 1] in _CHOOSABLE
    ):
        length += 2
    return length if length > 1 else None
