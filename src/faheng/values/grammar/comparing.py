"""How a number is to be compared: what the sign says, or its absence."""

from __future__ import annotations

from faheng.values.grammar.context import PROGRESS, RATE_ENDINGS, Context
from faheng.values.grammar.doubled import WHOLE
from faheng.values.grammar.nodes import Quantity
from faheng.values.grammar.words import EQ, GE, GT, LE, LT
from faheng.values.units import UnitReading

Comparators = tuple[str, ...]

_UPWARD = (GE, GT)
_DOWNWARD = (LE, LT)


def comparators(
    source: str, quantity: Quantity, unit: UnitReading | None, context: Context
) -> Comparators:
    """The comparators a quantity may bear, the likeliest first; one if it is sure."""
    if quantity.number_max is not None:
        return ("range",)
    outer = context.sign or context.name_sign
    if quantity.sign and quantity.suffix:
        return _both(quantity.sign, quantity.suffix)
    if quantity.suffix:
        return _suffix_alone(quantity, outer)
    if quantity.sign:
        if context.sign and _opposed(quantity.sign, context.sign):
            return (quantity.sign, context.sign)
        return (quantity.sign,)
    if outer:
        return (outer,)
    if quantity.more:
        return (GE,)
    if quantity.reach:
        is_rate = unit is not None and unit.name == "%"
        return (EQ,) if is_rate and quantity.number == WHOLE else (GE,)
    return _bare(source[: quantity.name_end], quantity, unit, context)


def _opposed(one: str, other: str) -> bool:
    return (one in _UPWARD and other in _DOWNWARD) or (
        one in _DOWNWARD and other in _UPWARD
    )


def _both(sign: str, suffix: str) -> Comparators:
    """A sign and a suffix: 以下 doubling a sign is ≤."""
    if _opposed(sign, suffix):
        return (sign, LE if suffix == LT else suffix)
    if sign == EQ:
        return (suffix,) if suffix != LT else (LE,)
    if sign in _DOWNWARD and suffix in _DOWNWARD:
        return (LE,)
    return (sign,)


def _suffix_alone(quantity: Quantity, outer: str | None) -> Comparators:
    assert quantity.suffix is not None  # the caller looked
    if outer and outer != EQ:
        return _both(outer, quantity.suffix)
    # 以下 alone leaves open whether the number itself is meant.
    return (LT, LE) if quantity.suffix == LT else (quantity.suffix,)


def _bare(
    before: str, quantity: Quantity, unit: UnitReading | None, context: Context
) -> Comparators:
    if context.is_actual or quantity.done:
        return (EQ,)
    if quantity.about:
        return (EQ, GE)
    if unit is not None and unit.name in ("%", "‰"):
        return _bare_rate(before, quantity, context)
    if quantity.or_else:
        return (GE,)
    if unit is not None and unit.is_money:
        return _bare_money(quantity, unit, context)
    if quantity.copula:
        return (EQ,)
    if context.is_timeliness and unit is not None and unit.is_time:
        return (LE, EQ)
    if context.is_benefit and unit is not None and quantity.number:
        return (EQ, GE)
    return (EQ,)


def _bare_rate(before: str, quantity: Quantity, context: Context) -> Comparators:
    """100 % is all, a rate below it a floor; a bad rate is a ceiling, or exact.

    A rate with two decimals was measured, not promised, and so was one with a
    decimal outside an indicator row; progress and shares are stated, not aimed at.
    """
    number = quantity.number
    if number is None or number >= WHOLE or not number:
        return (EQ,)
    decimals = -int(number.as_tuple().exponent)
    measured = decimals >= 2 or (decimals == 1 and not context.has_level)
    if (
        context.is_progress
        or before.endswith(PROGRESS)
        or (measured and not quantity.is_han)
    ):
        return (EQ,)
    return (LE, EQ) if context.is_bad_rate else (GE,)


def _bare_money(quantity: Quantity, unit: UnitReading, context: Context) -> Comparators:
    """A price is what it is; a total under 成本 is a ceiling for some."""
    if quantity.per or unit.per or context.is_price or quantity.copula:
        return (EQ,)
    return (EQ, LE) if context.is_cost else (EQ,)


def names_rate(text: str) -> bool:
    """Whether the words before a number name a rate: `合格率≥90`."""
    return text.rstrip("(:").endswith(RATE_ENDINGS)
