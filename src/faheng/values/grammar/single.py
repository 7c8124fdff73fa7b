"""One quantity in its row: unit, comparator, repairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from faheng.values.grammar import doubled as twice
from faheng.values.grammar.comparing import comparators, names_rate
from faheng.values.grammar.context import Context
from faheng.values.grammar.moments import deadline_beside
from faheng.values.grammar.nodes import Quantity, Sentence
from faheng.values.units import PERCENT, UnitReading
from faheng.values.value import Comparator, Per, Period, Value

_ONE = Decimal(1)
_COUNTED_IN_TEN_THOUSANDS = ("人数", "人次", "数量", "件数", "人口", "户数")


def read_single(
    source: str,
    text: str,
    quantity: Quantity,
    sentence: Sentence,
    context: Context,
    parts: tuple[Value, ...] = (),
) -> Value:
    """The value of one quantity; ambiguous where its row leaves two readings."""
    unit, from_name = unit_of(source, quantity, context)
    unit_name = unit.name if unit else None
    if unit is context.unit and _is_year(quantity, unit):
        return _year_value(text, quantity, context)
    number, note = quantity.number, unit.note if unit else None
    mended = twice.mended_number(quantity, unit_name, context)
    if mended is not None and number is not None:
        number = mended
        note = f"“{text}”中的数字印了两遍，按{mended:f}读取。" + (note or "")
        quantity = quantity._replace(number=number)
    number = _scaled(number, unit)
    number_max = _scaled(quantity.number_max, unit)
    quantity = quantity._replace(number=number)
    if mended is None and number is not None and number_max is None:
        other = _other_numbers(quantity, number, unit_name, from_name, context)
        if other:
            return _misprinted(source, text, quantity, unit, other, sentence, context)
    signs = comparators(source, quantity, unit, context)
    if sentence.everything and not quantity.is_signed and unit_name != PERCENT:
        # 24个镇街实现全覆盖: all of them, so also 100 %.
        count = make(text, "=", number, unit, quantity, sentence, context, parts=parts)
        return ambiguous(
            text, (count, Value("quantitative", text, "=", twice.WHOLE, unit=PERCENT))
        )
    if quantity.odd_period and len(signs) == 1:
        signs = (*signs, "=" if signs[0] != "=" else ">=")
    readings = tuple(
        make(
            text,
            sign,
            number,
            unit,
            quantity,
            sentence,
            context,
            number_max=number_max,
            parts=parts,
            note=note,
        )
        for sign in signs
    )
    if number is None:
        return ambiguous(text, (readings[0], Value("qualitative", text)))
    if _has_thousands_dot(number, unit_name):
        thousands = replace(readings[0], number=(number * 1000).to_integral_value())
        return ambiguous(text, (thousands, *readings))
    return readings[0] if len(readings) == 1 else ambiguous(text, readings)


def _is_year(quantity: Quantity, unit: UnitReading | None) -> bool:
    """`2025` with the unit 年 in its column is a year, not a length of time."""
    number = quantity.number
    if unit is None or unit.name != "年" or number is None or quantity.unit:
        return False
    return 1990 <= number <= 2060 and quantity.digits.isdigit()


def _year_value(text: str, quantity: Quantity, context: Context) -> Value:
    sign = quantity.sign or context.sign or "<="
    deadline = date(int(quantity.digits), 12, 31)
    return Value("quantitative", text, cast(Comparator, sign), deadline=deadline)


def unit_of(
    source: str, quantity: Quantity, context: Context
) -> tuple[UnitReading | None, bool]:
    """The unit, and whether only the name supplies it.

    The value's own unit goes before the column's, that before the name's.
    """
    unit = quantity.unit
    if unit is not None:
        short = unit.name == "万元" and source[quantity.end - 1] == "万"
        if short and context.indicator.endswith(_COUNTED_IN_TEN_THOUSANDS):
            return UnitReading("万"), False
        return unit, False
    if context.unit is not None:
        return context.unit, False
    if names_rate(source[: quantity.name_end]):
        return UnitReading(PERCENT), True
    return context.name_unit, context.name_unit is not None


def make(
    text: str,
    sign: str,
    number: Decimal | None,
    unit: UnitReading | None,
    quantity: Quantity,
    sentence: Sentence,
    context: Context,
    *,
    number_max: Decimal | None = None,
    parts: tuple[Value, ...] = (),
    note: str | None = None,
) -> Value:
    """One certain reading."""
    period, per = _counted_by(quantity, unit, context, sign)
    return Value(
        "quantitative",
        text,
        cast(Comparator, sign),
        number,
        number_max,
        unit.name if unit else None,
        period,
        per,
        deadline_beside(sentence, quantity.start),
        parts,
        note,
    )


def _has_thousands_dot(number: Decimal, unit_name: str | None) -> bool:
    """`1.800元`: yuan have no third decimal, so the dot may stand for a comma."""
    return unit_name == "元" and number.as_tuple().exponent == -3 and number >= 1


def ambiguous(text: str, readings: tuple[Value, ...]) -> Value:
    """Several readings, the likeliest first; one if they are all the same."""
    distinct = tuple(dict.fromkeys(readings))
    if len(distinct) == 1:
        return distinct[0]
    return Value("ambiguous", text, readings=distinct)


def _counted_by(
    quantity: Quantity, unit: UnitReading | None, context: Context, sign: str
) -> tuple[Period | None, Per | None]:
    period, per = quantity.period, quantity.per
    if unit is None:
        return period, per
    period, per = unit.period or period, unit.per or per
    if unit.is_money and period == "day" and per is None and quantity.per is None:
        period, per = None, "day"
    if unit.name == PERCENT:
        per = None
    elif unit.is_time and per is None and quantity.event and sign in ("<=", "<"):
        # A clock that starts with an event runs once for each.
        per = "case"
    named = context.name_unit
    if named is not None and named.name == unit.name:
        period, per = period or named.period, per or named.per
    return period, per


def _scaled(number: Decimal | None, unit: UnitReading | None) -> Decimal | None:
    """0.97比例 is 97 %, 九成 is 90 %."""
    if number is None or unit is None or unit.scale is None:
        return number
    if unit.scale == 100 and number > _ONE:
        return number
    return _of_whole(number * unit.scale)


def _of_whole(scaled: Decimal) -> Decimal:
    """A number brought to percent, without the zeros that brought it there."""
    return scaled.quantize(_ONE) if scaled == scaled.to_integral_value() else scaled


def _other_numbers(
    quantity: Quantity,
    number: Decimal,
    unit: str | None,
    from_name: bool,
    context: Context,
) -> tuple[tuple[str | None, Decimal], ...]:
    """Other numbers the same print may stand for, as (comparator, percent)."""
    if quantity.unit is None and not context.unit:
        five = twice.percent_typed_as_five(quantity.digits)
        if five is not None:
            return ((None, five),)
    if unit != PERCENT:
        return ()
    if twice.exceeds_whole(number, context) and quantity.sign is None:
        return twice.likely_rates(quantity.digits)
    if from_name and 0 < number <= _ONE and not context.is_bad_rate:
        # 0.95 under a rate without its unit: a fraction, or less than one percent.
        return ((None, _of_whole(number * twice.WHOLE)),)
    return ()


def _misprinted(
    source: str,
    text: str,
    quantity: Quantity,
    unit: UnitReading | None,
    other: tuple[tuple[str | None, Decimal], ...],
    sentence: Sentence,
    context: Context,
) -> Value:
    """The likely readings of an impossible number first, then the literal one."""
    percent = UnitReading(PERCENT)
    readings: list[Value] = []
    for sign, number in other:
        likely = quantity._replace(number=number, unit=percent)
        first = sign or comparators(source, likely, percent, context)[0]
        readings.append(make(text, first, number, percent, likely, sentence, context))
    written = unit
    if twice.percent_typed_as_five(quantity.digits) is not None:
        written = None
    sign = comparators(source, quantity, written, context)[0]
    readings.append(
        make(text, sign, quantity.number, written, quantity, sentence, context)
    )
    return ambiguous(text, tuple(readings))
