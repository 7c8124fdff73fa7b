"""Indicators written into one cell, whatever wrapping did to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.documents.document import Document, Line
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.reader import VOCABULARY
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.serialised import begins_item, read_items

ITEM = (
    "1、1-产出指标,11-数量指标,举办讲座；实施周期指标值:至少9场,年度指标值:至少3场;"
    "2、3-满意度指标,31-服务对象满意度,居民满意度；实施周期指标值:≥90%。年度指标值:≥85%。"
)


def read(*lines: str) -> tuple[list[PrintedIndicator], list[str]]:
    blocks = tuple(Line(text, number=n) for n, text in enumerate(lines, start=1))
    draft = Draft(Document("x", "0", "txt", blocks), VOCABULARY.labels)
    found = read_items(blocks, draft)
    return found, [text for _, text, _ in draft.claims.left_over()]


def facts(found: list[PrintedIndicator]) -> list[tuple[str | None, ...]]:
    keys = ("level1", "level2", "name", "period_target", "target")
    return [tuple(item.text(key) for key in keys) for item in found]


EXPECTED = [
    ("1-产出指标", "11-数量指标", "举办讲座", "至少9场", "至少3场"),
    ("3-满意度指标", "31-服务对象满意度", "居民满意度", "≥90%", "≥85%"),
]


def test_both_separators_before_the_annual_value() -> None:
    found, left = read(ITEM)
    assert facts(found) == EXPECTED
    assert left == []


@given(st.sets(st.integers(1, len(ITEM) - 1), max_size=12))
def test_lines_may_break_anywhere(breaks: set[int]) -> None:
    edges = [0, *sorted(breaks), len(ITEM)]
    lines = [ITEM[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    found, left = read(*lines)
    assert facts(found) == EXPECTED
    assert left == []


@pytest.mark.parametrize("cut", ["3、", "3、3", "3、3-", "3、3-满意度指标,32-社会"])
def test_the_head_of_an_item_that_was_cut_off_is_no_value(cut: str) -> None:
    found, left = read(ITEM[:-1] + ";" + cut)
    assert facts(found) == EXPECTED
    assert left == [cut]


@pytest.mark.parametrize("value", ["一次;5、3-满意", "一次;3、4-5天"])
def test_a_number_out_of_order_stays_in_its_value(value: str) -> None:
    found, _ = read(ITEM[: ITEM.index("≥85%")] + value)
    assert facts(found)[-1][-1] == value


def test_commas_and_stops_inside_a_value_stay_in_it() -> None:
    found, _ = read(
        "1、1-产出指标,12-质量指标,培训,会议；实施周期指标值:培训,考试。全部合格,年度指标值:一次，两次;"
    )
    assert facts(found)[0][2:] == ("培训,会议", "培训,考试。全部合格", "一次，两次")


def test_either_value_may_be_missing() -> None:
    found, left = read(
        "1、1-产出指标,11-数量指标,甲；年度指标值:3场;2、1-产出指标,11-数量指标,乙；实施周期指标值:9场;"
    )
    assert [facts(found)[0][3:], facts(found)[1][3:]] == [(None, "3场"), ("9场", None)]
    assert left == []


def test_a_list_inside_a_value_begins_no_item() -> None:
    found, _ = read(
        "1、1-产出指标,11-数量指标,甲；实施周期指标值:1、讲座;2、宣传,年度指标值:3场;"
    )
    assert len(found) == 1


def test_text_that_is_no_item_is_left() -> None:
    assert read("见附表", "1、2、3") == ([], ["见附表", "1、2、3"])
    found, left = read("见附表。", "1、1-产出指标,11-数量指标,甲；年度指标值:3场")
    assert [item.text("name") for item in found] == ["甲"]
    assert left == ["见附表。"]


def test_numbered_goals_are_no_items() -> None:
    assert begins_item("1、2-效益指标,22-社会效益,甲")
    assert not begins_item("1、加强调解工作。")
