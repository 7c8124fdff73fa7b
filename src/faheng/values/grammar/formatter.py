"""Values written back in the grammar's own plain form."""

from __future__ import annotations

from faheng.values.periods import PER_WORDS, PERIOD_WORDS
from faheng.values.value import Value

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "range": ""}


def format_value(value: Value) -> str:
    """The shortest text that reads as ``value``; parse_value is its inverse.

    A qualitative or ambiguous value, and a date whose year is unknown, is its text.

    >>> from faheng.values.grammar.reading import parse_value
    >>> format_value(parse_value("每人每年16次以上，共44人"))
    '每人每年≥16次，另=44人'
    """
    if value.kind != "quantitative" or value.comparator is None:
        return value.text
    if value.number is None and value.deadline is None:
        return value.text
    return "，另".join([_one(value), *(_one(part) for part in value.parts)])


def _one(value: Value) -> str:
    sign = _SIGNS[value.comparator or "="]
    if value.number is None:
        day = value.deadline
        if day is None:
            return value.text
        written = f"{day.year}年{day.month}月{day.day}日"
        return f"{day.year}年1月1日至{written}" if not sign else sign + written
    by = "/天" if value.per == "day" else ""
    # With its thousands apart no number looks like a year or one printed twice.
    number = f"{value.number:,f}"
    if value.number_max is not None:
        number += f"~{value.number_max:,f}"
    before = ""
    if value.deadline is not None:
        day = value.deadline
        before = f"{day.year}年{day.month}月{day.day}日前"
    if value.per is not None and not by:
        before += PER_WORDS[value.per]
    if value.period is not None:
        before += PERIOD_WORDS[value.period]
    return f"{before}{sign}{number}{value.unit or ''}{by}"
