"""Units, their synonyms and what stands below their strokes."""

from __future__ import annotations

import pytest

from faheng.values.units import read_unit, read_unit_column


@pytest.mark.parametrize(
    ("written", "name", "period", "per"),
    [
        ("元/人/次", "元", None, "person-time"),
        ("元/人·月", "元", "month", "person"),
        ("元/(人·年)", "元", "year", "person"),
        ("元每人每月", "元", "month", "person"),
        ("元/天", "元", None, "day"),
        ("次/天", "次", "day", None),
        ("元/平方米", "元", None, "other"),
        ("件/年", "件", "year", None),
        ("百分比", "%", None, None),
        ("个百分点", "%", None, None),
        ("（％）", "%", None, None),
        ("万", "万元", None, None),
        ("人次", "人次", None, None),
        ("人数", "人", None, None),
        ("匹配度", "匹配度", None, None),
    ],
)
def test_unit_columns(
    written: str, name: str, period: str | None, per: str | None
) -> None:
    unit = read_unit_column(written)
    assert unit is not None
    assert (unit.name, unit.period, unit.per) == (name, period, per)


@pytest.mark.parametrize("written", ["", "  ", "/", "—", "无"])
def test_empty_unit_columns(written: str) -> None:
    assert read_unit_column(written) is None


def test_a_slip_in_the_unit_column_is_mended_and_told() -> None:
    unit = read_unit_column("各")
    assert unit is not None
    assert unit.name == "个"
    assert unit.note is not None


@pytest.mark.parametrize("written", ["项目", "方面", "条例", "一"])
def test_words_that_only_begin_like_a_unit(written: str) -> None:
    assert read_unit(written) is None
