"""Budget tables are walked as an officer reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from faheng.model.package import Package, Row, Where
from faheng.model.reading import Origins, Reading
from faheng.review.case import Case
from faheng.review.row_names import depth_of, plain_name
from faheng.review.sides import side_of
from faheng.review.sums import shown
from faheng.review.tables import Sheet, sheets

SOURCE = {
    "file": "样例.pdf",
    "sha256": "0" * 64,
    "format": "pdf",
    "layout": "generic",
    "confidence": "1.00",
}


def sheet_of(
    rows: list[dict[str, Any]],
    *,
    unit: str = "元",
    kind: str = "expenditure",
    quotes: dict[str, str] | None = None,
) -> Sheet:
    table = {"id": "T1", "title": "表", "kind": kind, "unit": unit, "rows": rows}
    package = Package.model_validate(
        {"source": SOURCE, "budget": {"stage": "budget", "tables": [table]}},
        by_name=True,
    )
    origins = {
        f"/budget/tables/0/rows/{cell}": Where(quote=quote)
        for cell, quote in (quotes or {}).items()
    }
    return sheets(Case(Reading(package, Origins.of(origins)), None))[0]


@pytest.mark.parametrize(
    "printed, plain, depth",
    [
        ("一、一般公共服务支出", "一般公共服务支出", 1),
        ("（一）人员经费", "人员经费", 2),
        ("1. 一般公共预算资金", "一般公共预算资金", 2),
        ("（1）购置费", "购置费", 3),
        ("其中：公务用车购置费", "公务用车购置费", 3),
        ("公 共 安 全 支 出", "公共安全支出", None),
        ("2.5万元以上", "2.5万元以上", None),
    ],
)
def test_names_without_their_numbers(
    printed: str, plain: str, depth: int | None
) -> None:
    assert plain_name(printed) == plain
    assert depth_of(Row(name=printed, cells={})) == depth


def test_children_hang_on_the_nearest_code_above() -> None:
    codes = ["204", "20406", "2040601", "2080505", "208"]
    sheet = sheet_of([{"code": code, "name": code, "cells": {}} for code in codes])
    assert dict(sheet.branches()) == {None: [0, 4], 0: [1], 1: [2], 4: [3]}


@pytest.mark.parametrize(
    "names, total",
    [
        (["合计", "局机关"], 0),
        (["局机关", "支出总计"], 1),
        (["本年支出合计", "支出总计"], 0),
        (["收入总计", "支出总计"], None),
        (["局机关"], None),
    ],
)
def test_the_row_that_states_the_sum(names: list[str], total: int | None) -> None:
    assert sheet_of([{"name": name, "cells": {}} for name in names]).total_row == total


@pytest.mark.parametrize(
    "unit, quotes, step",
    [
        ("元", ["8,025,704.92", "900,000"], "0"),
        ("元", ["900,000"], "1"),
        ("万元", ["246.01", "8"], "100"),
        ("万元", ["246"], "10000"),
        ("万元", ["246.0149"], "1"),
        ("万元", ["246.014880"], "0"),
    ],
)
def test_precision_is_what_is_printed(unit: str, quotes: list[str], step: str) -> None:
    cells = [{"name": "行", "cells": {"total": 1}} for _ in quotes]
    printed = {f"{index}/cells/total": quote for index, quote in enumerate(quotes)}
    assert sheet_of(cells, unit=unit, quotes=printed).step == Decimal(step)


@pytest.mark.parametrize(
    "unit, amount, step",
    [("元", "900000", "1"), ("元", "0.92", "0"), ("万元", "2460100", "100")],
)
def test_without_printed_text_amounts_tell(unit: str, amount: str, step: str) -> None:
    sheet = sheet_of([{"name": "行", "cells": {"total": amount}}], unit=unit)
    assert sheet.step == Decimal(step)


def test_a_side_knows_items_carried_money_and_total() -> None:
    names = ["一、财政拨款", "本年收入合计", "上年结转", "一般公共预算", "收入总计"]
    rows = [{"side": "income", "name": name, "cells": {"amount": 1}} for name in names]
    sheet = sheet_of(rows, kind="income-expenditure")
    side = side_of(sheet, "income")
    assert side is not None
    assert [(group.stated, group.items) for group in side.this_year] == [(1, [0])]
    assert [(group.stated, group.items) for group in side.carried] == [(2, [3])]
    assert side.breaks_down(side.carried[0])
    assert (side.grand, side.items, side.outside) == (4, [], [])
    assert side_of(sheet, "expenditure") is None


def test_amounts_are_shown_as_the_table_prints_them() -> None:
    assert shown(Decimal("1234567.8"), "元") == "1,234,567.80元"
    assert shown(Decimal("1234567.8"), "万元") == "123.45678万元"
    assert shown(Decimal("20000"), "万元") == "2.00万元"
    assert shown(None, "元") == "空白"


@pytest.mark.parametrize(
    "code, unread",
    [("=A1", []), ("204", [{"text": "=SUM(C4:C9)", "where": {"table": 2, "row": 4}}])],
    ids=["科目编码是公式", "金额是公式"],
)
def test_a_table_with_formulas_never_calculated_is_not_walked(
    code: str, unread: list[dict[str, Any]]
) -> None:
    rows = [
        {"code": code, "name": "甲", "cells": {}, "where": {"table": 2, "row": 3}},
        {"name": "合计", "cells": {}, "where": {"table": 2, "row": 5}},
    ]
    table = {"id": "T1", "title": "表", "kind": "other", "unit": "元", "rows": rows}
    package = {
        "source": SOURCE,
        "budget": {"stage": "budget", "tables": [table]},
        "unread": unread,
    }
    assert (
        sheets(Case(Reading(Package.model_validate(package, by_name=True)), None)) == []
    )
    rows[0]["code"] = "204"
    package["unread"] = [{"text": "=A1", "where": {"table": 3, "row": 4}}]
    walked = Package.model_validate(package, by_name=True)
    assert len(sheets(Case(Reading(walked), None))) == 1
