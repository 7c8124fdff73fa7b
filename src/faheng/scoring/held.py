"""A target with all its quantities held against an actual value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import EvaluationItem
from faheng.scoring.comparing import Pair, pair
from faheng.scoring.demands import Demands, demands_of
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.formulas import Earned, earned
from faheng.scoring.spans import WHOLE_YEAR, Span
from faheng.values.grammar.context import RATE_ENDINGS
from faheng.values.money import YUAN_PER_UNIT
from faheng.values.units import PERCENT
from faheng.values.value import Value

_SPENT = ("成本", "费用", "支出", "控制", "预算", "单价", "标准", "价格", "金额")


class Held(NamedTuple):
    """One quantity of a target: the pair, what it earns, and the target itself."""

    target: Value
    pair: Pair
    earned: Earned


def is_cost(item: EvaluationItem) -> bool:
    """成本 is level 2 in the taxonomy of 2015 and level 1 in that of 2021."""
    return "成本" in f"{item.level1 or ''}{item.level2 or ''}"


def demands_on(item: EvaluationItem) -> Demands:
    """What the target of an item asks for, with what its row says of it.

    A cost without a sign is a ceiling; a bare number of a rate is in percent.
    """
    if item.target is None:
        return Demands()
    found = demands_of(item.target)
    return found._replace(
        quantities=tuple(_in_its_row(each, item) for each in found.quantities),
    )


def hold(
    item: EvaluationItem,
    demands: Demands,
    actual: Value,
    span: Span = WHOLE_YEAR,
) -> tuple[Held, tuple[str, ...]]:
    """The quantity that decides, and notes on those that were left out.

    Of several required together the least fulfilled decides, of alternatives the best.
    Raises ``IncomparableError`` where none can be compared.
    """
    held: list[Held] = []
    reasons: list[IncomparableError] = []
    for target in demands.quantities:
        try:
            both = pair(target, actual, span)
            held.append(Held(target, both, earned(both)))
        except IncomparableError as why:
            reasons.append(why)
    if not held:
        raise reasons[0]
    decide = max if demands.mode == "any" else min
    decisive = decide(held, key=lambda each: each.earned.share)
    notes: list[str] = []
    if len(held) > 1:
        by = "取完成较好的一项" if demands.mode == "any" else "取完成较差的一项"
        notes.append(f"指标值有 {len(held)} 项要求，{by}")
    if reasons and demands.mode == "all":
        notes.append(f"另有 {len(reasons)} 项要求没有比较：{reasons[0]}")
    return decisive, tuple(notes)


def earned_under(item: EvaluationItem, reading: Value, actual: Value) -> Earned | None:
    """What another reading of the target would earn."""
    try:
        return earned(pair(_in_its_row(reading, item), actual))
    except IncomparableError:
        return None


def _in_its_row(target: Value, item: EvaluationItem) -> Value:
    if target.comparator in ("=", None) and is_cost(item) and _is_spent(target, item):
        target = replace(target, comparator="<=")
    name = (item.name or "").partition("（")[0].partition("(")[0]
    is_rate = name.endswith(RATE_ENDINGS)
    if is_rate and target.unit is None and (target.number or Decimal(0)) > 1:
        target = replace(target, unit=PERCENT)
    return target


def _is_spent(target: Value, item: EvaluationItem) -> bool:
    """Whether it is money, or a share of it, that is spent: 足额发放率 is not."""
    name = item.name or ""
    return target.unit in YUAN_PER_UNIT or any(word in name for word in _SPENT)
