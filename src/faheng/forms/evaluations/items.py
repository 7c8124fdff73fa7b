"""Rows of indicators become items of an evaluation or of monitoring."""

from __future__ import annotations

import re

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.declarations import place_indicator
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.values import value_of
from faheng.model.package import EvaluationItem, MonitoringItem
from faheng.values.value import Value

ITEM = frozenset(
    "level1 level2 name number target actual completion completed_share weight"
    " score reason note adjusted_target".split()
)
_MONITORED = frozenset({"expected", "likelihood", "causes", "causes.text"})
_CAUSES, _LIKELIHOODS = "causes.", "likelihood."
# A tick in a column of causes, or of likelihoods.
_TICKS = frozenset("√✓✔☑■●▲1是有yv")
_NO_TICKS = frozenset("□☐○0否无×/-—")
_A_VALUE = re.compile(r"[≥≤><=]?\s*\d[\d,.]*\s*[%％]?[^\d，。；]{0,4}")
# 全年开展14次，超额完成: one figure, which is no date, says what came about.
_ONE_FIGURE = re.compile(r"\D*\d[\d,]*(?:\.\d+)?\s*(?![年月日号时])[^\d\s]\D*")
_LONGEST_STATE = 20
_POINTS_BEHIND = re.compile(r"(?<=.)\s*[（(]\s*\d{1,3}(?:\.\d+)?\s*分?\s*[)）]$")
_WEIGHT_BEHIND = re.compile(
    r"(?P<name>.{2,}?)\s*[（(]\s*(?:分值)?[:：]?(?P<points>\d{1,2}(?:\.\d+)?)\s*分\s*[)）]"
)


def take_actual(printed: PrintedIndicator) -> None:
    """What came about, from a column or line that may tell it in words."""
    said = printed.text("completion")
    if said is None or "actual" in printed.texts:
        return
    tells = _A_VALUE.fullmatch(said) or _ONE_FIGURE.fullmatch(said)
    if tells:
        printed.texts["actual"] = said
        printed.units["actual"] = printed.units["completion"]


def take_state(printed: PrintedIndicator) -> None:
    """A short word in the column 完成情况 is what came about: 达成预期指标."""
    take_actual(printed)
    said = printed.text("completion") or ""
    is_state = 0 < len(said) <= _LONGEST_STATE and not re.search(r"\d", said)
    if "actual" not in printed.texts and is_state:
        printed.texts["actual"] = said
        printed.units["actual"] = printed.units["completion"]


def take_adjusted(printed: PrintedIndicator) -> None:
    """A target adjusted during the year is what the year is held against."""
    if adjusted := printed.text("adjusted_target"):
        printed.texts["target"] = adjusted
        printed.units["target"] = printed.units["adjusted_target"]


def take_weight(printed: PrintedIndicator) -> None:
    """在册对象教育人次（20分）: points printed behind a name, in a form without weights."""
    found = _WEIGHT_BEHIND.fullmatch(printed.text("name") or "")
    if found is None or printed.text("weight"):
        return
    printed.texts["name"], printed.texts["weight"] = found["name"], found["points"]
    printed.units["weight"] = printed.units["name"]


def item_of(
    draft: Draft, path: str, printed: PrintedIndicator, *, doubled: bool = False
) -> EvaluationItem:
    """An item of an evaluation, placed at this path."""
    place_indicator(draft, path, printed, ITEM)
    return EvaluationItem(
        level1=_without_points(printed.text("level1")),
        level2=_without_points(printed.text("level2")),
        name=printed.text("name"),
        target=_value(draft, printed, "target", doubled),
        actual=_value(draft, printed, "actual", doubled),
        completion=printed.text("completion") or printed.text("completed_share"),
        weight=figure_of(printed.text("weight")),
        score=figure_of(printed.text("score")),
        reason=printed.text("reason") or printed.text("note"),
        where=draft.where(printed.unit, printed.quote("name")),
    )


def monitored_item_of(
    draft: Draft, path: str, printed: PrintedIndicator, *, doubled: bool = False
) -> MonitoringItem:
    """An item of monitoring, with what is expected and what stands in its way."""
    held = ITEM - {"reason", "note"} | _MONITORED
    ticked = {key for key in printed.texts if key.startswith((_CAUSES, _LIKELIHOODS))}
    causes = _causes(printed)
    if causes and causes == printed.text("reason"):
        held |= {"reason"}
    place_indicator(draft, path, printed, held | ticked)
    return MonitoringItem(
        level1=_without_points(printed.text("level1")),
        level2=_without_points(printed.text("level2")),
        name=printed.text("name"),
        target=_value(draft, printed, "target", doubled),
        actual=_value(draft, printed, "actual", doubled),
        completion=printed.text("completion") or printed.text("completed_share"),
        weight=figure_of(printed.text("weight")),
        score=figure_of(printed.text("score")),
        expected=_value(draft, printed, "expected", doubled),
        likelihood=_likelihood(printed),
        causes=causes,
        where=draft.where(printed.unit, printed.quote("name")),
    )


def _value(
    draft: Draft, printed: PrintedIndicator, key: str, doubled: bool
) -> Value | None:
    return value_of(printed, key, year=draft.year, doubled=doubled)


def _without_points(level: str | None) -> str | None:
    """决策（20分） is 决策."""
    return _POINTS_BEHIND.sub("", level) if level else level


def _is_ticked(text: str) -> bool:
    key = label_key(text).lower()
    return bool(key) and set(key) <= _TICKS


def _likelihood(printed: PrintedIndicator) -> str | None:
    for key, text in printed.texts.items():
        if key.startswith(_LIKELIHOODS) and _is_ticked(text):
            return key.removeprefix(_LIKELIHOODS)
    return printed.text("likelihood")


def _causes(printed: PrintedIndicator) -> str | None:
    """The ticked causes by name, then what is said of them."""
    ticked, said = list[str](), list[str]()
    for key, text in printed.texts.items():
        if not key.startswith(_CAUSES) or not text:
            continue
        name = key.removeprefix(_CAUSES)
        if name == "text":
            said.append(text)
        elif _is_ticked(text):
            ticked.append(name)
        elif not set(label_key(text)) <= _NO_TICKS:
            said.append(f"{name}：{text}")
    parts = ["、".join(ticked)] if ticked else []
    return "；".join(parts + said) or printed.text("causes") or printed.text("reason")
