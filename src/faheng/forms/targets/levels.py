"""From the printed names of level 1 and level 2 to the category they mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import cast

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.model.tokens import Category
from faheng.rulebook import load_parameter
from faheng.rulebook.exceptions import OutsideValidityError
from faheng.values.patterns import lazy_pattern

# 1-, 1.1, 11, 一、 and （一） before a name.
_CODE_PREFIX = lazy_pattern(
    r"^(?:[(]?[一二三四五六七八九十]{1,2}[)、.]|[(]?\d{1,2}(?:[.]\d{1,2})*[)\-—–、.]?)"
)
_TAIL = lazy_pattern(r"类?(?:指标|目标)+$")
# 产出指标（50分）, 产出指标 50, 产出指标（50%）: the points of all below.
_POINTS = lazy_pattern(r"[\s(（:：]*\d{1,3}(?:\.\d+)?\s*[分%％]?[)）\s]*$")
# 产出指标-数量指标, 产出指标／数量指标, or on two lines.
_PAIR = lazy_pattern(r"\s*[-—–－/／、:：>→\\]+\s*|\s+")

# For a form that prints no year the names of the latest taxonomy serve.
_RECENT = 2021

# Regions that have no level 1 for satisfaction print it below the effects.
_ALSO_BELOW = {"satisfaction": ("benefit",)}


def level_key(text: str) -> str:
    """``2-效益指标`` and ``效益`` are the same level."""
    key = _CODE_PREFIX.sub("", label_key(text))
    return _TAIL.sub("", key) or key


def category_of(level1: str | None, level2: str | None, on: date) -> Category | None:
    """The category of a printed pair; ``None`` if the pair is impossible or unknown."""
    groups, categories = _synonyms(on)
    group = groups.get(level_key(level1)) if level1 else None
    if level1 and group is None:
        # 社会效益 alone, without the level above it.
        alone = categories.get(level_key(level1))
        return cast(Category, alone) if alone and not level2 else None
    if not level2:
        return "satisfaction.recipients" if group == "satisfaction" else None
    category = categories.get(level_key(level2))
    if category is None:
        return None
    head = category.partition(".")[0]
    if group in (None, head, *_ALSO_BELOW.get(head, ())):
        return cast(Category, category)
    return None


def draft_day(draft: Draft) -> date:
    """The day whose taxonomy holds: taxonomies change with budget years."""
    return draft.dated or date(draft.year or _RECENT, 1, 1)


def is_level1(text: str, on: date) -> bool:
    """Whether a cell prints a level-1 name, such as 产出指标 or 效果目标."""
    return level_key(text) in _synonyms(on)[0]


def is_level2(text: str, on: date) -> bool:
    """Whether a cell prints a level-2 name, such as 数量指标."""
    return level_key(text) in _synonyms(on)[1]


def name_end(text: str, on: date) -> int:
    """Where a level's name ends that has the points of all below it behind it."""
    points = _POINTS.search(text)
    if points is None or not points.start():
        return len(text)
    name = text[: points.start()]
    return len(name) if is_level1(name, on) or is_level2(name, on) else len(text)


def split_pair(text: str, on: date) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where level 1 and level 2 stand in a cell that prints both."""
    for between in _PAIR.finditer(text):
        first, second = text[: between.start()], text[between.end() :]
        if is_level1(first, on) and is_level2(second, on):
            return (0, between.start()), (between.end(), len(text))
    return None


@lru_cache(maxsize=64)
def _synonyms(on: date) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The names in use on a day; none where the rulebook does not reach."""
    try:
        return (
            load_parameter("taxonomy/level1-synonyms").on(on).value,
            load_parameter("taxonomy/level2-synonyms").on(on).value,
        )
    except OutsideValidityError:
        return {}, {}
