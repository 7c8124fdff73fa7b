"""One indicator by a day: what is due, what came about, and the light it deserves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import (
    EvaluationItem,
)
from faheng.scoring.demands import Demands, amounts_of
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.held import Held, demands_on, hold
from faheng.scoring.lights import (
    Light,
    ceiling_light,
    progress_light,
    words_light,
)
from faheng.scoring.numbers import rounded
from faheng.scoring.spans import Span
from faheng.values.value import Value

_DONE = ("已完成", "全部完成", "已全部完成", "按期完成", "按时完成", "完成")


class Progress(NamedTuple):
    """One indicator by a day.

    ``due`` and ``actual`` are numbers in the target's unit, a day for a deadline, the
    printed words where neither is told. ``note`` says why there is no light.
    """

    name: str | None
    due: str | None
    actual: str | None
    percent: Decimal | None
    light: Light | None
    unit: str = ""
    note: str = ""
    is_ceiling: bool = False


def monitor_item(item: EvaluationItem, span: Span, on: date) -> Progress:
    """One indicator; without a light where there is nothing to hold it against."""
    demands = demands_on(item)
    deadline = _deadline(demands)
    if deadline is not None:
        return _by_a_deadline(item, deadline, on)
    actual = item.actual
    target = item.target.text if item.target else None
    if actual is None or not demands.is_measured or actual.rating is not None:
        words = actual.text if actual else (item.completion or "")
        rating = actual.rating if actual else None
        light = words_light(words, rating, on)
        note = "" if light else demands.unclear or _missing(item)
        return Progress(item.name, target, words or None, None, light, note=note)
    try:
        held, notes = hold(item, demands, actual, span)
    except IncomparableError as why:
        return Progress(item.name, target, actual.text, None, None, note=str(why))
    return _by_number(item, held, on, "；".join((*held.pair.notes, *notes)))


def _by_number(item: EvaluationItem, held: Held, on: date, note: str) -> Progress:
    both = held.pair
    percent = both.actual / both.due * 100 if both.due > 0 else None
    is_zero = both.comparator == "=" and held.target.number == 0
    is_ceiling = is_zero or both.comparator in ("<=", "<")
    above = both.due_max is not None and both.actual > both.due_max
    if is_ceiling or above:
        bound = both.due_max if above and both.due_max is not None else both.due
        within = both.actual < bound if both.comparator == "<" else both.actual <= bound
        light = ceiling_light(is_within=within, day=on)
    elif percent is None:
        # Nothing is due yet, so nothing is late.
        light = ceiling_light(is_within=True, day=on)
    else:
        light = progress_light(percent, on, "indicator")
    return Progress(
        item.name,
        f"{rounded(both.due):f}",
        f"{rounded(both.actual):f}",
        rounded(percent) if percent is not None else None,
        light,
        both.unit,
        note,
        is_ceiling,
    )


def _by_a_deadline(item: EvaluationItem, target: Value, on: date) -> Progress:
    assert target.deadline is not None
    actual = item.actual
    words = (actual.text if actual else item.completion or "").strip()
    amounts = amounts_of(actual) if actual else ()
    done = next((each.deadline for each in amounts if each.deadline), None)
    is_done = words.startswith(_DONE)
    light: Light | None
    note = ""
    if done is not None and done <= on:
        light = ceiling_light(is_within=done <= target.deadline, day=on)
    elif on <= target.deadline:
        light = ceiling_light(is_within=True, day=on)
        note = "" if is_done else "尚未到期"
    elif is_done:
        light, note = None, "没有写出完成日期，无法判断是否按期"
    else:
        light, note = ceiling_light(is_within=False, day=on), "期限已过，没有完成"
    told = done.isoformat() if done else words or None
    return Progress(
        item.name, target.deadline.isoformat(), told, None, light, note=note
    )


def _deadline(demands: Demands) -> Value | None:
    """The target, where it is a day and nothing else."""
    if len(demands.quantities) != 1:
        return None
    only = demands.quantities[0]
    is_day = only.number is None and only.deadline is not None
    return only if is_day and only.comparator not in (">=", ">") else None


def _missing(item: EvaluationItem) -> str:
    if item.target is None:
        return "没有填写指标值"
    if item.actual is None and not item.completion:
        return "没有填写完成情况"
    return "完成情况没有可以比较的数值或档次"
