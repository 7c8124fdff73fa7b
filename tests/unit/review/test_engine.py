"""What the engine makes of a rule's faults: keys that last, nobody's numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import Case, case_for
from faheng.review.engine import CRASHED, review, run_rule
from faheng.review.finding import Review
from faheng.review.personal_data import without_personal_numbers
from faheng.review.register import load_rules
from faheng.review.reports.digest import digest_of
from faheng.review.reports.html import html_report
from faheng.review.reports.text import text_report
from faheng.review.rule import Fault, Rule

SOURCE = {
    "file": "样例.docx",
    "sha256": "0" * 64,
    "format": "docx",
    "layout": "generic",
    "confidence": "1.00",
}
IDENTITY, MOBILE = "11010519491231002X", "13912345678"


def reading_of(package: dict[str, Any]) -> Reading:
    return Reading(Package.model_validate({"source": SOURCE, **package}, by_name=True))


def review_of(reading: Reading, rules: str = "") -> Review:
    chosen = [rule for rule in load_rules() if rule.code.startswith(rules)]
    return review(case_for(reading), chosen)


def keys(package: dict[str, Any], rules: str) -> set[str]:
    return {finding.key for finding in review_of(reading_of(package), rules).findings}


FAULTY = "推进法只政府建设。"
SOUND = "组织法治宣传。"


@pytest.mark.parametrize(
    "package",
    [
        lambda above: {"unread": [*({"text": text} for text in above), {"text": FAULTY}]},
        lambda above: {"department_targets": {"goals": [*above, FAULTY]}},
        lambda above: {"declarations": [{"annual_goal": FAULTY, "indicators": [
            *({"name": text} for text in above), {"name": "讲座场次", "basis": FAULTY}]}]},
        lambda above: {"declarations": [
            *({"project": {"name": text}} for text in above),
            {"project": {"name": "普法经费", "overview": FAULTY}}]},
        lambda above: {"budget": {"stage": "budget", "narrative": [
            *({"section": "概况", "text": text} for text in above),
            {"section": "收支", "text": FAULTY}]}},
        lambda above: {"evaluations": [{"sections": [
            *({"title": "概况", "text": text} for text in above),
            {"title": "成效", "text": FAULTY}]}]},
    ],
)  # fmt: skip
def test_a_key_lasts_when_something_is_put_in_above(package: Any) -> None:
    before = keys(package([]), "WS109")
    assert before
    assert keys(package([SOUND, SOUND]), "WS109") == before


def test_a_row_put_in_above_changes_no_key() -> None:
    def table(*above: str) -> dict[str, Any]:
        rows = [
            {"code": "204", "name": "公共安全支出", "cells": {"total": "100", "basic": "60", "project": "30"}},
            *({"code": code, "name": "其他支出", "cells": {"total": "1", "basic": "1"}} for code in above),
            {"code": "208", "name": "社会保障和就业支出", "cells": {"total": "90", "basic": "60", "project": "20"}},
        ]  # fmt: skip
        columns = [
            {"key": key, "printed": key} for key in ("total", "basic", "project")
        ]
        return {"year": 2024, "budget": {"stage": "budget", "tables": [{
            "id": "T1", "title": "支出表", "kind": "expenditure", "unit": "元",
            "columns": columns, "rows": rows}]}}  # fmt: skip

    before = keys(table(), "GJ")
    assert before
    assert before <= keys(table("206", "207"), "GJ")


def test_two_findings_of_one_place_have_two_keys() -> None:
    goals = {"department_targets": {"goals": [FAULTY, FAULTY]}}
    assert len(keys(goals, "WS109")) == 2


def test_a_finding_names_what_has_no_name_by_its_count() -> None:
    package = {"declarations": [{"indicators": [{"name": "甲"}, {"basis": FAULTY}]}]}
    (finding,) = review_of(reading_of(package), "WS109").findings
    assert finding.facts["subject"] == "第2项指标"


def test_numbers_of_people_are_never_repeated_in_full() -> None:
    secret = f"（身份证{IDENTITY}，手机{MOBILE}"
    reading = reading_of(
        {
            "declarations": [
                {
                    "project": {"name": f"救助{MOBILE}", "overview": f"{secret}，，法只政府"},
                    "indicators": [{"name": f"联系{MOBILE}", "basis": f"{secret}，，"}],
                }
            ],
            "unread": [{"text": f"{secret}，，"}],
        }
    )  # fmt: skip
    reviewed = review_of(reading)
    assert {"GK101", "WS110"} <= {finding.code for finding in reviewed.findings}
    digest = digest_of(reading, reviewed, layout_title="通用")
    findings = json.dumps(reviewed.model_dump(mode="json"), ensure_ascii=False)
    for report in (findings, html_report(digest), text_report(digest)):
        assert IDENTITY not in report
        assert MOBILE not in report


def test_other_long_numbers_stay() -> None:
    text = "项目编码110000202400000001，金额13912345678900元"
    assert without_personal_numbers(text) == text


def test_a_page_escapes_what_the_document_says() -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>，，"
    reading = reading_of(
        {
            "bureau": {"name": hostile},
            "declarations": [{"project": {"name": hostile, "overview": hostile}}],
            "unread": [{"text": hostile}],
        }
    )
    reviewed = review_of(reading)
    assert reviewed.findings
    page = html_report(digest_of(reading, reviewed, layout_title="通用"))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_a_file_of_which_nothing_was_recognised_is_not_called_sound() -> None:
    reading = reading_of({"unread": [{"text": "今天天气很好。"}]})
    digest = digest_of(reading, review_of(reading), layout_title="通用")
    assert digest.sound
    assert digest.verdict == "没有认出可以审核的内容，请核实文件是否完整。"
    assert 'class="verdict "' in html_report(digest)


class Breaking(Rule[int]):
    """一条会中断的规则。"""

    name = "breaking"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "第 {nth} 处。"
    hint = "请核实。"
    not_applicable = "没有可以审核的内容"
    at: ClassVar[int] = 2

    def select(self, case: Case) -> Iterator[tuple[str, int]]:
        for nth in (1, 2, 3):
            if nth == self.at:
                raise ZeroDivisionError(nth)
            yield "/unread/0", nth

    def judge(self, subject: int) -> Fault | None:
        return Fault({"nth": subject})


class BreakingInJudge(Breaking):
    """一条在判断时中断的规则。"""

    at = 0

    def judge(self, subject: int) -> Fault | None:
        return Fault({} if subject == 2 else {"nth": subject})


@pytest.mark.parametrize(
    "rule, kind", [(Breaking(), "ZeroDivisionError"), (BreakingInJudge(), "KeyError")]
)
def test_a_rule_that_breaks_off_costs_only_itself(rule: Rule[int], kind: str) -> None:
    case = case_for(reading_of({"unread": [{"text": FAULTY}]}))
    (ws109,) = (each for each in load_rules() if each.code == "WS109")
    reviewed = review(case, [rule, ws109])
    broken, sound = reviewed.outcomes
    assert (broken.status, broken.judged) == ("not_applicable", 1)
    assert broken.reason is not None
    assert broken.reason.startswith(CRASHED)
    assert kind in broken.reason
    assert "Traceback" not in broken.reason
    assert reviewed.crashed == (rule.code,)
    assert sound.status == "failed"
    assert {finding.code for finding in reviewed.findings} == {rule.code, "WS109"}
    assert "crashed" not in reviewed.model_dump()


def test_a_rule_asked_about_a_day_before_its_law_is_not_applicable() -> None:
    case = case_for(reading_of({"year": 1949}))
    for rule in load_rules():
        outcome, _ = run_rule(rule, case)
        assert not (outcome.reason or "").startswith(CRASHED)
