"""Every data file of the rulebook loads, and says what it rests on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from faheng.model.tokens import COLUMN_KEYS, Category, TableKind
from faheng.rulebook import load_parameter, parameter_names


@pytest.mark.parametrize("name", parameter_names())
def test_every_value_has_a_source(name: str) -> None:
    parameter = load_parameter(name)
    assert parameter.label
    for value in parameter.values:
        assert value.source.title


CATEGORIES = set(get_args(Category))


@pytest.mark.parametrize("name", ["levels-2015", "levels-2021"])
def test_level_two_stands_under_its_level_one(name: str) -> None:
    levels = load_parameter(f"taxonomy/{name}").on(date(2023, 1, 1)).value
    for pairs in levels.values():
        assert set(pairs.values()) <= CATEGORIES
        assert len({category.split(".")[0] for category in pairs.values()}) == 1


def test_level_synonyms_are_categories() -> None:
    day = date(2023, 1, 1)
    first = load_parameter("taxonomy/level1-synonyms").on(day).value
    second = load_parameter("taxonomy/level2-synonyms").on(day).value
    assert set(first.values()) == {token.split(".")[0] for token in CATEGORIES}
    assert set(second.values()) == CATEGORIES


def test_tables_are_kinds_with_names() -> None:
    day = date(2023, 1, 1)
    names = load_parameter("tables/names").on(day).value
    assert set(names) == set(get_args(TableKind)) - {"other"}
    for table_set in load_parameter("tables/sets").on(day).value.values():
        assert set(table_set["required"]) <= set(names)
    links = load_parameter("tables/links").on(day).value
    assert set(links["within_three_public"].values()) <= set(COLUMN_KEYS)


def test_weights_sum_to_what_the_forms_demand() -> None:
    assert sum(load_parameter("taxonomy/weights-2020").values[0].value.values()) == 100
    for weights in load_parameter("taxonomy/weights-2021").values[0].value.values():
        assert sum(weights.values()) == 90


@pytest.mark.parametrize("year", range(2019, 2027))
def test_working_days_are_what_the_holidays_leave(year: int) -> None:
    calendar = load_parameter("calendar/working-days").on(date(year, 7, 1)).value
    assert calendar["year"] == year
    days = [date(year, 1, 1) + timedelta(n) for n in range(366)]
    days = [day for day in days if day.year == year]
    assert all(day.weekday() < 5 for day in calendar["holidays"])
    assert all(day.weekday() >= 5 for day in calendar["workdays"])
    weekdays = sum(day.weekday() < 5 for day in days)
    left = weekdays - len(calendar["holidays"]) + len(calendar["workdays"])
    assert calendar["days"] == left


def test_pension_rate_fell_in_may_2019() -> None:
    ratios = load_parameter("payroll/ratios")
    assert ratios.on(date(2019, 4, 30)).value["30108"]["percent"] == 20
    assert ratios.on(date(2019, 5, 1)).value["30108"]["percent"] == 16


def test_plans_follow_each_other() -> None:
    plans = load_parameter("plans/law-publicity").on(date(2026, 1, 1)).value
    years = [(plan["from"], plan["to"]) for plan in plans.values()]
    assert all(
        after[0] == before[1] + 1
        for before, after in zip(years, years[1:], strict=False)
    )
    assert plans["八五"] == {"from": 2021, "to": 2025}


def test_review_points_sum() -> None:
    review = load_parameter("evaluation/target-review").values[0].value
    assert sum(part["points"] for part in review.values()) == 100
    for part in review.values():
        assert sum(part["parts"].values()) == part["points"]
