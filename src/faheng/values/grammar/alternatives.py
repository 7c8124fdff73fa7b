"""Several quantities in one value: which is the value, and which are its parts."""

from __future__ import annotations

from dataclasses import replace

from faheng.values.grammar.context import Context
from faheng.values.grammar.nodes import Quantity, Sentence
from faheng.values.grammar.single import ambiguous, read_single, unit_of
from faheng.values.grammar.words import GE
from faheng.values.units import PERCENT
from faheng.values.value import Value


def choose(
    source: str,
    text: str,
    quantities: list[Quantity],
    sentence: Sentence,
    context: Context,
) -> Value:
    """The main quantity with the others as parts, or all readings if none leads."""
    merged = _without_repetition(source, quantities)
    if merged is not None:
        value = read_single(source, text, merged, sentence, context)
        return _repaired(value, f"“{text}”中的数值印了两遍，按一遍读取。")
    bounds = _bounds(source, quantities)
    if bounds is not None:
        return read_single(source, text, bounds, sentence, context)
    if _run_together(source, quantities):
        return _each(source, text, quantities, sentence, context, ())
    if any(quantity.or_else for quantity in quantities):
        return _either(source, text, quantities, sentence, context)
    main = _leading(source, quantities, context)
    if main is not None:
        parts = tuple(
            _likeliest(source, text, quantity, sentence, context)
            for quantity in quantities
            if quantity is not main
        )
        return read_single(source, text, main, sentence, context, parts)
    parts = tuple(
        _likeliest(source, text, quantity, sentence, context) for quantity in quantities
    )
    return _each(source, text, quantities, sentence, context, parts)


def _repaired(value: Value, note: str) -> Value:
    if value.kind == "ambiguous":
        readings = tuple(replace(reading, repaired=note) for reading in value.readings)
        return replace(value, readings=readings)
    return replace(value, repaired=note)


def _without_repetition(source: str, quantities: list[Quantity]) -> Quantity | None:
    """The one quantity that is written several times with nothing between.

    Two quantities side by side are no sentence, so the literal reading is impossible.
    """
    first = quantities[0]
    for before, after in zip(quantities, quantities[1:], strict=False):
        if after.name_end != before.end or after.number != first.number:
            return None
        units = {q.unit.name for q in (before, after) if q.unit is not None}
        if len(units) > 1 or (after.unit is None and before.unit is not None):
            return None
    last = quantities[-1]
    return last._replace(
        sign=first.sign or last.sign,
        name_end=first.name_end,
        or_else=False,
        period=first.period or last.period,
        per=first.per or last.per,
    )


def _bounds(source: str, quantities: list[Quantity]) -> Quantity | None:
    """One range from a lower and an upper bound: `≥90%且≤100%`, `90%≤X≤100%`."""
    if len(quantities) != 2 or quantities[1].second:
        return None
    low, high = quantities
    sign_behind = source[low.end : low.end + 1] in ("≤", "<") and low.sign is None
    is_lower = sign_behind or low.sign == ">=" or low.suffix == ">="
    is_upper = high.sign in ("<=", "<") or high.suffix == "<="
    if not is_lower or not is_upper or low.number is None or high.number is None:
        return None
    low_unit, high_unit = low.unit or high.unit, high.unit or low.unit
    if low.number >= high.number or low_unit != high_unit:
        return None
    return low._replace(number_max=high.number, unit=low_unit, sign=None, suffix=None)


def _run_together(source: str, quantities: list[Quantity]) -> bool:
    """Cells that ran into each other, such as four grades: `100%90%85%85%`."""
    pairs = zip(quantities, quantities[1:], strict=False)
    return all(after.name_end == before.end for before, after in pairs)


def _either(
    source: str,
    text: str,
    quantities: list[Quantity],
    sentence: Sentence,
    context: Context,
) -> Value:
    """`8个小时或3个半天`: each is a reading; a sign on one holds for all."""
    signed = next((q for q in quantities if q.sign or q.suffix), None)
    readings: list[Value] = []
    for quantity in quantities:
        shared = quantity
        if signed is not None and not quantity.is_signed:
            shared = quantity._replace(sign=signed.sign, suffix=signed.suffix)
        shared = shared._replace(or_else=True)
        value = read_single(source, text, shared, sentence, context)
        readings += value.readings[:1] or (value,)
    return ambiguous(text, tuple(readings))


def _leading(
    source: str, quantities: list[Quantity], context: Context
) -> Quantity | None:
    """The quantity that carries the sign, or is no second one; None if none leads."""
    firsts = [quantity for quantity in quantities if not quantity.second]
    signed = [quantity for quantity in firsts if quantity.is_signed]
    # 培训2期，每期50人: what is counted per session is a part of the sessions.
    whole = [quantity for quantity in firsts if quantity.per != "time"]
    for leaders in (firsts, signed, whole):
        if len(leaders) == 1:
            return leaders[0]
    return None


def _each(
    source: str,
    text: str,
    quantities: list[Quantity],
    sentence: Sentence,
    context: Context,
    parts: tuple[Value, ...],
) -> Value:
    """Every quantity as a reading, those that fit the indicator's group first."""
    ordered = sorted(
        quantities,
        key=lambda quantity: not _fits(source, quantity, context),
    )
    graded = len(ordered) > 2 and all(_is_bare_rate(quantity) for quantity in ordered)
    readings = []
    for quantity in ordered:
        if graded:
            # 100%90%80%70%: the floors of 优, 良, 中 and 差, run together.
            quantity = quantity._replace(sign=GE)
        value = read_single(source, text, quantity, sentence, context, parts)
        readings.append(value.likeliest)
    return ambiguous(text, tuple(readings))


def _is_bare_rate(quantity: Quantity) -> bool:
    return not quantity.is_signed and quantity.unit_is(PERCENT)


def _likeliest(
    source: str, text: str, quantity: Quantity, sentence: Sentence, context: Context
) -> Value:
    return read_single(
        source, text, quantity, sentence._replace(dates=()), context
    ).likeliest


def _fits(source: str, quantity: Quantity, context: Context) -> bool:
    """Whether a quantity is of the kind its group asks for."""
    unit, _ = unit_of(source, quantity, context)
    if unit is None:
        return False
    if unit.is_money:
        return context.is_cost or not context.has_level
    if unit.name == PERCENT:
        return "质量" in context.level2 or "满意" in context.level2 or context.is_rate
    if unit.is_time:
        return context.is_timeliness
    return "数量" in context.level2
