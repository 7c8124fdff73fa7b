"""Runs the YAML cases of every rule, and holds register, pages and cases together."""

from __future__ import annotations

import inspect
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from faheng.model.package import Package, Where
from faheng.model.reading import Origins, Reading
from faheng.review.case import case_for
from faheng.review.engine import run_rule
from faheng.review.register import load_rules
from faheng.values.grammar import parse_value

CASES = Path(__file__).parent / "rules"
RULES = {rule.code: rule for rule in load_rules()}
HEADINGS = ["检查什么", "为什么", "错误示例", "正确示例", "不适用"]
SOURCE = {
    "file": "样例.txt",
    "sha256": "0" * 64,
    "format": "txt",
    "layout": "generic",
    "confidence": "1.00",
}


def load_cases() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yml")):
        data = yaml.safe_load(file.read_text("utf-8"))
        code = data.pop("rule")
        assert code == file.stem
        for title, case in data.items():
            found.append(pytest.param(code, case, id=f"{code}-{title}"))
    return found


def with_values(part: Any) -> Any:
    """Targets written as officials write them become values."""
    if isinstance(part, list):
        return [with_values(item) for item in part]
    if not isinstance(part, dict):
        return part
    out = {}
    for name, item in part.items():
        if name in ("target", "period_target", "actual") and item is not None:
            out[name] = parse_value(
                str(item),
                indicator=part.get("name"),
                level1=part.get("level1"),
                level2=part.get("level2"),
            )
        else:
            out[name] = with_values(item)
    return out


def package_of(written: dict[str, Any]) -> Package:
    package = with_values(written)
    package["source"] = {**SOURCE, **package.get("source", {})}
    return Package.model_validate(package, by_name=True, by_alias=True)


def case_of(case: dict[str, Any]) -> Any:
    origins = {
        path: Where(quote=text) for path, text in case.get("printed", {}).items()
    }
    as_of = case.get("as_of")
    assert as_of is None or isinstance(as_of, date)
    return case_for(
        Reading(package_of(case["package"]), Origins.of(origins)),
        as_of=as_of,
        against=tuple(map(package_of, case.get("against", ()))),
    )


@pytest.mark.parametrize("code, case", load_cases())
def test_case(code: str, case: dict[str, Any]) -> None:
    outcome, findings = run_rule(RULES[code], case_of(case))
    if "pass" in case:
        assert [finding.message for finding in findings] == []
        assert (outcome.status, outcome.judged) == ("passed", case["pass"])
    elif "fail" in case:
        assert [finding.message for finding in findings] == case["fail"]
    else:
        assert (outcome.status, outcome.reason) == (
            "not_applicable",
            case["not_applicable"],
        )
    if "fix" in case:
        assert [
            finding.fix and f"{finding.fix.before} → {finding.fix.after}"
            for finding in findings
        ] == case["fix"]
    if "severity" in case:
        assert [finding.severity for finding in findings] == case["severity"]


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_has_its_page_and_its_three_kinds_of_case(code: str) -> None:
    page = inspect.getdoc(type(RULES[code])) or ""
    at = [page.find(f"## {heading}") for heading in HEADINGS]
    assert -1 not in at and at == sorted(at), f"{code}: headings {HEADINGS}"
    cases = yaml.safe_load((CASES / f"{code}.yml").read_text("utf-8"))
    kinds = {kind for case in cases.values() if isinstance(case, dict) for kind in case}
    assert {"pass", "fail", "not_applicable"} <= kinds, code


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.yml")} == set(RULES)


def test_every_rule_module_is_registered() -> None:
    root = Path(inspect.getfile(inspect.unwrap(load_rules))).parent / "rules"
    modules = {file.stem for file in root.glob("*/[A-Z][A-Z][0-9][0-9][0-9].py")}
    assert modules == set(RULES)
