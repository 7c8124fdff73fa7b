"""What a stated value is: a count, a share, money, a time, a state or a wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from faheng.review.lexicon import bare, words
from faheng.values.grammar import format_value
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Value

_DIGITS = lazy_pattern(r"\d+(?:\.\d+)?")
# 半小时服务圈: a number in characters with a unit of measure.
_SPELT_OUT = lazy_pattern(
    r"[半两一二三四五六七八九十百千]+(?:个)?(?:小时|分钟|公里|工作日|天内|日内|周内|月内|季度|年内)"
)
_NOT_SAID = frozenset("/-—–")


class Stated(NamedTuple):
    """One value of an indicator: its name, its place, and the name of its column."""

    name: str

    path: str
    column: str
    raw: Value

    @property
    def value(self) -> Value:
        """The value as rules judge it."""
        return settled(self.raw)

    @property
    def text(self) -> str:
        return bare(self.raw.text)


def states(
    name: str, path: str, target: Value | None, period: Value | None
) -> Iterator[Stated]:
    """The year's value, and the medium-term one where it says something else."""
    if target is not None:
        yield Stated(name, f"{path}/target", "年度指标值", target)
    if period is not None and (
        target is None or bare(target.text) != bare(period.text)
    ):
        yield Stated(name, f"{path}/period_target", "实施周期指标值", period)


def is_unreadable(value: Value) -> bool:
    """Whether one run of digits can be two numbers: 95955 may be 95."""
    numbers = {each.number for each in value.readings}
    runs = _DIGITS.findall(bare(value.text))
    if len(numbers) < 2 or len(runs) != 1:
        return False
    return all(number is not None and printed(number) in runs[0] for number in numbers)


def settled(value: Value) -> Value:
    """The likeliest reading of an ambiguous value, unless its number is in doubt.

    A direction that only reading has supplied is left out: a bare 90% may be = or ≥.
    """
    if not value.readings or is_unreadable(value):
        return value
    first = value.readings[0]
    said = {each.comparator for each in value.readings if each.unit == first.unit}
    comparator = first.comparator if len(said) == 1 else None
    return replace(
        first, text=value.text, comparator=comparator, repaired=value.repaired
    )


def shown(value: Value) -> str:
    """A value as a message quotes it: as printed, with what other columns say of it."""
    text = value.text.strip()
    if _DIGITS.fullmatch(text) and value.number is not None:
        return written(value)
    return text


def written(value: Value) -> str:
    """A value written out, its digits ungrouped as the forms print them."""
    return format_value(value).replace(",", "")


def is_measured(value: Value) -> bool:
    """Whether it gives a number, a date or a choice of numbers."""
    return (
        value.number is not None
        or value.number_max is not None
        or value.deadline is not None
        or bool(value.parts)
        or bool(value.readings)
        or any(char.isdigit() for char in value.text)
        or _SPELT_OUT.search(value.text) is not None
    )


def is_percent(value: Value) -> bool:
    return value.number is not None and value.unit == "%"


def is_money(value: Value) -> bool:
    return value.number is not None and value.unit in words("money")


def is_time_limit(value: Value) -> bool:
    """Whether it says by when, or how soon: 5个工作日内, 每月15日前."""
    return (
        value.number is not None
        and value.comparator in ("<=", "<")
        and value.unit in words("time")
    )


def is_event(value: Value) -> bool:
    """Whether it counts things done: times, sessions, issues."""
    return value.number is not None and value.unit in words("events")


def is_count(value: Value) -> bool:
    """Whether it counts things or events, and no share stands beside the count."""
    if value.number is None or "%" in bare(value.text):
        return False
    return value.unit in words("events") or value.unit in words("things")


def is_blank(value: Value | None) -> bool:
    """Whether the cell says nothing: empty, or strokes only."""
    return value is None or not (set(bare(value.text)) - _NOT_SAID)


def is_doubled(value: Value) -> bool:
    """Whether a repaired value's number stands in its text twice over."""
    if value.number is None or value.repaired is None:
        return False
    return printed(value.number) * 2 in bare(value.text)


def printed(number: Decimal) -> str:
    """A number as people write it."""
    return f"{number.normalize():f}" if number else "0"
