"""Codes of the rules a self-evaluation breaks, by the place they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from faheng.model.package import Evaluation
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.finding import Severity
from faheng.review.register import select_rules
from faheng.review.rule import NotApplicableError
from faheng.review.rules.zp.ZP105 import ZP105, Scores
from faheng.rulebook import OutsideValidityError
from faheng.scoring.evaluations import EvaluationScore, grade_of
from faheng.scoring.numbers import is_usable

CODES = ("MB106", "ZP102", "ZP103", "ZP104", "ZP105", "ZP106", "ZP108")

_PLACE = re.compile(r"/evaluations/(\d+)(?:/items/(\d+))?")
_ARITHMETIC = Context(prec=100)
_GRADES = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_FULL, _LOCAL_GOOD = Decimal(100), Decimal(75)
# Scores are printed with one decimal at least; each may be off by half of it.
_OFF = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Flag:
    code: str
    severity: Severity


Place = tuple[int, int | None]


def flags_of(reading: Reading) -> Mapping[Place, list[Flag]]:
    """What review finds in the evaluations, by evaluation and, where it is one, item."""
    case = case_for(reading)
    found: dict[Place, list[Flag]] = defaultdict(list)
    for rule in select_rules(CODES):
        try:
            with localcontext(_ARITHMETIC):
                for path, subject in rule.select(case):
                    place = _PLACE.match(path)
                    fault = rule.judge(subject) if place else None
                    if place is None or fault is None:
                        continue
                    item = int(place[2]) if place[2] else None
                    flag = Flag(rule.code, fault.severity or rule.severity)
                    found[int(place[1]), item].append(flag)
        except (NotApplicableError, OutsideValidityError):
            continue
    return found


def flags_of_result(evaluation: Evaluation, result: EvaluationScore) -> list[Flag]:
    """What only the computed total, grade and execution points show to be wrong."""
    checks = (_execution, _total, _grade)
    return [flag for check in checks if (flag := check(evaluation, result)) is not None]


def _execution(evaluation: Evaluation, result: EvaluationScore) -> Flag | None:
    stated, due = evaluation.execution.score, result.execution
    if not is_usable(stated):
        return None
    if stated > due.full:
        return Flag("ZP103", "error")
    if due.points is None or abs(stated - due.points) < 2 * _OFF:
        return None
    return Flag("ZP104", "warning")


def _total(evaluation: Evaluation, result: EvaluationScore) -> Flag | None:
    """By the stated scores where all are, else by the computed ones."""
    stated, own = evaluation.score, evaluation.execution.score
    if not is_usable(stated) or result.full is None or result.full < _FULL:
        return None  # it may hold what the form leaves out
    scores = [item.score for item in evaluation.items]
    known = tuple(score for score in scores if is_usable(score))
    if known and len(known) == len(scores):
        execution = own if is_usable(own) else result.execution.points
        is_wrong = ZP105().judge(Scores(known, execution, stated)) is not None
    elif result.is_complete and result.total is not None:
        is_wrong = abs(result.total - stated) > _OFF * (len(scores) + 1)
    else:
        return None
    return Flag("ZP105", "error") if is_wrong else None


def _grade(evaluation: Evaluation, result: EvaluationScore) -> Flag | None:
    """By the stated total where there is one, which rounding may have moved."""
    printed = (evaluation.grade or "").strip()
    grade = _GRADES.get(printed, printed)
    computed = result.total if result.is_complete else None
    score = evaluation.score if is_usable(evaluation.score) else computed
    if score is None or grade not in ("优", "良", "中", "差"):
        return None
    if not 0 <= score <= _FULL or grade == grade_of(score, result.day):
        return None
    # Some places grade 良 from 75.
    local = grade == "良" and score >= _LOCAL_GOOD
    return Flag("ZP106", "warning" if local else "error")
