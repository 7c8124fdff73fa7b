"""The points of what is told in words or rated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from faheng.model.package import EvaluationItem
from faheng.scoring.item_score import ItemScore, unscored
from faheng.scoring.numbers import is_usable, plain, rounded
from faheng.scoring.parameters import Fixed, fixed
from faheng.scoring.qualitative import Band, band_of_rating, band_of_words
from faheng.values.value import Value

_STEP = Decimal("0.01")


def score_words(
    item: EvaluationItem,
    actual: Value,
    weight: Decimal,
    inputs: str,
    day: date | None,
) -> ItemScore:
    """By the rating where there is one, else by the band the form names.

    A band alone leaves open how many of its points are due: those the form itself
    states are taken if they lie in it, otherwise there are none.
    """
    method = fixed("evaluation/qualitative-bands", day)
    named = band_of_words(actual.text, day)
    if actual.rating is not None:
        return _rated(actual.rating, weight, inputs, (named, actual.text), method, day)
    if named is None:
        why = "定性指标没有评定的比例或达成档次，无法计分"
        return unscored(weight, inputs, why)
    low, high = _points(named, weight)
    within = f"定性指标“{named.name}”得分值的{named.said}，即 {low} 至 {high} 分"
    if is_usable(item.score) and low <= item.score <= high:
        points: Decimal | None = rounded(item.score)
        last = f"自评得分 {plain(item.score)} 在此范围内，予以采用"
    else:
        points = None
        last = "没有评定的比例，应得多少分由评价人在此范围内确定，暂不计分"
    return ItemScore(
        points,
        weight,
        "qualitative",
        (inputs, f"{within}（{method.cited}）", last),
        also_sound=((low, high),),
    )


def _rated(
    rating: Decimal,
    weight: Decimal,
    inputs: str,
    named: tuple[Band | None, str],
    method: Fixed,
    day: date | None,
) -> ItemScore:
    band = band_of_rating(rating, day)
    if band is None:
        why = f"评定的比例应在 0 至 1 之间，填写的是 {rating}，无法计分"
        return unscored(weight, inputs, why)
    points = rounded(Fraction(rating) * Fraction(weight))
    lines = [
        inputs,
        f"定性指标按评定的比例记分，属“{band.name}”档，{band.said}（{method.cited}）",
        f"{plain(rating)} × {plain(weight)} ＝ {points} 分",
    ]
    by_words, words = named
    if by_words is not None and by_words != band:
        lines.append(f"所写“{words}”属“{by_words.name}”档，与评定的比例不一致")
    return ItemScore(
        points,
        weight,
        "qualitative",
        tuple(lines),
        also_sound=(_points(band, weight),),
    )


def _points(band: Band, weight: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most points of a band, both within it."""
    low = rounded(Fraction(band.low) * Fraction(weight))
    high = rounded(Fraction(band.high) * Fraction(weight))
    return low, high if band.high == 1 else max(low, high - _STEP)
