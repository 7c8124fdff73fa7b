"""Which figure of the budget a label names."""

from __future__ import annotations

import pytest

from faheng.review.prose.measures import measure_of, measure_of_subject


@pytest.mark.parametrize(
    "label, measure",
    [
        ("收入预算", "total_income"),
        ("某区司法局收入预算", "total_income"),
        ("某区图书馆收入预算", "total_income"),
        ("某区第一小学支出预算", "total_expenditure"),
        ("某区融媒体基地支出预算", "total_expenditure"),
        ("本部门支出预算", "total_expenditure"),
        ("财政拨款支出预算", "fiscal_expenditure"),
        ("一般公共预算财政拨款支出", "general_expenditure"),
        ("政府性基金拨款支出预算", "fund_expenditure"),
        ("国有资本经营预算收入", "capital_income"),
        ("财政拨款收入支出总计", "fiscal_both"),
        ("一般公共预算财政拨款基本支出", "general_basic"),
        ("三公经费财政拨款支出", "three_public"),
        ("因公出国（境）费用", "abroad"),
        ("公务用车购置及运行维护费", "vehicle_total"),
        ("公务用车运行费", "vehicle_running"),
        ("所属各预算单位政府采购", "procurement"),
        ("货物采购金额", "goods"),
        ("下属1家机关和1家事业单位财政拨款的机关运行经费", "operating_funds"),
    ],
)
def test_names_of_several_regions(label: str, measure: str) -> None:
    assert measure_of(label) == measure


@pytest.mark.parametrize(
    "label",
    [
        "非税收入预算",
        "一般公共预算拨款政府采购",
        "面向中小企业预留政府采购项目预算金额",
        "公共法律服务",
        "社会服务",
        "上年三公经费",
        "行政运行",
        "",
    ],
)
def test_what_only_ends_like_one_is_none(label: str) -> None:
    assert measure_of(label) is None


def test_a_bare_subject_stands_for_the_whole() -> None:
    assert measure_of("收入") is None
    assert measure_of_subject("收入") == "total_income"
    assert measure_of_subject("因公出国（境）费支出决算") == "abroad"
