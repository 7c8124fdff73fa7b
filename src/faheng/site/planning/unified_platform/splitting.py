"""A value in the platform's parts, and the parts as a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faheng.site.planning.models import Indicator
from faheng.values.grammar import parse_value
from faheng.values.value import Value

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
_PER = {
    "person": ("人",),
    "household": ("户",),
    "community": ("社区", "村"),
    "case": ("件",),
    "time": ("次", "场次"),
    "day": ("天",),
    "person-time": ("人次",),
    "mu": ("亩",),
    "km": ("公里",),
    "other": ("单位",),
}
_PERIODS = {
    "year": "年",
    "half-year": "半年",
    "quarter": "季度",
    "month": "月",
    "week": "周",
    "day": "日",
}


@dataclass(frozen=True)
class Parts:
    """方向, 性质, 目标值, 计量单位. Without a direction the target is a text of its own."""

    direction: str = ""
    nature: str = ""
    target: str = ""
    unit: str = ""

    @property
    def is_split(self) -> bool:
        return bool(self.direction) or not self.target


def parts_of(row: Indicator, value: Value | None, year: int) -> Parts:
    """A value in parts; one that cannot be split stays whole, without a direction."""
    if value is None:
        return Parts()
    for parts in _ways(value):
        again = value_of(row, parts, year)
        if again is not None and _meaning(again) == _meaning(value):
            return parts
    return Parts(target=value.text)


def value_of(row: Indicator, parts: Parts, year: int) -> Value | None:
    """What parts say in the row of an indicator; ``None`` for a blank target."""
    if not parts.target.strip():
        return None
    if parts.direction == "定性" or parts.nature == "定性":
        return Value("qualitative", parts.target)
    return parse_value(
        parts.target,
        indicator=row.name or None,
        sign_column=parts.direction or None,
        unit_column=parts.unit or None,
        level1=row.level1 or None,
        level2=row.level2 or None,
        year=year,
    )


def says_the_same(one: Value | None, other: Value | None) -> bool:
    """Whether two values mean the same, whatever words they are written in."""
    if one is None or other is None:
        return one is other
    return _meaning(one) == _meaning(other)


def _ways(value: Value) -> Iterator[Parts]:
    if value.kind == "qualitative" and value.period is None and value.rating is None:
        yield Parts("定性", "定性", value.text)
    is_one_number = (
        value.kind == "quantitative"
        and value.number is not None
        and value.number_max is None
        and value.deadline is None
        and not value.parts
    )
    if is_one_number and value.comparator in _SIGNS:
        sign = _SIGNS[value.comparator]
        for unit in _units(value):
            yield Parts(sign, "定量", f"{value.number:f}", unit)


def _units(value: Value) -> Iterator[str]:
    unit = value.unit or ""
    per = _PER.get(value.per, ("",)) if value.per else ("",)
    period = _PERIODS[value.period] if value.period else ""
    for counted_by in per:
        yield "/".join(filter(None, (unit, counted_by, period)))


def _meaning(value: Value) -> Value:
    """The value without its words, if it is more than words."""
    text = "" if value.kind == "quantitative" else "".join(value.text.split())
    return replace(
        value,
        text=text,
        repaired=None,
        parts=tuple(map(_meaning, value.parts)),
        readings=tuple(map(_meaning, value.readings)),
    )
