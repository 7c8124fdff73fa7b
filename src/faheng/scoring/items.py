"""The points of one indicator, with the steps that led to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from faheng.model.package import EvaluationItem
from faheng.scoring.demands import Demands
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.formulas import Earned
from faheng.scoring.held import Held, demands_on, earned_under, hold, is_cost
from faheng.scoring.item_score import ItemScore, unscored
from faheng.scoring.multiples import is_share
from faheng.scoring.numbers import is_usable, plain, rounded, shown
from faheng.scoring.parameters import fixed
from faheng.scoring.worded import score_words
from faheng.values.value import Value

_METHODS = {
    "met": "evaluation/quantitative-method",
    "ratio": "evaluation/quantitative-method",
    "reverse": "evaluation/reverse-method",
    "zero-target": "evaluation/reverse-method",
}


def score_item(
    item: EvaluationItem, *, day: date | None, weight: Decimal | None = None
) -> ItemScore:
    """Score one indicator; ``weight`` are its points where they are not as printed."""
    points = item.weight if weight is None else weight
    inputs = _inputs(item, points)
    if not is_usable(points) or points < 0:
        none = unscored(points, inputs, "没有分值，无法计分")
        without = score_item(item, day=day, weight=Decimal(0))
        return none._replace(due=without.due, actual=without.actual)
    actual = _told(item)
    if actual is None:
        return unscored(points, inputs, "没有填写实际完成值，无法计分")
    demands = demands_on(item)
    if actual.rating is not None or (
        not demands.is_measured and demands.unclear is None
    ):
        return score_words(item, actual, points, inputs, day)
    if demands.unclear:
        return unscored(points, inputs, f"{demands.unclear}，无法计分")
    try:
        held, notes = hold(item, demands, actual)
    except IncomparableError as why:
        return unscored(points, inputs, f"{why}，无法计分")
    return _by_number(item, actual, demands, held, points, (inputs, *notes), day)


def _by_number(
    item: EvaluationItem,
    actual: Value,
    demands: Demands,
    held: Held,
    weight: Decimal,
    before: tuple[str, ...],
    day: date | None,
) -> ItemScore:
    got = held.earned
    exact = got.share * Fraction(weight)
    points = rounded(exact)
    lines = [*before, *held.pair.notes]
    if is_cost(item) and held.target.comparator == "<=":
        lines.append("成本指标以不超过指标值为完成")
    lines.append(_method(got, day))
    total = "" if got.share in (0, 1) else f"，× {plain(weight)} ＝ {shown(exact)}"
    lines.append(f"{got.step}{total}，得 {points} 分")
    sound = _other_ways(item, held, weight, day)
    for reading in demands.others:
        other = earned_under(item, reading, actual)
        if other is not None and other.share != got.share:
            alternative = rounded(other.share * Fraction(weight))
            lines.append(
                f"指标值也可读作“{reading.comparator}”，按此为 {alternative} 分"
            )
            sound.append((alternative, alternative))
    both, goal = held.pair, _is_goal(held)
    return ItemScore(
        points,
        weight,
        got.rule,
        tuple(lines),
        is_met=got.is_met,
        due=both.due if goal else None,
        actual=both.actual if goal else None,
        also_sound=tuple(sound),
    )


def _method(got: Earned, day: date | None) -> str:
    if got.is_dated and not got.is_met:
        method = fixed("evaluation/direct-method", day)
        return f"{method.value}（{method.cited}）"
    method = fixed(_METHODS[got.rule], day)
    return f"{method.value[got.rule]}（{method.cited}）"


def _is_goal(held: Held) -> bool:
    """Whether there is a number to be reached and perhaps surpassed."""
    goal = held.target.comparator in (">=", ">", "=", None)
    price = held.target.per is not None and (held.target.unit or "").endswith("元")
    return goal and not price and held.pair.due > 0


def _other_ways(
    item: EvaluationItem, held: Held, weight: Decimal, day: date | None
) -> list[tuple[Decimal, Decimal]]:
    """Points that other methods in force give where the target is not met."""
    if held.earned.is_met:
        return []
    nothing = Decimal(0)
    if held.earned.is_dated:
        return [(nothing, weight - Decimal("0.01"))]
    sound = [(nothing, nothing)]  # 直接赋分
    if held.earned.rule == "reverse":
        # The regulation says “in proportion”; some places take it upside down.
        bound = held.pair.due_max or held.pair.due
        inverse = rounded(bound / held.pair.actual * Fraction(weight))
        sound.append((inverse, inverse))
    names = f"{item.level1 or ''}{item.level2 or ''}{item.name or ''}"
    if "满意" in names and is_share(held.target):
        bands = fixed("evaluation/satisfaction-bands", day).value
        percent = next(
            (share for least, share in bands.items() if held.pair.actual >= int(least)),
            0,
        )
        banded = rounded(Fraction(percent, 100) * Fraction(weight))
        if banded < weight:
            sound.append((banded, banded))
    return sound


def _told(item: EvaluationItem) -> Value | None:
    """The actual value, else what 完成情况 says in words."""
    if item.actual is not None and (
        item.actual.text.strip(" /-—–") or item.actual.number is not None
        or item.actual.rating is not None
    ):  # fmt: skip
        return item.actual
    words = (item.completion or "").strip(" /-—–")
    return Value("qualitative", words) if words else None


def _inputs(item: EvaluationItem, weight: Decimal | None) -> str:
    told = _told(item)
    parts = [
        f"指标值：{item.target.text if item.target else '未填写'}",
        f"实际完成：{told.text if told else '未填写'}",
        f"分值：{plain(weight) if is_usable(weight) else '未填写'}",
    ]
    return "；".join(parts)
