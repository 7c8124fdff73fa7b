"""Printed values understood, with all their row says about them."""

from __future__ import annotations

from collections.abc import Iterable

from faheng.forms.claims import label_key
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.signs import is_kind, is_sign
from faheng.values.grammar import parse_value
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Value

_NUMBER = lazy_pattern(r"[≥≤>=<]{0,2}(\d+(?:\.\d+)?)(.*)")
_MORE = lazy_pattern(r"(?:及以上|以上|及以下|以下|以内)$")
_FEWEST = 2


def value_of(
    printed: PrintedIndicator,
    key: str = "target",
    *,
    year: int | None = None,
    doubled: bool = False,
) -> Value | None:
    """The value in a column of an indicator; ``None`` for a blank cell."""
    text = printed.text(key)
    if text is None:
        return None
    prefix = "period_" if key == "period_target" else ""
    sign = printed.text(f"{prefix}sign") or printed.text("sign") or kind_of(printed)
    value = parse_value(
        text,
        indicator=printed.text("name"),
        sign_column=_sign(key, sign),
        unit_column=printed.text(f"{prefix}unit") or printed.text("unit"),
        level1=printed.text("level1"),
        level2=printed.text("level2"),
        year=year,
        doubled=doubled,
    )
    return settled(value)


def kind_of(printed: PrintedIndicator) -> str | None:
    """定性 or 定量 from a column of its own, which stands in for a sign not printed."""
    kind = printed.text("type")
    return kind if kind and is_kind(kind) and not printed.text("sign") else None


def _sign(key: str, printed: str | None) -> str | None:
    """What came about is a figure; the sign column speaks of the target alone."""
    if key in ("actual", "expected"):
        return "="
    return printed if printed and is_sign(printed) else None


def settled(value: Value) -> Value:
    """A value in doubt about its sign alone takes the likeliest.

    A row of a form says that it is a target: ``90%`` is one whatever its sign, and
    its number is not in doubt.
    """
    measures = {
        (reading.kind, reading.number, reading.unit, reading.period, reading.per)
        for reading in value.readings
    }
    return value.likeliest if len(measures) == 1 else value


def is_printed_twice(indicators: Iterable[PrintedIndicator]) -> bool:
    """Whether a faulty export printed sign and number twice, as in ``≥9898%以上``.

    One value may look so by accident. Two thirds of all numbers must, and one of
    them in a way no officer writes: a rate of 1,000 % and more, or a sign in front
    of a number with 以上 behind it.
    """
    numbers = looks = never_meant = 0
    for indicator in indicators:
        found = _NUMBER.fullmatch(label_key(indicator.text("target") or ""))
        if found is None:
            continue
        numbers += 1
        digits, unit = found[1], found[2]
        half, odd = divmod(len(digits), 2)
        if odd or digits[:half] != digits[half:]:
            continue
        looks += 1
        signed = not (indicator.text("target") or "")[0].isdigit()
        never_meant += ("%" in unit and len(digits) >= 4) or (
            signed and bool(_MORE.search(unit))
        )
    return looks >= _FEWEST and never_meant >= 1 and looks * 3 >= numbers * 2
