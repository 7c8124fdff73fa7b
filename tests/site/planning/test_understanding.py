"""Values told back as they were understood."""

from __future__ import annotations

import pytest

from faheng.site.planning.understanding import in_words, understanding_of
from faheng.values.grammar import parse_value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("每人每年16次以上，共44人", "≥ 16 次／人·年，另：44 人"),
        ("不少于3800件次", "≥ 3,800 件次"),
        ("每季度至少1次", "≥ 1 次／季度"),
        ("100元/次", "= 100 元／次"),
        ("不超过调解总数的1%", "≤ 1 %"),
        ("90%-95%", "90～95 %"),
        ("＜3天", "＜ 3 天"),
        ("2026年12月底前", "不迟于 2026年12月31日"),
        ("6月底前≥50%", "≥ 50 %，2026年6月30日前"),
        ("有所提升", "定性指标"),
        ("8个小时或3个半天", "有两种以上读法"),
    ],
)
def test_a_value_in_words(typed: str, words: str) -> None:
    assert in_words(parse_value(typed, year=2026)) == words


def test_what_may_mean_two_things_offers_a_spelling_for_each() -> None:
    meant = understanding_of(parse_value("≥95955及以上"))
    assert meant.kind == "ambiguous"
    assert [reading.words for reading in meant.readings] == ["≥ 95 %", "≥ 95,955"]
    for reading in meant.readings:
        again = understanding_of(parse_value(reading.spelling))
        assert (again.kind, again.words) == ("clear", reading.words)


def test_a_repair_is_told() -> None:
    meant = understanding_of(parse_value("≥9898%以上"))
    assert (meant.kind, meant.words) == ("clear", "≥ 98 %")
    assert "98" in meant.note


def test_a_blank_says_nothing() -> None:
    assert understanding_of(None).kind == "blank"
