"""What the rulebook fixes on the day of an evaluation, with the words that cite it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from faheng.rulebook import DatedValue, load_parameter


class Fixed(NamedTuple):
    """A value of the rulebook and its citation."""

    value: Any
    cited: str


@lru_cache(maxsize=256)
def fixed(name: str, day: date | None) -> Fixed:
    """The value in force on a day.

    Without a day it is the newest. An evaluation older than the regulation is scored
    by the oldest one there is, which the citation then says.
    """
    parameter = load_parameter(name)
    if day is not None and parameter.is_in_force(day):
        found = parameter.on(day)
        return Fixed(found.value, _cited(found))
    values = [each for each in parameter.values if each.value is not None]
    if day is None:
        return Fixed(values[-1].value, _cited(values[-1]))
    nearest = next((each for each in reversed(values) if each.since <= day), values[0])
    return Fixed(nearest.value, f"{_cited(nearest)}，其施行期不含本年度，参照计算")


def _cited(value: DatedValue) -> str:
    source = value.source
    number = f"（{source.number}）" if source.number else ""
    article = source.article or ""
    doubt = "" if value.confirmed else "，来源尚待核实"
    return f"《{source.title}》{number}{article}{doubt}"
