"""Layouts are known by the titles of their tables, never by a file name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.budget.builders import document, lines

from faheng.documents.document import Document
from faheng.forms.layout import Layout
from faheng.forms.layouts import (
    chongqing_budget_2021,
    shanghai_accounts,
    shanghai_budget,
)

LAYOUTS = [
    chongqing_budget_2021.LAYOUT,
    shanghai_budget.LAYOUT,
    shanghai_accounts.LAYOUT,
]
CHONGQING = document(
    lines(
        "示范区司法局 2022 年部门预算情况说明",
        "表一",
        "示范区司法局财政拨款收支总表",
        "一般公共预算财政拨款支出预算表",
        "一般公共预算财政拨款基本支出预算表",
        "一般公共预算“三公”经费支出表",
        "政府性基金预算支出表",
        "部门收支总表",
        "部门收入总表",
        "部门支出总表",
    )
)
SHANGHAI_UNIT = document(
    lines(
        "上海市示范区司法局2023年单位预算",
        "2023年单位财务收支预算总表",
        "2023年单位收入预算总表",
        "2023年单位支出预算总表",
        "2023年单位财政拨款收支预算总表",
        "2023年单位一般公共预算支出功能分类预算表",
        "2023年单位“三公”经费和机关运行经费预算表",
    )
)
ACCOUNTS = document(
    lines(
        "示范区司法局2022年度部门决算",
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算表",
        "2022年度部门决算情况说明",
    )
)
TARGETS_ONLY = document(
    lines("示范区司法局项目支出绩效目标申报表", "项目名称：法律援助", "年度目标")
)


@pytest.mark.parametrize(
    ("source", "layout"),
    [
        (CHONGQING, "chongqing-budget-2021"),
        (SHANGHAI_UNIT, "shanghai-budget"),
        (ACCOUNTS, "shanghai-accounts"),
    ],
    ids=["chongqing", "shanghai-unit", "accounts"],
)
def test_each_is_known_by_its_tables(source: Document, layout: str) -> None:
    sure = {one.id: one.recognise(source) for one in LAYOUTS}
    assert max(sure, key=lambda one: sure[one]) == layout
    assert sure.pop(layout) >= Decimal("0.6")
    assert all(other < Decimal("0.5") for other in sure.values())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_a_target_form_is_none_of_them(layout: Layout) -> None:
    assert layout.recognise(TARGETS_ONLY) < Decimal("0.5")
