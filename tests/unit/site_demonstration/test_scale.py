"""Many bureaus: sound, each of its own size, and never held all at once."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal
from itertools import islice

import pytest

from faheng.api.reviewing import Asked, review_reading
from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.site.demonstration.scale import many_bureaus


def test_bureaus_come_one_by_one_with_all_their_indicators() -> None:
    bureaus = list(many_bureaus(12))
    assert len({each.body.code for each in bureaus}) == 12
    assert {each.indicators for each in bureaus} == {106}
    assert {each.package.bureau.name for each in bureaus} == {
        each.body.name for each in bureaus
    }


def test_the_first_is_the_demo_itself() -> None:
    first = next(many_bureaus(1))
    money = sum(each.funding.annual or 0 for each in first.package.declarations)
    assert (first.body.name, money) == ("示范区司法局", Decimal("18353700.00"))


def test_the_same_bureaus_come_again_in_later_years_until_there_are_enough() -> None:
    bureaus = list(many_bureaus(3, indicators=700))
    assert [each.package.year for each in bureaus] == [2026] * 3 + [2027] * 3 + [2028]
    later = bureaus[-1].package.declarations[0]
    assert later.project.starts_on is not None
    assert {day.by.year for day in later.payment_plan} == {2028}


def test_more_than_the_years_hold_is_said_at_the_end() -> None:
    with pytest.raises(ValueError, match="530"):
        list(many_bureaus(1, indicators=1000))


@pytest.mark.parametrize("count", [0, 2844])
def test_a_count_of_bureaus_there_are_not_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="2843"):
        next(many_bureaus(count))


def test_two_runs_are_alike() -> None:
    one, other = (
        [each.package.to_json() for each in islice(many_bureaus(40), 30, 40)]
        for _ in range(2)
    )
    assert one == other
    assert len(set(one)) == 10


@pytest.mark.parametrize("skip", [1, 17, 60])
def test_scaled_declarations_are_sound_and_valid(skip: int) -> None:
    bureau = next(islice(many_bureaus(200), skip, None))
    package = Package.model_validate_json(bureau.package.to_json())
    assert package == bureau.package
    review = review_reading(Reading(package), Asked()).review
    assert not review.findings


def test_what_was_made_is_not_kept() -> None:
    def peak(indicators: int) -> int:
        tracemalloc.start()
        for _ in many_bureaus(500, indicators=indicators):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    next(many_bureaus(1))
    peak(10_600)
    assert peak(53_000) < peak(10_600) + 1_000_000


@pytest.mark.slow
def test_a_million_indicators_stream() -> None:
    assert sum(each.indicators for each in many_bureaus(2843, indicators=10**6)) >= (
        10**6
    )
