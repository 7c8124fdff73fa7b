"""Goals that run over a page are read from a PDF as they were written."""

from __future__ import annotations

from random import Random

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, word_grid
from tests.unit.forms.writing.generated import package_of
from tests.unit.forms.writing.identity import read_again

from faheng.api.writing import write_package
from faheng.documents.document import Document
from faheng.forms.reading import read_form
from faheng.forms.targets.mending import mend_prose, rejoined
from faheng.model.package import Package, Section

_CLAUSES = "提供法律服务，办理援助案件，开展普法宣传，组织调解员培训".split("，")


def _paragraph(chance: Random) -> str:
    length = chance.choice((1, 2, 5, 11, 40))
    return "，".join(chance.choices(_CLAUSES, k=length)) + "。"


def _goal(chance: Random) -> str:
    count = chance.choice((1, 3, 9))
    return "\n".join(_paragraph(chance) for _ in range(count))


def _with_goals(layout: str, **goals: str) -> Package:
    package = package_of(layout, 1)
    first = package.declarations[0].model_copy(update=goals)
    return package.model_copy(update={"declarations": (first,)})


@pytest.mark.parametrize("length", [400, 800, 1500, 3000])
@pytest.mark.parametrize("layout", ["kunming-2020", "mof-declaration-2015"])
def test_a_long_goal_stays_one_paragraph_of_its_own_term(
    layout: str, length: int
) -> None:
    goal = ("为群众提供优质高效的法律服务，" * 200)[: length - 1] + "。"
    package = _with_goals(layout, annual_goal=goal, medium_term_goal=None)
    (read,) = read_again(write_package(package, layout, "pdf").data, "pdf").declarations
    assert (read.annual_goal, read.medium_term_goal) == (goal, None)


@pytest.mark.parametrize("layout", ["kunming-2020", "mof-declaration-2015"])
def test_paragraphs_of_two_goals_are_told_apart_on_any_page(layout: str) -> None:
    for seed in range(8):
        chance = Random(seed)
        annual, medium = _goal(chance), _goal(chance)
        package = _with_goals(layout, annual_goal=annual, medium_term_goal=medium)
        data = write_package(package, layout, "pdf").data
        (read,) = read_again(data, "pdf").declarations
        assert (read.annual_goal, read.medium_term_goal) == (annual, medium), seed


@pytest.mark.parametrize("layout", ["hebei-2020", "mof-core-2021"])
def test_paragraphs_of_one_goal_are_told_apart_on_any_page(layout: str) -> None:
    for seed in (24, 26, 37, 42):
        goal = "\n".join(_paragraph(Random(f"{seed}{at}")) for at in range(14))
        package = _with_goals(layout, annual_goal=goal)
        data = write_package(package, layout, "pdf").data
        assert read_again(data, "pdf").declarations[0].annual_goal == goal, seed


def test_an_evaluation_keeps_its_long_goals() -> None:
    package = package_of("mof-self-evaluation-2020", 1)
    wanted, done = ("为群众提供优质高效的法律服务，" * 100)[:1199] + "。", "受理98件。"
    sections = (
        Section(title="预期目标", text=wanted),
        Section(title="实际完成情况", text=done),
    )
    one = package.evaluations[0].model_copy(update={"sections": sections})
    package = package.model_copy(update={"evaluations": (one,)})
    data = write_package(package, "mof-self-evaluation-2020", "pdf").data
    assert read_again(data, "pdf").evaluations[0].sections == sections


@pytest.mark.parametrize(
    ("above", "below", "widest", "wanted"),
    [
        (
            "　　办理法律援助案\n件一百五十件",
            "以上。",
            0,
            "办理法律援助案件一百五十件以上。",
        ),
        (
            "　　办理法律援助案\n件。",
            "开展普法宣传。",
            0,
            "办理法律援助案件。\n开展普法宣传。",
        ),
        ("办理案件。", "开展普法。", 20, "办理案件。\n开展普法。"),
        ("办理500件以上", "开展普法", 20, "办理500件以上\n开展普法"),
        ("办理案件五百件以", "上", 10, "办理案件五百件以上"),
        ("", "开展普法", 10, "开展普法"),
        (
            "　　办理法律援助案\n件若干",
            "件。\n　　开展普法。",
            0,
            "办理法律援助案件若干件。\n开展普法。",
        ),
    ],
)
def test_a_text_parted_by_a_page_is_joined_by_its_indents(
    above: str, below: str, widest: int, wanted: str
) -> None:
    printed = rejoined(above, below, widest=widest)
    assert mend_prose(printed, wrapped=True) == wanted


_HEAD: list[Row] = [
    ["项目名称", Wide("普法经费", 4)],
    ["年度资金总额", Wide("3.00", 4)],
    ["总体目标", Wide("中期目标", 2), Wide("年度目标", 2)],
    [DOWN, Wide("", 2), Wide("　　办理法律援助案\n件一百五十件", 2)],
]
_INDICATORS: list[Row] = [
    ["一级指标", "二级指标", "三级指标", "指标值", "备注"],
    ["产出指标", "数量指标", "受理案件", "≥100件", ""],
]


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        # As many cells: below the same heads, whatever columns they are here.
        (["", "", "以上。"], "办理法律援助案件一百五十件以上。"),
        # Other cells: below the head over their columns.
        (["", "", "", Wide("以上。", 2)], "办理法律援助案件一百五十件以上。"),
    ],
)
def test_the_rest_of_a_row_on_the_next_page_goes_below_its_head(
    rest: Row, wanted: str
) -> None:
    blocks = (
        word_grid(_HEAD, 1, page=1),
        word_grid([rest, *_INDICATORS], 2, page=2),
    )
    found = read_form(Document("示例.pdf", "0" * 64, "pdf", blocks, 2)).package
    (read,) = found.declarations
    assert (read.annual_goal, read.medium_term_goal) == (wanted, None)


@pytest.mark.parametrize(
    "layout", ["hebei-2020", "mof-declaration-2015", "mof-core-2021", "kunming-2020"]
)
def test_short_paragraphs_of_one_length_stay_apart(layout: str) -> None:
    goal = "完成普法任务\n做好法律援助"
    package = _with_goals(layout, annual_goal=goal)
    data = write_package(package, layout, "pdf").data
    assert read_again(data, "pdf").declarations[0].annual_goal == goal
