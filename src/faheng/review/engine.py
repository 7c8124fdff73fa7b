"""Runs rules over a case."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Context, localcontext
from typing import Any

from faheng.review.case import Case
from faheng.review.finding import CRASHED, Finding, Outcome, Review, Status
from faheng.review.personal_data import without_personal_numbers
from faheng.review.quoting import filled
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.standards.discovery import standards_of
from faheng.review.standards.standard import Standard
from faheng.review.subject import subject_of
from faheng.rulebook import OutsideValidityError

__all__ = ["CRASHED", "review", "run_rule"]

_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
_FAULT = (
    CRASHED + "：程序出了错（{}），其他规则不受影响；请把文件和这句话转告维护人员。"
)
# No budget needs more than 28 digits, but a slip of the pen may write them, and
# rounding to 分 must not fail on it.
_ARITHMETIC = Context(prec=100)


def run_rule(rule: Rule[Any], case: Case) -> tuple[Outcome, list[Finding]]:
    """One rule over one case: its outcome with the denominator, and its findings.

    A rule that raises costs only itself: what it has found by then is kept, and the
    outcome says that it broke off.
    """
    judged = 0
    findings: list[Finding] = []
    reason: str | None = None
    try:
        with localcontext(_ARITHMETIC):
            for path, subject in rule.select(case):
                fault = rule.judge(subject)
                if fault is not None:
                    findings.append(_finding(rule, case, path, fault))
                judged += 1
    except (NotApplicableError, OutsideValidityError) as why:
        reason = str(why)
    except Exception as bug:
        return (
            Outcome(
                code=rule.code,
                status="not_applicable",
                judged=judged,
                reason=_FAULT.format(type(bug).__name__),
            ),
            findings,
        )
    if judged == 0:
        return (
            Outcome(
                code=rule.code,
                status="not_applicable",
                judged=0,
                reason=reason or rule.not_applicable,
            ),
            [],
        )
    status: Status = "failed" if findings else "passed"
    return Outcome(code=rule.code, status=status, judged=judged), findings


def review(case: Case, rules: Sequence[Rule[Any]]) -> Review:
    """All rules over one case; findings by severity, then place."""
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for rule in rules:
        outcome, found = run_rule(rule, case)
        outcomes.append(outcome)
        findings.extend(found)
    findings.sort(key=_reading_order)
    return Review(
        source=case.package.source,
        outcomes=tuple(outcomes),
        findings=tuple(_with_unique_keys(findings)),
        standards=_standards(case),
    )


def _standards(case: Case) -> tuple[Standard, ...]:
    """The identities of the file; a fault in working them out shows in GJ115."""
    try:
        with localcontext(_ARITHMETIC):
            return standards_of(case)
    except Exception:
        return ()


def _finding(rule: Rule[Any], case: Case, path: str, fault: Fault) -> Finding:
    where = case.where(path)
    quote = fault.quote if fault.quote is not None else where.quote
    if quote is not None:
        quote = without_personal_numbers(quote)
        where = where.model_copy(update={"quote": quote})
    subject = subject_of(case.package, path)
    identity = [rule.code, *subject.identity, fault.column or ""]
    return Finding(
        key=hashlib.sha256("\n".join(identity).encode()).hexdigest()[:16],
        code=rule.code,
        name=rule.name,
        severity=fault.severity or rule.severity,
        dimension=rule.dimension,
        where=where,
        message=_said(fault.message or rule.message, fault),
        hint=_said(fault.hint or rule.hint, fault),
        facts={
            "subject": without_personal_numbers(subject.in_words),
            **{name: _plain(value) for name, value in fault.facts.items()},
        },
        fix=fault.fix,
    )


def _said(template: str, fault: Fault) -> str:
    return without_personal_numbers(filled(template, fault.facts))


def _plain(value: object) -> object:
    """Facts are printed: decimals as text, and nobody's numbers in full."""
    if isinstance(value, str):
        return without_personal_numbers(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    return str(value)


def _reading_order(finding: Finding) -> tuple[Any, ...]:
    where = finding.where
    return (
        _SEVERITY_ORDER[finding.severity],
        where.page or 0,
        where.table or 0,
        where.row or 0,
        where.line or 0,
        where.column or 0,
        finding.code,
        finding.message,
    )


def _with_unique_keys(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Two findings of one rule in one place are told apart by their order."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.key] += 1
        if (nth := seen[finding.key]) > 1:
            key = hashlib.sha256(f"{finding.key}\n{nth}".encode()).hexdigest()[:16]
            finding = finding.model_copy(update={"key": key})
        yield finding
