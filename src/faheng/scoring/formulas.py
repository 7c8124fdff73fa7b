"""The share of its points an indicator earns, by the sign of its target.

============  =====================  ==========================================
target        met                    otherwise
============  =====================  ==========================================
``≥ T``       ``A ≥ T``: all         ``A/T``
``> T``       ``A > T``: all         ``A/T``, which is all of it where ``A = T``
``= T``       as ``≥ T``             ``T = 0``: all where ``A ≤ 0``, else nothing
``≤ T``       ``A ≤ T``: all         ``1 - (A-T)/T``; nothing from ``A = 2T``
``T1 ~ T2``   between them: all      below as ``≥ T1``, above as ``≤ T2``
deadline      by its day: all        nothing: a day has no proportion
============  =====================  ==========================================
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from faheng.scoring.comparing import Pair
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.numbers import shown

Rule = Literal["met", "ratio", "reverse", "qualitative", "zero-target", "none"]

NOTHING, ALL = Fraction(0), Fraction(1)


class Earned(NamedTuple):
    """The share of the points, the rule that gave it, and the step in words."""

    share: Fraction
    rule: Rule
    step: str
    is_met: bool
    is_dated: bool = False


def earned(held: Pair) -> Earned:
    """What one quantity earns; raises ``IncomparableError`` for what has no formula."""
    if held.due_by is not None and held.done_on is not None:
        return _by_a_day(held)
    if held.comparator in ("<=", "<"):
        return _at_most(held, held.due, strict=held.comparator == "<")
    if held.comparator == "range" and held.due_max is not None:
        if held.actual > held.due_max:
            return _at_most(held, held.due_max)
        return _at_least(held, held.due)
    if held.comparator == "=" and held.due == 0:
        return _at_most(held, held.due)
    return _at_least(held, held.due, strict=held.comparator == ">")


def _at_least(held: Pair, due: Fraction, *, strict: bool = False) -> Earned:
    actual, said = held.actual, _said(held, due)
    if actual > due or (actual == due and not strict):
        return Earned(ALL, "met", f"{said[0]} ≥ {said[1]}，已完成", is_met=True)
    if due < 0:
        raise IncomparableError("指标值为负数，没有比例可算")
    if due == 0:
        step = f"指标值为 0，完成值 {said[0]}"
        return Earned(NOTHING, "zero-target", step, is_met=False)
    share = max(actual / due, NOTHING)
    step = f"{said[0]} ÷ {said[1]} ＝ {shown(share)}"
    return Earned(share, "ratio", step, is_met=False)


def _at_most(held: Pair, due: Fraction, *, strict: bool = False) -> Earned:
    actual, said = held.actual, _said(held, due)
    if due == 0:
        share = ALL if actual <= 0 else NOTHING
        step = f"指标值为 0，完成值 {said[0]}"
        return Earned(share, "zero-target", step, is_met=bool(share))
    if actual < due or (actual == due and not strict):
        return Earned(ALL, "met", f"{said[0]} ≤ {said[1]}，已完成", is_met=True)
    if due < 0:
        raise IncomparableError("指标值为负数，没有比例可算")
    share = max(1 - (actual - due) / due, NOTHING)
    step = f"1 －（{said[0]} － {said[1]}）÷ {said[1]} ＝ {shown(share)}"
    if actual >= 2 * due:
        step = f"{said[0]} 达到 {said[1]} 的两倍"
    return Earned(share, "reverse", step, is_met=False)


def _by_a_day(held: Pair) -> Earned:
    assert held.due_by is not None
    assert held.done_on is not None
    early = held.done_on <= held.due_by
    if held.comparator in (">=", ">"):
        early = held.done_on >= held.due_by
    said = f"完成于 {held.done_on}，期限 {held.due_by}"
    if early:
        return Earned(ALL, "met", f"{said}，按期完成", is_met=True, is_dated=True)
    late = (held.done_on - held.due_by).days
    step = f"{said}，逾期 {late} 天" if late > 0 else f"{said}，不在期限内"
    return Earned(NOTHING, "reverse", step, is_met=False, is_dated=True)


def _said(held: Pair, due: Fraction) -> tuple[str, str]:
    return f"{shown(held.actual)}{held.unit}", f"{shown(due)}{held.unit}"
