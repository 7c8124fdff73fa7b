"""From a text and its row to the value an experienced officer reads."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from faheng.values.grammar import doubled as twice
from faheng.values.grammar.alternatives import choose
from faheng.values.grammar.context import Context, read_context
from faheng.values.grammar.exceptions import UnreadableValueError
from faheng.values.grammar.moments import dated_value
from faheng.values.grammar.nodes import Quantity, Sentence
from faheng.values.grammar.parser import parse_sentence
from faheng.values.grammar.single import ambiguous, read_single
from faheng.values.grammar.zero import nothing_happens
from faheng.values.numerals import to_half_width, without_blanks
from faheng.values.value import Value

_RANKS = frozenset({"级", "星", "类", "届", "班", "村", "镇", "街", "街道", "校"})
# A wide comma or a blank between thousands, where nothing else can be meant: 1，000.
_LOOSE_THOUSANDS = re.compile(r"(?<=\d)[， ](?=000(?!\d))")
_STOPS = frozenset("，,;。:!?()")


def parse_value(
    text: str,
    *,
    indicator: str | None = None,
    sign_column: str | None = None,
    unit_column: str | None = None,
    level1: str | None = None,
    level2: str | None = None,
    year: int | None = None,
    doubled: bool = False,
) -> Value:
    """The value ``text`` says in its row; never raises, whatever the text.

    >>> value = parse_value("每季度至少1次")
    >>> value.comparator, value.number, value.unit, value.period
    ('>=', Decimal('1'), '次', 'quarter')
    """
    context = read_context(
        indicator, sign_column, unit_column, level1, level2, bool(doubled)
    )
    return _parse(text, context, year)


def parse_quantity(text: str) -> Value:
    """One quantity and nothing in doubt, for amounts a regulation states.

    Raises :class:`UnreadableValueError` with the span that stands in the way.

    >>> parse_quantity("每月不少于8小时").unit
    '小时'
    """
    value = parse_value(text)
    if value.kind == "quantitative" and not value.parts:
        return value
    source = _normal(text)
    quantities = parse_sentence(source).quantities
    if value.kind == "qualitative":
        raise UnreadableValueError(source, 0, len(source), "这里没有读到数量")
    place = quantities[1 if len(quantities) > 1 else 0] if quantities else None
    start, end = (place.start, place.end) if place else (0, len(source))
    raise UnreadableValueError(source, start, end, "这里不止一种读法")


def _normal(text: str) -> str:
    """Half-width signs, no stray blanks, no bracketed 含."""
    text = without_blanks(to_half_width(text))
    if "000" in text:
        text = _LOOSE_THOUSANDS.sub(",", text)
    if "(含" in text:
        text = text.replace("以下(含", "及以下(含").replace("(含)以下", "及以下")
        for noise in ("(含)", "(含本数)", "(含本级)"):
            text = text.replace(noise, "")
    return text


@lru_cache(maxsize=16384)
def _parse(text: str, context: Context, year: int | None) -> Value:
    source = _normal(text)
    repaired: str | None = None
    struck = twice.strike_out(source) or twice.repeated_text(source)
    if struck is not None:
        repaired = f"“{text}”整体印了两遍，按“{struck}”读取。"
        source = struck
    sentence = parse_sentence(source, year)
    value = _mean(source, text, sentence, context)
    if repaired and value.kind == "quantitative":
        value = _with_note(value, repaired)
    return value


def _with_note(value: Value, note: str) -> Value:
    return replace(value, repaired=note + (value.repaired or ""))


def _mean(source: str, text: str, sentence: Sentence, context: Context) -> Value:
    quantities = [q for q in sentence.quantities if _counts(q, source, context)]
    if not quantities:
        quantities = [q for q in sentence.asides if _counts(q, source, context)]
    # A number nobody filled in says something only where there is no other.
    quantities = [q for q in quantities if q.number is not None] or quantities[:1]
    if quantities:
        if len(quantities) == 1:
            return read_single(source, text, quantities[0], sentence, context)
        return choose(source, text, quantities, sentence, context)
    if sentence.dates:
        return dated_value(text, sentence, context)
    nothing = nothing_happens(source, context)
    if nothing is not None:
        return ambiguous(
            text, (nothing, Value("qualitative", text, period=sentence.period))
        )
    return Value("qualitative", text, period=sentence.period)


def _counts(quantity: Quantity, source: str, context: Context) -> bool:
    """Whether a number may be the target, and is not part of a name or a sentence."""
    start, end = quantity.name_end, quantity.end
    alone = (start == 0 or source[start - 1] in _STOPS) and (
        end == len(source) or source[end] in _STOPS
    )
    if alone or quantity.is_signed:
        return True
    if quantity.is_han:
        # 一批, 一项: in running text no more than an article.
        return bool(quantity.period or quantity.per or quantity.unit_is("%"))
    if quantity.unit is None:
        counted = quantity.period or quantity.per or quantity.number_max is not None
        last = end == len(source) or source[end] in _STOPS
        return quantity.copula or bool(last and (counted or context.unit))
    return quantity.unit.name not in _RANKS
