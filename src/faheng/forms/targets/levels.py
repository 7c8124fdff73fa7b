"""From the printed names of level 1 and level 2 to the category they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import cast

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.model.tokens import Category
from faheng.rulebook import load_parameter
from faheng.rulebook.exceptions import OutsideValidityError

_CODE_PREFIX = re.compile(r"^\d{1,2}[-—－、.]?")
_TAIL = re.compile(r"(?:指标|目标)+$")

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
        return None
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
