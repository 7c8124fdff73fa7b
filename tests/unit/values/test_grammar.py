"""Properties of the grammar: nothing raises, and formatting is its inverse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faheng.values.grammar import (
    UnreadableValueError,
    format_value,
    parse_quantity,
    parse_value,
)
from faheng.values.periods import PER_WORDS, PERIOD_WORDS
from faheng.values.value import Comparator, Value

PIECES = (
    """≥ ≤ > < = >= 不低于 不少于 至少 不超过 达到 达 为 约 以上 及以上 以下 以内 内 前 左右 余
    每年 每季度 每月 每半年 每两年 每人 人均 每件 全年 年度 共 另 其中 或 和 、 ， ； 。 ( ) （ ）
    《 》 “ ” 【 ： : / * · - ~ 至 . , ** xx % ％ ‰ 元 万元 万 人 人次 件 次 场次 个 小时 天
    工作日 个月 月 年 日 号 率 满意度 全覆盖 之日起 后 无 零 投诉 事件 第 一 两 三 十 半 百分之
    2024年 12月底 6月30日 2024-12-31 95 9595 100 100100 1,000 0.97 97.5 8 3 20 1 0 \n \u3000""".split()
    + [" ", "\t"]
)
written = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
)
cells = st.one_of(st.none(), st.sampled_from(PIECES), st.text(max_size=12))


@settings(max_examples=300, deadline=None)
@given(
    written,
    cells,
    cells,
    cells,
    st.one_of(st.none(), st.integers(1990, 2050)),
    st.booleans(),
)
def test_no_text_raises_and_every_reading_is_whole(
    text: str,
    indicator: str | None,
    sign: str | None,
    unit: str | None,
    year: int | None,
    doubled: bool,
) -> None:
    value = parse_value(
        text,
        indicator=indicator,
        sign_column=sign,
        unit_column=unit,
        year=year,
        doubled=doubled,
    )
    assert value.text == text
    if value.kind == "quantitative":
        assert value.comparator is not None
        assert value.readings == ()
        assert (value.number_max is not None) <= (value.comparator == "range")
    elif value.kind == "ambiguous":
        assert len(value.readings) >= 2
        assert value.comparator is value.number is value.unit is value.deadline is None
        assert all(not reading.readings for reading in value.readings)
    else:
        assert value.number is None
        assert value.unit is None


numbers = st.one_of(
    st.integers(0, 10**6).map(Decimal),
    st.decimals(0, 10**6, places=2, allow_nan=False),
)
UNITS = "% 元 万元 人 人次 件 件次 次 场次 个 小时 工作日 天 篇 份 期 亩 平方米 分 倍".split()
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@st.composite
def quantities(draw: st.DrawFn, plain: bool = False) -> Value:
    """Values the grammar's plain form can say."""
    unit = draw(st.one_of(st.none(), st.sampled_from(UNITS)))
    sign = draw(st.sampled_from(get_args(Comparator)))
    number = draw(numbers)
    number_max = number + draw(st.integers(1, 50)) if sign == "range" else None
    if unit == "%" and not 0 <= number <= 50:
        # Larger ones may be values printed twice.
        number = Decimal(draw(st.integers(0, 50)))
        number_max = number + 50 if sign == "range" else None
    per = draw(st.one_of(st.none(), st.sampled_from(sorted(PER_WORDS))))
    period = draw(st.one_of(st.none(), st.sampled_from(sorted(PERIOD_WORDS))))
    if plain or unit == "%":
        per = None
    if plain:
        period = None
    if per is None and unit in ("元", "万元") and period == "day":
        period, per = None, "day"
    return Value(
        "quantitative",
        "",
        sign,
        number,
        number_max,
        unit,
        period,
        per,
        draw(st.one_of(st.none(), days)) if not plain else None,
    )


@settings(max_examples=300, deadline=None)
@given(quantities())
def test_what_is_formatted_reads_the_same(value: Value) -> None:
    read = parse_value(format_value(value))
    assert replace(read, text="") == value


@given(quantities(plain=True), quantities(plain=True))
def test_a_second_quantity_survives_the_round_trip(main: Value, part: Value) -> None:
    value = replace(main, parts=(part,))
    read = parse_value(format_value(value))
    parts = tuple(replace(one, text="") for one in read.parts)
    assert replace(read, text="", parts=parts) == value


@given(days, st.sampled_from(["<=", ">=", "<", ">", "="]))
def test_deadlines_survive_the_round_trip(day: date, sign: Comparator) -> None:
    value = Value("quantitative", "", sign, deadline=day)
    assert replace(parse_value(format_value(value)), text="") == value


@settings(max_examples=300, deadline=None)
@given(written)
def test_what_was_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    value = parse_value(text)
    if value.kind != "quantitative" or value.comparator is None:
        assert format_value(value) == text
        return
    if any(part.kind != "quantitative" for part in value.parts):
        return
    again = parse_value(format_value(value))
    assert bare(again) == bare(value)


def bare(value: Value) -> Value:
    """A value without its text and the note of its repair."""
    parts = tuple(bare(part) for part in value.parts)
    return replace(value, text="", repaired=None, parts=parts)


def test_each_quantity_keeps_its_own_deadline() -> None:
    value = parse_value("6月底前支付50%以上，12月底前支付100%", year=2024)
    stages = {reading.number: reading.deadline for reading in (value, *value.readings)}
    assert stages[Decimal(50)] == date(2024, 6, 30)


def test_one_quantity_is_read_strictly() -> None:
    assert parse_quantity("每月不少于8小时").number == 8


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("有所提升", 0, 4), ("20件，30人", 4, 7), ("≥95955及以上", 1, 9)],
)
def test_a_refusal_names_the_span(text: str, start: int, end: int) -> None:
    with pytest.raises(UnreadableValueError) as caught:
        parse_quantity(text)
    assert (caught.value.start, caught.value.end) == (start, end)
    assert "^" in str(caught.value)
