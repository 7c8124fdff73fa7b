"""Heads of indicators whose words are torn by a page end."""

from __future__ import annotations

import pytest
from tests.unit.forms.building import Row, Wide, characters, word_grid

from faheng.documents.document import Document, Line
from faheng.forms.reading import read_form
from faheng.model.package import Package

FORM: list[Row] = [
    ["项目名称", Wide("法治宣传经费", 5)],
    ["年度目标", Wide("提高法律意识。", 5)],
]
HEAD: Row = ["一级指标", "二级指标", "三级指标", "指标值", "计量单位", "权重"]
ITEMS: list[Row] = [
    ["产出指标", "数量指标", "讲座", "≥20", "场", "60"],
    ["效益指标", "社会效益指标", "知晓率", "≥85", "%", "40"],
]


def read(
    upper: list[Row], lower: list[Row], pages: tuple[int, int] = (1, 2)
) -> Package:
    blocks = (
        Line("2024年项目绩效目标表"),
        word_grid(upper, 1, pages[0]),
        word_grid(lower, 2, pages[1]),
    )
    found = Document("x.pdf", "0", "pdf", blocks, 2)
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


TORN = [
    # One word, torn at its end.
    ([*HEAD[:4], "计量", "权重"], ["", "", "", "", "单位", ""]),
    # Every word.
    (
        ["一级", "二级", "三级", "指标", "计量", "权"],
        ["指标", "指标", "指标", "值", "单位", "重"],
    ),
    # Words in the middle of their cells fall on the lower page.
    (["", "", "", "", "计量", ""], [*HEAD[:4], "单位", "权重"]),
]


@pytest.mark.parametrize("above, below", TORN)
def test_a_torn_head_is_read_as_one(above: Row, below: Row) -> None:
    package = read([*FORM, above], [below, *ITEMS])
    (declaration,) = package.declarations
    assert declaration.project.name == "法治宣传经费"
    assert [
        (i.level1, i.name, i.weight, i.target and (i.target.number, i.target.unit))
        for i in declaration.indicators
    ] == [("产出指标", "讲座", 60, (20, "场")), ("效益指标", "知晓率", 40, (85, "%"))]
    assert package.unread == ()


def test_a_column_no_other_form_has_does_not_hinder() -> None:
    above: Row = [*HEAD[:4], "计量", "牵头科室"]
    package = read([*FORM, above], [["", "", "", "", "单位", ""], *ITEMS])
    (declaration,) = package.declarations
    assert [i.target and i.target.unit for i in declaration.indicators] == ["场", "%"]


@pytest.mark.parametrize(
    "upper, lower",
    [
        ([*FORM, HEAD], ITEMS),
        ([*FORM, HEAD, ITEMS[0]], ITEMS[1:]),
        ([*FORM, HEAD, ITEMS[0]], [HEAD, ITEMS[1]]),
        (FORM, [HEAD, *ITEMS]),
    ],
)
def test_a_head_that_is_whole_is_read_as_ever(
    upper: list[Row], lower: list[Row]
) -> None:
    (declaration,) = read(upper, lower).declarations
    assert [i.name for i in declaration.indicators] == ["讲座", "知晓率"]
    assert [i.target and i.target.unit for i in declaration.indicators] == ["场", "%"]


def test_on_one_page_no_head_is_torn() -> None:
    above, below = TORN[0]
    (declaration,) = read([*FORM, above], [below, *ITEMS], (1, 1)).declarations
    assert [i.target and i.target.unit for i in declaration.indicators] != ["场", "%"]
