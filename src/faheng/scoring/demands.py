"""What a target asks for: one quantity, several together, or one of several."""

from __future__ import annotations

from typing import Literal, NamedTuple

from faheng.values.value import Per, Value

# What something is counted per, by the units in which its number is given.
_COUNTED_PER: dict[Per, frozenset[str]] = {
    "person": frozenset("人 名 位 员 个".split()),
    "household": frozenset("户 家 个".split()),
    "community": frozenset("村 社区 行政村 个 居".split()),
    "case": frozenset("件 宗 起 例 案 笔 个".split()),
    "time": frozenset("次 场 场次 期".split()),
}


class Demands(NamedTuple):
    """The quantities of a target, how they belong together, and how they were read.

    ``unclear`` says why its number is in doubt; there are no quantities then.
    ``others`` are further readings of a single quantity that differ in its sign.
    """

    quantities: tuple[Value, ...] = ()
    mode: Literal["all", "any"] = "all"
    others: tuple[Value, ...] = ()
    unclear: str | None = None

    @property
    def is_measured(self) -> bool:
        return bool(self.quantities)


def demands_of(target: Value) -> Demands:
    """The quantities a target asks for; none for words and for numbers in doubt."""
    if not target.readings:
        own = (target, *_required_parts(target)) if _measures(target) else ()
        return Demands(own)
    readings = tuple(each for each in target.readings if _measures(each))
    if not readings:
        return Demands()
    first = readings[0]
    if first.parts and all(_same_parts(first, each) for each in readings):
        return Demands(tuple(part for part in first.parts if _measures(part)))
    measures = {(each.number, each.number_max, each.deadline) for each in readings}
    if len(measures) == 1:
        others = tuple(
            each for each in readings[1:] if each.comparator != first.comparator
        )
        return Demands((first,), others=others)
    if "或" in target.text:
        return Demands(readings, "any")
    return Demands(unclear=f"指标值“{target.text}”有不止一种读法，请先核实指标值")


def amounts_of(actual: Value) -> tuple[Value, ...]:
    """Every quantity an actual value states."""
    listed: list[Value] = []
    for value in (*actual.readings, actual):
        for each in (value, *value.parts):
            if _measures(each) and all(not _same(each, known) for known in listed):
                listed.append(each)
    return tuple(listed)


def count_of(per: Per, *values: Value) -> Value | None:
    """The number of those a quantity is counted per: ``每人16次，共44人`` has 44."""
    units = _COUNTED_PER.get(per, frozenset())
    for value in values:
        for each in amounts_of(value):
            if each.per is None and each.unit in units and each.number:
                return each
    return None


def _required_parts(target: Value) -> tuple[Value, ...]:
    """Parts that are demands of their own, and not what the main one is counted per."""
    units = _COUNTED_PER.get(target.per, frozenset()) if target.per else frozenset()
    return tuple(
        part
        for part in target.parts
        if _measures(part) and part.unit not in units and not _same(part, target)
    )


def _measures(value: Value) -> bool:
    return value.number is not None or value.deadline is not None


def _same(one: Value, other: Value) -> bool:
    return (one.number, one.unit, one.per, one.deadline) == (
        other.number,
        other.unit,
        other.per,
        other.deadline,
    )


def _same_parts(one: Value, other: Value) -> bool:
    return len(one.parts) == len(other.parts) and all(
        _same(mine, theirs) for mine, theirs in zip(one.parts, other.parts, strict=True)
    )
