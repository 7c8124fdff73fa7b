"""Amounts, and what they are amounts of, in the wordings of several regions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from faheng.review.prose.parser import read_prose
from faheng.review.prose.statements import Figure


def only(text: str) -> Figure:
    (figure,) = read_prose(text).figures
    return figure


@pytest.mark.parametrize(
    "text, names, code",
    [
        (
            "公共安全支出（204类）司法（06款）行政运行（01项）1434.89万元，主要用于工资。",
            ("公共安全支出", "司法", "行政运行"),
            "2040601",
        ),
        (
            "1. “公共安全支出-司法-基层司法业务”科目 1,202.95 万元，主要用于人民调解。",
            ("公共安全支出", "司法", "基层司法业务"),
            None,
        ),
        (
            "（1）公共安全支出（类）司法（款）行政运行（项）1434.89万元。",
            ("公共安全支出", "司法", "行政运行"),
            None,
        ),
        (
            "“公共安全支出（类）司法（款）普法宣传（项）”12万元。",
            ("公共安全支出", "司法", "普法宣传"),
            None,
        ),
        (
            "公共安全支出（204）司法（20406）普法宣传（2040605）12万元。",
            ("公共安全支出", "司法", "普法宣传"),
            "2040605",
        ),
        ("卫生健康支出（类）60.99万元，占2.07%。", ("卫生健康支出",), None),
        (
            "“一般公共服务支出－政府办公厅(室)及相关机构事务－行政运行”科目3万元。",
            ("一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行"),
            None,
        ),
    ],
)
def test_items_are_read_in_every_grammar(
    text: str, names: tuple[str, ...], code: str | None
) -> None:
    figure = only(text)
    assert figure.item is not None
    assert figure.item.names == names
    assert figure.item.code == code


@pytest.mark.parametrize(
    "text, label, amount",
    [
        ("2025年，某区司法局收入预算9,101.68万元", "某区司法局收入预算", "91016800"),
        ("（一）收入预算:2021年年初预算数802.57万元", "收入预算", "8025700"),
        (
            "某局2024年度政府采购金额（以合同签订为准）为251.25万元",
            "某局政府采购金额",
            "2512500",
        ),
        ("2021 年“三公”经费预算 6.89 万元", "三公经费预算", "68900"),
        ("其中：因公出国（境）费0万元", "因公出国（境）费", "0"),
        ("公用经费共计 184,650.5 元", "公用经费", "184650.5"),
        ("2023年度财政拨款收、支总计各为1.2亿元", "财政拨款收支总计", "120000000"),
        ("1. 2021年项目支出246万。", "项目支出", "2460000"),
    ],
)
def test_names_come_without_year_ordinal_and_verb(
    text: str, label: str, amount: str
) -> None:
    figure = only(text)
    assert figure.label.startswith(label)
    assert figure.amount.value == Decimal(amount)


def test_the_item_named_before_carries_budget_and_outcome() -> None:
    prose = read_prose(
        "3、公共安全支出（类）司法（款）社区矫正（项）。主要用于：社区矫正工作。"
        "年初预算为 43.00 万元，支出决算为41.50\n万元，完成年初预算的96.51%。"
    )
    budget, final = prose.figures
    assert (budget.role, final.role) == ("budget", "final")
    assert budget.item == final.item
    assert budget.item is not None and budget.item.names[-1] == "社区矫正"
    assert prose.completions[0].figure == 1


def test_parts_know_their_whole_and_bracketed_parts_theirs() -> None:
    prose = read_prose(
        "“三公”经费20万元。其中：因公出国（境）费0万元；公务用车购置及运行费15万元"
        "（其中：公务用车购置费0万元，公务用车运行费15万元）；公务接待费5万元。"
    )
    assert [figure.parent for figure in prose.figures] == [None, 0, 0, 2, 2, 0]


@pytest.mark.parametrize(
    "text",
    [
        "单价100万元（含）以上设备（不含车辆）2台（套）。",
        "每次补贴200元/次，每案1440元/件。",
        "预计投入300-500万元。",
        "2021年1月1日起施行，共17个工作站。",
    ],
)
def test_limits_prices_ranges_and_counts_are_no_figures(text: str) -> None:
    assert read_prose(text).figures == ()


def test_the_amount_compared_with_is_no_figure_of_now() -> None:
    prose = read_prose("基本支出300万元，比上年预算数100万元增加200万元，增长200%。")
    assert [figure.amount.text for figure in prose.figures] == ["300万元"]
    (change,) = prose.changes
    assert change.figure == 0
    assert change.base == "上年预算数"


@pytest.mark.parametrize(
    "text, yuan, sound",
    [
        ("收入246万元", "2460148.80", True),
        ("收入246万元", "2469900", True),
        ("收入246万元", "2471000", False),
        ("收入4,614万元", "46140000.00", True),
        ("收入4,615万元", "46140000.00", False),
        ("收入442.26万元", "4422569.16", True),
        ("收入442.25万元", "4422569.16", False),
        ("收入0万元", "0", True),
        ("收入0万元", "4000", False),
        ("收入14.5万元", "145000", True),
    ],
)
def test_an_amount_admits_what_rounds_to_its_print(
    text: str, yuan: str, sound: bool
) -> None:
    assert only(text).amount.admits(Decimal(yuan)) is sound


def test_spans_lead_back_to_the_print() -> None:
    text = "本年收入合计 2946.25 万元，其中： 财政拨款\n收入2940.05万元，占 99.79 ％。"
    prose = read_prose(text)
    assert prose.quote(prose.figures[1].span) == "财政拨款 收入2940.05万元"
    assert prose.quote(prose.shares[0].percent.span) == "99.79 ％"


def test_an_excerpt_says_of_what_something_is_said() -> None:
    prose = read_prose(
        "收入支出总计2,312万元。2024年度支出决算为53.04万元。决算数小于预算数。"
    )
    said = prose.verdicts[0].span

    assert prose.excerpt(said) == "决算数小于预算数"
    assert prose.excerpt(said, prose.figures[1]) == (
        "2024年度支出决算为53.04万元。决算数小于预算数"
    )


def test_an_excerpt_of_a_long_sentence_begins_at_a_clause() -> None:
    prose = read_prose(
        f"支出预算2,312万元，主要用于{'办案' * 20}等，比2023年减少1万元。"
    )
    said = prose.changes[0].span

    assert prose.excerpt(said, prose.figures[0]) == (
        f"主要用于{'办案' * 20}等，比2023年减少1万元"
    )
