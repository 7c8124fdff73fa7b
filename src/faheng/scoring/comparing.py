"""Target and actual brought to one basis: the same unit, period and denominator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from faheng.scoring.demands import amounts_of
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.multiples import is_share, times_due
from faheng.scoring.numbers import is_usable, plain, shown
from faheng.scoring.scales import converted
from faheng.scoring.spans import WHOLE_YEAR, Span
from faheng.values.money import YUAN_PER_UNIT
from faheng.values.units import PERCENT
from faheng.values.value import Value

# Beyond this multiple a bare amount is in another unit: 元 beside 万元.
_OTHER_MONEY = 1000
_NOTHING = ("无", "零", "没有", "未发生", "未出现", "不存在")


class Pair(NamedTuple):
    """What is due and what came about, in one unit; ``notes`` say how they got there.

    For a deadline ``due_by`` and ``done_on`` stand in their place.
    """

    comparator: str
    due: Fraction
    actual: Fraction
    unit: str = ""
    due_max: Fraction | None = None
    due_by: date | None = None
    done_on: date | None = None
    notes: tuple[str, ...] = ()


def pair(target: Value, actual: Value, span: Span = WHOLE_YEAR) -> Pair:
    """Hold one quantity of a target against an actual value.

    Raises ``IncomparableError``.
    """
    comparator = target.comparator or "="
    if target.number is None:
        return _dates(target, actual, comparator)
    upper = target.number_max
    if not is_usable(target.number) or not (upper is None or is_usable(upper)):
        raise IncomparableError(f"指标值“{target.text}”的数值过大或过小，请核对")
    stated, notes = _matching(target, actual)
    number, unit, read = _in_one_unit(target, stated)
    times, more = times_due(target, stated, actual, number, span)
    return Pair(
        comparator,
        Fraction(target.number) * times,
        number,
        unit,
        Fraction(upper) * max(times, Fraction(1)) if upper is not None else None,
        notes=(*notes, *read, *more),
    )


def _in_one_unit(target: Value, stated: Value) -> tuple[Fraction, str, list[str]]:
    """The stated number in the target's unit, that unit, and how it was read."""
    assert target.number is not None
    assert stated.number is not None
    number, goal = Fraction(stated.number), Fraction(target.number)
    printed = plain(stated.number)
    if target.unit == stated.unit:
        return number, target.unit or "", []
    if target.unit is None:
        if stated.unit == PERCENT and 0 < goal <= 1 < number:
            return number / 100, "", ["指标值按比率读取"]
        return number, stated.unit or "", []
    if stated.unit is None:
        if _is_ratio(target, stated):
            note = f"完成值 {printed} 按比率读作 {shown(number * 100)}%"
            return number * 100, target.unit, [note]
        if target.unit in YUAN_PER_UNIT and 0 < goal * _OTHER_MONEY < number:
            raise IncomparableError("完成值没有写明金额单位，与指标值相差过大，请核对")
        return number, target.unit, []
    same = converted(number, stated.unit, target.unit)
    assert same is not None  # _matching looked
    note = f"{printed}{stated.unit}＝{shown(same)}{target.unit}"
    return same, target.unit, [note] if same != number else []


def _matching(target: Value, actual: Value) -> tuple[Value, list[str]]:
    """The quantity of the actual that speaks of the target's."""
    amounts = [each for each in amounts_of(actual) if each.number is not None]
    if not amounts:
        if target.number == 0 and actual.text.strip().startswith(_NOTHING):
            zero = Value("quantitative", actual.text, "=", Decimal(0))
            return zero, [f"“{actual.text.strip()}”按 0 计"]
        raise IncomparableError(f"完成情况“{actual.text}”没有写出实际完成值")
    if any(not is_usable(each.number) for each in amounts):
        raise IncomparableError(f"完成值“{actual.text}”的数值过大或过小，请核对")
    same = [each for each in amounts if each.unit == target.unit]
    bare = [each for each in amounts if each.unit is None or target.unit is None]
    near = [
        each
        for each in amounts
        if each.unit and target.unit and converted(Fraction(1), each.unit, target.unit)
    ]
    found = same or near or bare
    if not found:
        units = f"（{target.unit}、{amounts[0].unit}）"
        raise IncomparableError(f"指标值与完成值的计量单位不同{units}，无法比较")
    if len({each.number for each in found}) > 1 and actual.readings:
        if (share := _as_share(target, found)) is not None:
            return share, [f"完成值 {actual.text.strip()} 按比率读作 {_percent(share)}"]
        raise IncomparableError(f"完成值“{actual.text}”有不止一种读法，请核实")
    return found[0], []


def _as_share(target: Value, found: list[Value]) -> Value | None:
    """0.93 may be 93 % or 0.93 %; beside a target of 90 % it is the former."""
    if len(found) != 2:
        return None
    low, high = sorted(found, key=lambda each: each.number or 0)
    if low.number is None or high.number is None or not low.number:
        return None
    is_other_reading = high.number == 100 * low.number and low.unit == high.unit
    return high if is_other_reading and _is_ratio(target, low) else None


def _percent(share: Value) -> str:
    assert share.number is not None
    return f"{plain(share.number)}%"


def _is_ratio(target: Value, stated: Value) -> bool:
    """0.95 for 95 %: only where the target is far from such small numbers."""
    assert target.number is not None
    assert stated.number is not None
    return is_share(target) and target.number >= 10 and 0 < stated.number <= 1


def _dates(target: Value, actual: Value, comparator: str) -> Pair:
    done = next((each.deadline for each in amounts_of(actual) if each.deadline), None)
    if target.deadline is None:
        raise IncomparableError(f"指标值“{target.text}”没有写明年份或数值，无法比较")
    if done is None:
        raise IncomparableError(f"完成情况“{actual.text}”没有写出完成日期")
    return Pair(
        comparator, Fraction(0), Fraction(0), due_by=target.deadline, done_on=done
    )
