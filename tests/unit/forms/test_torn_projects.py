"""Projects of one row each, torn by a page end, names and amounts on either page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import Row, word_grid
from tests.unit.forms.test_guangzhou_2023 import (
    HEADS,
    NOTE,
    ROWS,
    TITLE,
    UNIT,
    checked,
    items,
)

from faheng.documents.document import Document, Line
from faheng.forms.targets.serialised import list_goes_on
from faheng.model.package import Package

FIRST = ROWS[3]
LIST = items("培训", "宣传", "走访") + "。"
MONEY: Row = ["普法经费", "2.50", "", "", "2.50"]
NOTHING: Row = ["", "", "", "", ""]
NAMED: Row = ["普法经费", "", "", "", ""]


def pages(*tables: list[Row]) -> Package:
    grids = (word_grid(rows, n, n) for n, rows in enumerate(tables, start=1))
    blocks = (Line(TITLE), Line(NOTE), *grids)
    return checked(Document("x.pdf", "0", "pdf", blocks, len(tables))).package


def torn_at(end: int, upper: Row, lower: Row, *, heads: bool = False) -> Package:
    return pages(
        [*ROWS[:4], [*upper, "普及", LIST[:end]]],
        [*([HEADS] if heads else []), [*lower, "法律。", LIST[end:]]],
    )


MID_ITEM = LIST.index("宣传")
BETWEEN_ITEMS = LIST.index("3、")
MID_VALUE = LIST.index("年度指标值", MID_ITEM) + 6


@pytest.mark.parametrize("end", [MID_ITEM, BETWEEN_ITEMS, MID_VALUE])
@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize(
    "upper, lower",
    [
        (NOTHING, MONEY),
        (MONEY, NOTHING),
        (["普法", *MONEY[1:]], ["经费", *NOTHING[1:]]),
    ],
)
def test_a_torn_row_is_one_project_wherever_its_name_stands(
    upper: Row, lower: Row, end: int, heads: bool
) -> None:
    package = torn_at(end, upper, lower, heads=heads)
    first, second = package.declarations
    assert (first.project.name, len(first.indicators)) == ("调解工作经费", 2)
    assert second.project.name == "普法经费"
    assert second.funding.annual == Decimal(25_000)
    assert second.annual_goal == "普及法律。"
    assert [i.name for i in second.indicators] == ["培训", "宣传", "走访"]
    assert all(i.target and i.target.number for i in second.indicators)
    assert package.unread == ()


def test_the_amounts_may_stand_below_a_name_above() -> None:
    package = torn_at(MID_ITEM, ["普法", "", "", "", ""], ["经费", *MONEY[1:]])
    assert [d.project.name for d in package.declarations] == [
        "调解工作经费",
        "普法经费",
    ]
    assert package.declarations[1].funding.annual == Decimal(25_000)


@pytest.mark.parametrize("above", [2, 3])
def test_an_upper_half_below_the_total_or_the_unit_is_neither(above: int) -> None:
    package = pages(
        [*ROWS[:above], [*NOTHING, "普及", LIST[:MID_ITEM]]],
        [["普法经费", "12.50", "", "", "12.50", "法律。", LIST[MID_ITEM:]]],
    )
    (only,) = package.declarations
    assert only.project.name == "普法经费"
    assert [i.name for i in only.indicators] == ["培训", "宣传", "走访"]
    assert package.department_targets is not None
    assert package.department_targets.total == Decimal(125_000)


def test_a_list_that_begins_below_its_name_is_of_the_row_above() -> None:
    package = pages(
        [*ROWS[:3], ["普法经费", "12.50", "", "", "12.50", "普及", ""]],
        [[*NOTHING, "法律。", LIST]],
    )
    (only,) = package.declarations
    assert only.project.name == "普法经费"
    assert len(only.indicators) == 3


def test_a_named_project_below_the_unit_is_its_own_though_its_amounts_are_lost() -> (
    None
):
    package = pages(
        ROWS[:3],
        [[*NAMED, "普及法律。", LIST]],
        [["调解经费", "3.00", "", "", "3.00", "化解纠纷。", LIST]],
    )
    first, second = package.declarations
    assert first.project.name == "普法经费"
    assert first.project.implementing_unit == UNIT
    assert first.funding.annual is None
    assert second.funding.annual == Decimal(30_000)


def test_a_list_torn_twice_finds_its_name_on_the_third_page() -> None:
    package = pages(
        [*ROWS[:4], [*NOTHING, "普", LIST[:MID_ITEM]]],
        [[*NOTHING, "及", LIST[MID_ITEM:BETWEEN_ITEMS]]],
        [[*MONEY, "法律。", LIST[BETWEEN_ITEMS:]]],
    )
    assert [d.project.name for d in package.declarations] == [
        "调解工作经费",
        "普法经费",
    ]
    assert package.declarations[1].annual_goal == "普及法律。"
    assert len(package.declarations[1].indicators) == 3


@pytest.mark.parametrize(
    "below",
    [
        [*MONEY, "普及法律。", LIST],
        ["西山区法律援助中心", "2.50", "", "", "2.50", "", ""],
    ],
)
def test_a_project_without_amounts_stays_one_where_the_next_list_begins_anew(
    below: Row,
) -> None:
    upper: Row = ["法援经费", *NOTHING[1:], "办好援助。", items("办案")]
    package = pages([*ROWS[:4], upper], [below])
    second = package.declarations[1]
    assert second.project.name == "法援经费"
    assert second.funding.annual is None
    assert [i.name for i in second.indicators] == ["办案"]


def test_on_one_page_nothing_is_torn() -> None:
    upper: Row = [*NOTHING, "普及", LIST[:MID_ITEM]]
    lower: Row = [*MONEY, "法律。", LIST[MID_ITEM:]]
    package = pages([*ROWS[:4], upper, lower])
    assert len(package.declarations) == 3


@pytest.mark.parametrize(
    "above, below, goes_on",
    [
        (LIST[:MID_ITEM], LIST[MID_ITEM:], True),
        (LIST[:BETWEEN_ITEMS], LIST[BETWEEN_ITEMS:], True),
        (LIST[: BETWEEN_ITEMS + 1], LIST[BETWEEN_ITEMS + 1 :], True),
        (LIST[:BETWEEN_ITEMS], "4、" + LIST[BETWEEN_ITEMS + 2 :], False),
        (LIST[:BETWEEN_ITEMS], LIST, False),
        (LIST, "详见附件", False),
        (LIST, "", False),
        (LIST[:-1], "", False),
        (LIST[:BETWEEN_ITEMS], "", True),
        (LIST[:MID_ITEM], "", True),
        ("", LIST, False),
    ],
)
def test_a_list_goes_on_by_its_numbers(above: str, below: str, goes_on: bool) -> None:
    assert list_goes_on(above, below) is goes_on


def test_a_number_torn_between_its_digits_goes_on() -> None:
    whole = items(*"甲乙丙丁戊己庚辛壬癸子")
    end = whole.index("11、1-") + 1
    assert list_goes_on(whole[:end], whole[end:])


def test_units_with_lists_stay_apart() -> None:
    package = pages(
        [*ROWS[:2], [UNIT, "12.50", "10.00", "", "2.50", "", ""], FIRST],
        [[*MONEY, "普及法律。", LIST]],
    )
    assert [len(d.indicators) for d in package.declarations] == [2, 3]
