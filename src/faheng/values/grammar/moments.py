"""Values that are dates, and deadlines beside a quantity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from faheng.values.grammar.context import Context
from faheng.values.grammar.nodes import Dated, Sentence
from faheng.values.value import Comparator, Value


def dated_value(text: str, sentence: Sentence, context: Context) -> Value:
    """A value that is a date: a deadline, a span, or a bare month that was reached."""
    dated = _governing(sentence.dates)
    phrase = dated.phrase
    if phrase.span:
        span = Value("quantitative", text, "range", deadline=phrase.deadline)
        if phrase.first is None or phrase.last is None:
            return span
        # 1-12月 may be the year's months or no target at all.
        months = Value(
            "quantitative",
            text,
            "range",
            Decimal(phrase.first),
            Decimal(phrase.last),
            "月",
            deadline=phrase.deadline,
        )
        return Value("ambiguous", text, readings=(months, Value("qualitative", text)))
    sign = dated.sign or ("=" if context.is_actual else "<=")
    deadline = Value(
        "quantitative", text, cast(Comparator, sign), deadline=phrase.deadline
    )
    doubtful = phrase.whole_year and not dated.sign and not context.is_actual
    if doubtful or context.is_typed_qualitative:
        return Value("ambiguous", text, readings=(deadline, Value("qualitative", text)))
    return deadline


def deadline_beside(sentence: Sentence, start: int) -> date | None:
    """The deadline of the quantity at ``start``: the last before it, else the first.

    A bare `2024年` only names the year.
    """
    found: date | None = None
    for dated in sentence.dates:
        if dated.phrase.bound or dated.phrase.span or dated.sign:
            if found is not None and dated.start > start:
                break
            found = dated.phrase.deadline
    return found


def _governing(dates: tuple[Dated, ...]) -> Dated:
    """The date that is a deadline, else the last one written."""
    for dated in dates:
        if dated.phrase.bound or dated.phrase.span or dated.sign:
            return dated
    return dates[-1]
