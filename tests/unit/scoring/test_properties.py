"""What holds of scores and lights whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.review.changed_packages import changed_packages

from faheng.api.monitor_text import monitor_text
from faheng.api.monitoring import Monitored, monitor_reading, project_line
from faheng.api.score_text import score_text
from faheng.api.scoring import Scores, score_reading
from faheng.model.package import EvaluationItem, Package
from faheng.model.reading import Reading
from faheng.scoring.item_score import ItemScore
from faheng.scoring.items import score_item
from faheng.scoring.numbers import rounded
from faheng.scoring.progress import monitor_item
from faheng.scoring.spans import span_until
from faheng.values.value import Value

DAY = date(2024, 12, 31)

numbers = st.decimals(
    min_value=0, max_value=100_000, places=2, allow_nan=False, allow_infinity=False
)
weights = st.decimals(min_value=0, max_value=100, places=1)
comparators = st.sampled_from([">=", "<=", ">", "<", "="])
periods = st.sampled_from([None, "year", "half-year", "quarter", "month", "week"])
units = st.sampled_from([None, "%", "件", "场", "小时", "元", "万元", "人次"])


def quantity(comparator: str, number: Decimal, **more: Any) -> Value:
    return Value("quantitative", "样例", comparator, number, **more)  # type: ignore[arg-type]


def scored(target: Value, number: Decimal, weight: Decimal) -> ItemScore:
    actual = quantity("=", number, unit=target.unit)
    item = EvaluationItem(target=target, actual=actual, weight=weight)
    return score_item(item, day=DAY)


@given(comparators, numbers, numbers, weights, units, periods)
def test_points_are_between_nothing_and_the_weight(
    comparator: str,
    due: Decimal,
    came: Decimal,
    weight: Decimal,
    unit: Any,
    period: Any,
) -> None:
    target = quantity(comparator, due, unit=unit, period=period)
    result = scored(target, came, weight)
    assert result.points is not None
    assert 0 <= result.points <= weight
    assert len(result.trace) >= 3
    assert -result.points.as_tuple().exponent == 2  # type: ignore[operator]


@given(comparators, numbers, numbers, numbers, weights)
def test_more_of_what_is_wanted_never_earns_less(
    comparator: str, due: Decimal, one: Decimal, other: Decimal, weight: Decimal
) -> None:
    low, high = sorted((one, other))
    target = quantity(comparator, due, unit="件")
    less, more = scored(target, low, weight), scored(target, high, weight)
    assert less.points is not None
    assert more.points is not None
    wants_less = comparator in ("<=", "<") or (comparator == "=" and due == 0)
    assert less.points >= more.points if wants_less else less.points <= more.points


@given(numbers, numbers, numbers, weights)
def test_a_range_is_best_inside(
    low: Decimal, span: Decimal, came: Decimal, weight: Decimal
) -> None:
    target = quantity("range", low, number_max=low + span, unit="件")
    result = scored(target, came, weight)
    assert result.points is not None
    assert 0 <= result.points <= rounded(weight)
    if low <= came <= low + span:
        assert result.points == rounded(weight)


@given(st.decimals(min_value=-1000, max_value=1000, places=6))
def test_rounding_is_half_up(number: Decimal) -> None:
    assert rounded(number) == number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert rounded(Fraction(number)) == rounded(number)


@given(
    numbers,
    numbers,
    periods,
    st.integers(min_value=0, max_value=400),
    st.integers(min_value=0, max_value=60),
)
def test_what_is_due_grows_with_the_days(
    due: Decimal, came: Decimal, period: Any, start: int, later: int
) -> None:
    target = quantity(">=", due, unit="件", period=period)
    item = EvaluationItem(target=target, actual=quantity("=", came, unit="件"))
    days = [date(2024, 1, 1) + timedelta(start + plus) for plus in (0, later)]
    first, second = (monitor_item(item, span_until(on, 2024), on) for on in days)
    assert Decimal(first.due or 0) <= Decimal(second.due or 0)
    assert first.light is not None


@settings(max_examples=60)
@given(changed_packages(), st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_no_package_breaks_them(package: Package, on: date) -> None:
    reading = Reading(package)
    results = score_reading(reading)
    printed = Scores(scores=tuple(each.line for each in results))
    printed.model_dump_json(by_alias=True)
    for evaluation, each in zip(package.evaluations, results, strict=True):
        assert score_text(each.line)
        assert len(each.line.items) == len(evaluation.items)
        assert all(item.trace for item in each.line.items)
        assert all(item.score is None or item.score >= 0 for item in each.line.items)
    projects = monitor_reading(reading, on=on)
    lines = tuple(project_line(each) for each in projects)
    Monitored(on=on, projects=lines).model_dump_json(by_alias=True)
    assert all(monitor_text(each, on=on) for each in projects)


@given(weights, st.decimals(min_value=0, max_value=1, places=3))
def test_a_rating_is_the_share_of_the_points(weight: Decimal, rating: Decimal) -> None:
    words = Value("qualitative", "有所提升")
    item = EvaluationItem(
        target=words, actual=replace(words, rating=rating), weight=weight
    )
    result = score_item(item, day=DAY)
    assert (result.points, result.rule) == (rounded(rating * weight), "qualitative")
