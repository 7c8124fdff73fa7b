"""How many times a target's number is due: for periods, for heads, for part of a year."""

from __future__ import annotations

from fractions import Fraction

from faheng.scoring.demands import count_of
from faheng.scoring.exceptions import IncomparableError
from faheng.scoring.numbers import is_usable, plain
from faheng.scoring.spans import WHOLE_YEAR, Span
from faheng.values.money import YUAN_PER_UNIT
from faheng.values.periods import PERIOD_WORDS
from faheng.values.units import PERCENT
from faheng.values.value import Value

_SHARES = frozenset({PERCENT, "‰"})
# Lengths of time; those of a year may be summed or told for each period.
_LENGTHS = frozenset("秒 分钟 小时 课时 学时 天 日 工作日 自然日 日历天 半天".split())
# States rather than sums: they do not grow with the year.
_LEVELS = frozenset("级 星 分 倍 度 ℃ 档".split()) | _SHARES
# Beyond this multiple of a target for one period, or one person, an actual is a total.
_TOTAL_FROM = 2


def is_share(value: Value) -> bool:
    return value.unit in _SHARES


def is_level(value: Value) -> bool:
    """Whether it is a state or a price, which does not grow with the year."""
    return value.unit in _LEVELS or (
        value.unit in YUAN_PER_UNIT and value.per is not None
    )


def _is_ceiling(value: Value) -> bool:
    return value.comparator in ("<=", "<")


def times_due(
    target: Value, stated: Value, actual: Value, number: Fraction, span: Span
) -> tuple[Fraction, list[str]]:
    """How many times the target's number is due, to be held against the actual's."""
    notes: list[str] = []
    if is_level(target) or is_share(stated):
        return Fraction(1), notes
    times = _periods(target, stated, number, span, notes)
    return times * _heads(target, stated, actual, number, notes), notes


def _heads(
    target: Value, stated: Value, actual: Value, number: Fraction, notes: list[str]
) -> int | Fraction:
    """How many persons, villages or cases a target for each of them is due for."""
    if target.per is None or stated.per == target.per or _is_ceiling(target):
        return 1
    if stated.per is not None:
        raise IncomparableError("指标值与完成值计算的口径不同，无法比较")
    assert target.number is not None
    for_one = Fraction(target.number) * WHOLE_YEAR.periods.get(
        target.period or "year", 1
    )
    if number <= _TOTAL_FROM * for_one:
        notes.append("完成值没有写明按什么计，按与指标值相同的口径比较")
        return 1
    heads = count_of(target.per, target, actual)
    if heads is None or not is_usable(heads.number):
        raise IncomparableError("指标值按人（村、件等）计，完成值是总数，无法比较")
    notes.append(f"指标值按{plain(heads.number)}{heads.unit}计")
    return Fraction(heads.number)


def _periods(
    target: Value, stated: Value, number: Fraction, span: Span, notes: list[str]
) -> Fraction:
    """How many periods of the target are due by the day."""
    assert target.number is not None
    period = target.period or "year"
    told = stated.period or "year"
    if period == told and period != "year":
        return Fraction(1)
    if told != "year":
        if told not in WHOLE_YEAR.periods or period not in WHOLE_YEAR.periods:
            raise IncomparableError("指标值与完成值的期间不同，无法比较")
        # What is done in each period is held against what each should bring.
        notes.append(f"完成值是{PERIOD_WORDS[told]}的，指标值按此折算")
        return Fraction(WHOLE_YEAR.periods[period], WHOLE_YEAR.periods[told])
    if period == "year":
        return Fraction(1) if _is_ceiling(target) else _share_until(target, span)
    is_each = number <= _TOTAL_FROM * Fraction(target.number)
    if target.unit in _LENGTHS and is_each:
        notes.append("完成值按与指标值相同的期间比较")
        return Fraction(1)
    # A ceiling for each period holds for as many of them as the year has.
    count = (WHOLE_YEAR if _is_ceiling(target) else span).periods.get(period)
    if count is None:
        raise IncomparableError("指标值按日计，完成值是总数，无法比较")
    notes.append(f"指标值按{PERIOD_WORDS[period]}计，应计 {count} 期")
    return Fraction(count)


def _share_until(target: Value, span: Span) -> Fraction:
    """The straight line through the year, or up to the quantity's own last day."""
    if (
        target.deadline is None
        or span.day is None
        or span.day.year < target.deadline.year
    ):
        return span.share
    if span.day >= target.deadline:
        return Fraction(1)
    return Fraction(span.day.timetuple().tm_yday, target.deadline.timetuple().tm_yday)
