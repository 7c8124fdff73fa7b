"""What a table's own figures give away: bases, rates, links, and what breaks them."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.register import load_rules
from faheng.review.reports.digest import digest_of
from faheng.review.reports.html import html_report
from faheng.review.reports.text import text_report
from faheng.review.standards.discovery import standards_of
from faheng.review.standards.standard import Standard

NAMES = {
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金",
    "30228": "工会经费",
}
FEN = Decimal("0.01")


def reading(
    economic: dict[str, str], function: dict[str, str] | None = None, year: int = 2021
) -> Reading:
    def table(kind: str, title: str, rows: dict[str, str], unit: str = "元") -> Any:
        return {
            "id": kind, "kind": kind, "title": title, "unit": unit,
            "rows": [
                {"code": code, "name": NAMES.get(code, code), "cells": {"total": amount}}
                for code, amount in rows.items()
            ],
        }  # fmt: skip

    return Reading(
        Package.model_validate(
            {
                "source": {
                    "file": "样例.docx",
                    "sha256": "0" * 64,
                    "format": "docx",
                    "layout": "generic",
                    "confidence": "1.00",
                },
                "year": year,
                "budget": {
                    "stage": "budget",
                    "tables": [
                        table("general-public-basic-economic", "基本支出表", economic),
                        table("general-public-function", "支出表", function or {}),
                    ],
                },
            },
            by_name=True,
        )
    )


def found(
    economic: dict[str, str], function: dict[str, str] | None = None, year: int = 2021
) -> dict[str, Standard]:
    standards = standards_of(case_for(reading(economic, function, year)))
    return {f"{each.code} {each.formula}": each for each in standards}


SALARIES = {"30101": "874944.00", "30102": "1023768.00", "30103": "128512.00"}
CONTRIBUTIONS = {"30108": "324355.84", "30109": "162177.92", "30110": "192586.32"}
PAY = "（基本工资＋津贴补贴＋奖金）"


def test_base_and_local_rate_are_found_from_the_figures() -> None:
    standards = found({**SALARIES, **CONTRIBUTIONS})
    pension = standards[f"30108 {PAY}×16%"]
    assert pension.holds
    assert (pension.gap, pension.inferred) == (0, None)
    assert [each.amount for each in pension.inputs] == list(
        map(Decimal, SALARIES.values())
    )
    medical = standards[f"30110 {PAY}×9.5%"]
    assert medical.holds
    assert (medical.computed, medical.gap) == (Decimal("192586.28"), Decimal("0.04"))
    assert medical.inferred == "9.5%的比例由表中金额推算"


def test_a_figure_just_beside_its_rate_breaks_by_so_much() -> None:
    standards = found({**SALARIES, **CONTRIBUTIONS, "30228": "40044.48"})
    union = standards[f"30228 {PAY}×2%"]
    assert not union.holds
    assert (union.computed, union.gap) == (Decimal("40544.48"), Decimal(-500))


def test_before_may_2019_the_rate_was_twenty() -> None:
    assert f"30108 {PAY}×16%" not in found({**SALARIES, **CONTRIBUTIONS}, year=2018)
    earlier = {"30108": "405444.80", "30109": "162177.92"}
    assert f"30108 {PAY}×20%" in found({**SALARIES, **earlier}, year=2018)


def test_a_base_that_is_not_printed_is_given_away_by_two_contributions() -> None:
    economic = {"30101": "2540192", "30108": "1763159.52", "30109": "881579.76"}
    (annuity,) = found(economic).values()
    assert annuity.formula == "机关事业单位基本养老保险缴费÷16%×8%"
    assert (annuity.rate, annuity.gap, annuity.holds) == (8, 0, True)
    assert annuity.inferred == "缴费基数未在表中列出，由养老保险推算约为11,019,747.00元"


def test_linked_rows_agree_or_miss_by_so_much() -> None:
    function = {"2080505": "324355.84", "2101101": "100000", "2101102": "92586.32"}
    standards = found({"30108": "304355.84", "30110": "192586.32"}, function)
    assert not standards["30108 2080505＝30108"].holds
    assert standards["30108 2080505＝30108"].gap == -20000
    assert standards["30110 2101101＋2101102＝30110"].holds


def test_nothing_is_told_where_nothing_agrees() -> None:
    assert found({"30101": "1000000", "30108": "123456.78", "30113": "777"}) == {}
    assert found({}) == {}
    assert found({**SALARIES, **CONTRIBUTIONS}, year=1990) == {}


def test_standards_stand_in_json_only_where_there_are_some() -> None:
    rules = [rule for rule in load_rules() if rule.code == "GJ115"]
    told = review(case_for(reading({**SALARIES, **CONTRIBUTIONS})), rules)
    assert json.loads(told.model_dump_json(by_alias=True))["standards"][0] == {
        "code": "30108",
        "name": NAMES["30108"],
        "formula": f"{PAY}×16%",
        "rate": "16",
        "inputs": [
            {"code": code, "name": NAMES[code], "amount": amount, "where": {}}
            for code, amount in SALARIES.items()
        ],
        "computed": "324355.84",
        "printed": "324355.84",
        "holds": True,
        "gap": "0.00",
        "inferred": None,
        "basis": told.standards[0].basis,
        "where": {},
    }
    untold = review(case_for(reading({})), rules)
    assert "standards" not in untold.model_dump(by_alias=True)


def test_reports_tell_what_holds_and_what_does_not() -> None:
    given = reading({**SALARIES, **CONTRIBUTIONS, "30228": "40044.48"})
    digest = digest_of(given, review(case_for(given), load_rules()), layout_title="表")
    for report in (text_report(digest), html_report(digest)):
        assert "推算口径与标准核对" in report
        assert f"{PAY}×16%" in report
        assert "成立（取整相差 0.04 元）" in report
        assert "不成立，相差 500.00 元，请核实" in report
    bare = reading({})
    digest = digest_of(bare, review(case_for(bare), load_rules()), layout_title="表")
    assert "推算口径" not in text_report(digest) + html_report(digest)


@given(
    st.lists(st.integers(10_000, 5_000_000), min_size=1, max_size=3, unique=True),
    st.integers(5, 12),
    st.booleans(),
)
def test_any_table_reckoned_from_its_salaries_is_found_out(
    salaries: list[int], housing: int, performance: bool
) -> None:
    """Sound tables, with a base the regulations name and one they do not."""
    codes = ["30101", "30102", "30107" if performance else "30103"]
    pay = {code: f"{amount}.00" for code, amount in zip(codes, salaries, strict=False)}
    base = Decimal(sum(salaries))
    due = {"30108": 16, "30109": 8, "30228": 2, "30113": housing}
    reckoned = {
        code: str((base * percent / 100).quantize(FEN, ROUND_HALF_UP))
        for code, percent in due.items()
    }
    standards = found({**pay, **reckoned})
    assert all(each.holds for each in standards.values())
    assert {"30108", "30109", "30228", "30113"} <= {
        each.code for each in standards.values()
    }
