"""What was typed, said back as it was understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.cells import Place
from faheng.site.planning.models import Indicator
from faheng.site.planning.packages import understood
from faheng.site.planning.typed import Unit, kept_value, shown_text
from faheng.site.templatetags.words import yuan
from faheng.values.grammar import format_value
from faheng.values.value import Value

_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "=", "range": ""}
_PER = {
    "person": "人",
    "household": "户",
    "community": "村（社区）",
    "case": "件",
    "time": "次",
    "day": "天",
    "person-time": "人次",
    "mu": "亩",
    "km": "公里",
    "other": "单位",
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
class Reading:
    """One way to read a value: in words, and how to spell it so that it has no other."""

    words: str
    spelling: str


@dataclass(frozen=True)
class Understanding:
    """``readings`` are two or more where a text may mean either; ``note`` says what was
    mended, or what is wrong with the text."""

    kind: Literal["clear", "qualitative", "ambiguous", "refused", "blank"]
    words: str = ""
    note: str = ""
    readings: tuple[Reading, ...] = ()


def in_words(value: Value) -> str:
    """A value as the officer who checks it would say it.

    ``每人每年16次以上，共44人`` is ``≥ 16 次／人·年，另：44 人``.
    """
    if value.kind == "qualitative":
        return _("定性指标")
    if value.kind == "ambiguous":
        return _("有两种以上读法")
    if value.number is None and value.deadline is None:
        return value.text
    first = _quantity(value)
    # A plain number of people beside the target is no target of its own.
    others = [_quantity(part).removeprefix("= ") for part in value.parts]
    if not others:
        return first
    return _("%(first)s，另：%(others)s") % {
        "first": first,
        "others": "；".join(others),
    }


def understanding_of(value: Value | None) -> Understanding:
    """All that is to be said of a value that was read; ``None`` is a blank."""
    if value is None:
        return Understanding("blank")
    if value.kind == "qualitative":
        return Understanding("qualitative", in_words(value))
    if value.kind == "ambiguous":
        readings = tuple(_distinct(value.readings))
        return Understanding("ambiguous", in_words(value), readings=readings)
    return Understanding("clear", in_words(value), value.repaired or "")


def understand_text(
    place: Place, text: str, *, row: Indicator | None, unit: Unit, year: int
) -> Understanding:
    """What a cell would be taken to say if this were left in it."""
    rule = place.rule
    try:
        value = kept_value(rule.kind, text, unit=unit, year=year, limit=rule.limit)
    except InvalidInputError as why:
        return Understanding("refused", note=str(why))
    if rule.kind == "target" and row is not None:
        return understanding_of(understood(row, str(value), year))
    if isinstance(value, Decimal):
        return Understanding("clear", _("%(yuan)s 元") % {"yuan": yuan(value)})
    if rule.kind in ("date", "day") and value is not None:
        return Understanding("clear", shown_text(rule.kind, value, unit=unit))
    return Understanding("blank")


def _distinct(readings: Iterable[Value]) -> Iterable[Reading]:
    seen = set()
    for reading in readings:
        spelling = format_value(reading)
        if spelling not in seen:
            seen.add(spelling)
            yield Reading(in_words(reading), spelling)


def _quantity(value: Value) -> str:
    """Sign, number, unit, what it is counted by, and the day by which."""
    sign = _SIGNS[value.comparator or "="]
    by_when = ""
    if value.deadline is not None:
        day = value.deadline
        by_when = f"{day.year}年{day.month}月{day.day}日"
        if value.number is None:
            said = _("不迟于 %(day)s") if sign == "≤" else _("截至 %(day)s")
            return said % {"day": by_when}
    counted_by = [
        _PER[value.per] if value.per else "",
        _PERIODS[value.period] if value.period else "",
    ]
    by = "·".join(filter(None, counted_by))
    said = " ".join(filter(None, (sign, _number(value), value.unit or "")))
    said = f"{said}／{by}" if by else said
    return (
        _("%(said)s，%(day)s前") % {"said": said, "day": by_when} if by_when else said
    )


def _number(value: Value) -> str:
    bounds = [each for each in (value.number, value.number_max) if each is not None]
    return "～".join(f"{bound:,f}" for bound in bounds)
