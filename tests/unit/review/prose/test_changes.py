"""Changes, shares, completions, verdicts, reasons and open choices."""

from __future__ import annotations

import pytest

from faheng.review.prose.parser import read_prose
from faheng.review.prose.statements import Change


def first(text: str) -> Change:
    return read_prose(text).changes[0]


@pytest.mark.parametrize(
    "text, direction, amount, percent, base, year",
    [
        (
            "收入10万元，比2024年预算减少2,389.52万元",
            "down",
            "2,389.52万元",
            None,
            "2024年预算",
            2024,
        ),
        ("收入10万元，较 2020 年较少 1 万元", "down", "1万元", None, "2020年", 2020),
        ("收入10万元，与2024年预算持平", "flat", None, None, "2024年预算", 2024),
        ("收入10万元，比2024年预算持平", "flat", None, None, "2024年预算", 2024),
        ("收入10万元，与上年保持一致", "flat", None, None, "上年", None),
        (
            "收入10万元，比上年增加了约2万元，增长25%",
            "up",
            "2万元",
            "25%",
            "上年",
            None,
        ),
        (
            "收入10万元，较上年决算数增加2万元、增长25.0%",
            "up",
            "2万元",
            "25.0%",
            "上年决算数",
            None,
        ),
        ("收入10万元，同比下降5.5%", "down", None, "5.5%", "上年同期", None),
        (
            "收入10万元，与上年执行数相比减少1万元",
            "down",
            "1万元",
            None,
            "上年执行数",
            None,
        ),
        (
            "收入10万元，比上年增加2万元，比上年增长25%",
            "up",
            "2万元",
            "25%",
            "上年",
            None,
        ),
    ],
)
def test_changes_are_told_of_the_figure_before(
    text: str,
    direction: str,
    amount: str | None,
    percent: str | None,
    base: str,
    year: int | None,
) -> None:
    (change,) = read_prose(text).changes
    assert change.direction == direction
    assert (change.amount and change.amount.text) == amount
    assert (change.percent and change.percent.text) == percent
    assert (change.base, change.base_year) == (base, year)
    assert (change.figure, change.sure) == (0, True)


def test_a_base_in_a_clause_of_its_own_belongs_to_the_named_figure() -> None:
    change = first(
        "某局2024年度收入支出总计2995.39万元。与2023年度相比，收入\n"
        "支出总计减少56.95万元，下降1.87%。"
    )
    assert (change.figure, change.sure) == (0, True)
    assert change.base_year == 2023
    assert change.percent is not None and change.percent.text == "1.87%"


def test_a_change_after_a_bare_list_of_parts_is_not_sure_of_its_figure() -> None:
    change = first(
        "支出100万元，其中：基本支出80万元，项目支出20万元，比上年增加5万元。"
    )
    assert not change.sure


def test_a_change_to_an_amount_is_no_change_by_it() -> None:
    assert read_prose("收入10万元，由上年增加到12万元。").changes == ()


def test_changes_given_as_the_reason_keep_their_subjects() -> None:
    prose = read_prose(
        "支出较去年增加 171.12 万元，主要是基本支出增加 98.11 万元，项目支出增加 73.01 万元。"
    )
    assert [(change.subject, change.in_reason) for change in prose.changes] == [
        ("支出", False),
        ("基本支出", True),
        ("项目支出", True),
    ]


@pytest.mark.parametrize(
    "text, whole",
    [
        ("支出10万元，其中：基本支出8万元，占80%", ""),
        ("支出10万元，占本年支出合计的80%", "本年支出合计"),
        ("支出10万元，占当年收入总额的比重为80%", "当年收入总额"),
        ("支出10万元，占比80%", ""),
    ],
)
def test_shares_name_their_whole_or_not(text: str, whole: str) -> None:
    (share,) = read_prose(text).shares
    assert share.whole in (whole, whole.removeprefix("当年"))
    assert share.percent.text == "80%"


def test_a_share_of_a_figure_not_told_is_no_share() -> None:
    prose = read_prose(
        "政府采购支出100万元；货物采购授予中小企业合同金额占货物支出金额的100%。"
    )
    assert prose.shares == ()


@pytest.mark.parametrize(
    "text, comparison, roughly",
    [
        ("决算数小于预算数的主要原因：人员减少。", "less", False),
        ("决算数大于年初预算数，主要原因是追加。", "greater", False),
        ("决算数等于预算数。", "equal", False),
        ("决算数与预算数基本持平。", "equal", True),
        ("决算数与年初预算数持平。", "equal", False),
    ],
)
def test_verdicts_on_an_outcome(text: str, comparison: str, roughly: bool) -> None:
    prose = read_prose("年初预算为10万元，支出决算为9万元。" + text)
    (verdict,) = prose.verdicts
    assert (verdict.comparison, verdict.roughly) == (comparison, roughly)
    assert verdict.figure == 1


def test_a_verdict_finds_the_outcome_by_another_of_its_names() -> None:
    prose = read_prose(
        "“三公”经费财政拨款支出年初预算为2万元，支出决算为1万元，其中：公务接待费决算为1万元。"
        "2024年度“三公”经费支出决算数小于预算数的主要原因：厉行节约。"
    )
    assert prose.verdicts[0].figure == 1


@pytest.mark.parametrize(
    "text, said, open_end",
    [
        ("比上年增加3万元，主要原因是人员增加。", "人员增加", False),
        ("比上年增加3万元，主要原因：人员增加；另有其他。", "人员增加", False),
        ("比上年增加3万元，主要原因是。", "", False),
        ("与上年持平。主要原因：", "", True),
        ("比上年增加3万元，主要由于人员增加。", "人员增加", False),
    ],
)
def test_reasons_given_left_out_and_still_to_come(
    text: str, said: str, open_end: bool
) -> None:
    (reason,) = read_prose(text).reasons
    assert (reason.text, reason.open_end) == (said, open_end)


def test_a_reason_may_name_what_it_explains() -> None:
    (reason,) = read_prose("财政拨款收入支出减少的主要原因是项目调整。").reasons
    assert (reason.subject, reason.direction) == ("财政拨款收入支出", "down")


@pytest.mark.parametrize(
    "text, choice",
    [
        ("比上年增加（减少）3万元", "增加（减少）"),
        ("决算数大于（小于）预算数", "大于（小于）"),
        ("比上年增加/减少/持平", "增加/减少/持平"),
        ("比上年增加(减少)3万元", "增加（减少）"),
    ],
)
def test_choices_nobody_made(text: str, choice: str) -> None:
    (found,) = read_prose(text).choices
    assert found.text == choice
