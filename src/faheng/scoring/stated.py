"""What an official has put down, held against the arithmetic."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from faheng.model.package import EvaluationItem
from faheng.scoring.item_score import ItemScore
from faheng.scoring.numbers import is_usable
from faheng.scoring.parameters import fixed

# A score of one decimal, rounded or cut off, lies so near to the computed one.
_NEAR, _HALF_NEAR = Decimal("0.1"), Decimal("0.05")
_WHOLE = Decimal(1)
_REASON_GIVEN = re.compile(r"因|由于|原因|主要是")
_BLANK = " 　/-—–无。\n"


def gives_reason(item: EvaluationItem) -> bool:
    """Whether the row explains itself: in its own column, or beside the actual."""
    if (item.reason or "").strip(_BLANK):
        return True
    told = f"{item.actual.text if item.actual else ''}{item.completion or ''}"
    return _REASON_GIVEN.search(told) is not None


def is_overshot(scored: ItemScore, day: date | None) -> bool:
    """Whether the target is surpassed so far that the form should say why.

    One more than a small count is no sign of a target set too low.
    """
    if not scored.due or scored.actual is None:
        return False
    threshold = Fraction(fixed("evaluation/overshoot", day).value, 100)
    if scored.actual < threshold * scored.due:
        return False
    whole = scored.due.denominator == scored.actual.denominator == 1
    return not (whole and scored.actual - scored.due <= 1)


def breaks_rule(
    item: EvaluationItem, scored: ItemScore, day: date | None, *, explained: bool
) -> bool:
    """Whether the stated score does not follow from target, actual and weight.

    ``explained`` says that the row, or the report it stands in, gives its reasons.

    Sound are: the computed points as rounded by hand, any point of a qualitative band,
    another lawful method, and fewer points than computed where that is explained or the
    target was far surpassed. A score over its weight is another matter.
    """
    stated, points, weight = item.score, scored.points, scored.weight
    if not is_usable(stated) or not is_usable(weight) or stated > weight:
        return False
    if any(low <= stated <= high for low, high in scored.also_sound):
        return False
    if points is None:
        return bool(scored.also_sound)
    if scored.rule == "qualitative":
        return True
    if _rounds_to(stated, points, weight):
        return False
    return not (stated < points and (explained or is_overshot(scored, day)))


def _rounds_to(stated: Decimal, points: Decimal, weight: Decimal) -> bool:
    gap = abs(stated - points)
    if stated == weight:
        # Full marks by rounding alone are those of one decimal.
        return gap <= _HALF_NEAR
    if gap < _NEAR:
        return True
    return stated in (
        points.quantize(_WHOLE, ROUND_HALF_UP),
        points.quantize(_WHOLE, ROUND_DOWN),
    )
