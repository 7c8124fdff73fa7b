"""Codes carry the names they had on the day."""

from __future__ import annotations

from datetime import date

import pytest

from faheng.rulebook import OutsideValidityError
from faheng.rulebook.classification import (
    accepted_names,
    class_code,
    kind_of,
    name_of,
)


@pytest.mark.parametrize(
    "code, year, name",
    [
        ("210", 2018, "医疗卫生与计划生育支出"),
        ("210", 2019, "卫生健康支出"),
        ("2040607", 2018, "法律援助"),
        ("2040607", 2023, "公共法律服务"),
        ("2040612", 2023, "法治建设"),
        ("20805", 2016, "行政事业单位离退休"),
        ("20805", 2021, "行政事业单位养老支出"),
        ("224", 2018, None),
        ("30231", 2021, "公务用车运行维护费"),
        ("2999999", 2021, None),
    ],
)
def test_name_on_a_day(code: str, year: int, name: str | None) -> None:
    assert name_of(code, date(year, 6, 1)) == name


def test_both_names_hold_while_the_year_of_change_is_unsure() -> None:
    names = [each.name for each in accepted_names("2040612", date(2021, 1, 1))]
    assert names == ["法制建设", "法治建设"]


def test_a_name_from_memory_is_not_sure() -> None:
    assert [n.sure for n in accepted_names("2040609", date(2018, 1, 1))] == [False]
    assert [n.sure for n in accepted_names("204", date(2018, 1, 1))] == [True]


def test_before_the_classification_there_is_no_answer() -> None:
    with pytest.raises(OutsideValidityError):
        name_of("30101", date(2016, 1, 1))


def test_codes_know_their_place() -> None:
    assert kind_of("2040607") == "function"
    assert kind_of("30101") == "economic"
    assert kind_of("50101") is None
    assert kind_of("20") is None
    assert kind_of("30101x") is None
    assert accepted_names("50101", date(2021, 1, 1)) == ()


def test_a_class_is_known_by_all_its_names() -> None:
    assert class_code("卫生健康支出") == class_code("医疗卫生与计划生育支出") == "210"
    assert class_code("司法") is None
