"""A whole self-evaluation: items, execution rate, total and grade."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Evaluation, EvaluationItem, Package
from faheng.scoring.execution import ExecutionScore, score_execution
from faheng.scoring.formulas import Rule
from faheng.scoring.item_score import ItemScore
from faheng.scoring.items import score_item
from faheng.scoring.numbers import is_usable, plain
from faheng.scoring.parameters import fixed
from faheng.values.periods import first_day

_FULL = Decimal(100)
# Weights of which all together are no more than this are shares of one.
_SHARES_UP_TO = Decimal("1.5")


class EvaluationScore(NamedTuple):
    """The result; ``total`` adds up what could be scored, ``notes`` say what was not.

    ``full`` is what could be reached. There is a grade only if nothing is missing.
    ``day`` is the one whose rules were applied.
    """

    total: Decimal | None
    grade: str | None
    full: Decimal | None
    items: tuple[ItemScore, ...]
    execution: ExecutionScore
    is_complete: bool
    notes: tuple[str, ...]
    day: date | None = None


def day_of(package: Package) -> date | None:
    """The last day of the year evaluated, whose rules apply; else the printed date."""
    if package.year is not None:
        return first_day(package.year).replace(month=12, day=31)
    return package.source.dated


def score_evaluation(evaluation: Evaluation, *, day: date | None) -> EvaluationScore:
    """Score an evaluation by the rules in force on a day; nothing is rescaled."""
    weights = _weights(evaluation)
    execution, own_row = _execution(evaluation, weights, day)
    if own_row is not None:
        weights[own_row] = execution.full
    scores = tuple(
        _of_execution(item, execution, day)
        if index == own_row
        else score_item(item, day=day, weight=weight)
        for index, (item, weight) in enumerate(
            zip(evaluation.items, weights, strict=True)
        )
    )
    summed = sum((weight for weight in weights if weight is not None), Decimal(0))
    full = summed if weights and None not in weights else None
    parts = [score.points for score in scores]
    notes = []
    if own_row is None and full != _FULL:
        parts.append(execution.points)
        full = full + execution.full if full is not None else None
    elif own_row is None and execution.points is not None:
        notes.append("各项指标分值合计已满 100 分，预算执行率不另行计分")
    known = [part for part in parts if part is not None]
    total = (
        sum(known, Decimal(0))
        if any(score.points is not None for score in scores)
        else None
    )
    complete = total is not None and len(known) == len(parts)
    missing = len(parts) - len(known)
    notes.extend(_notes(evaluation, execution, full, missing))
    return EvaluationScore(
        total,
        grade_of(total, day) if total is not None and complete else None,
        full,
        scores,
        execution,
        complete,
        tuple(notes),
        day,
    )


def grade_of(total: Decimal, day: date | None) -> str:
    """The grade by half-open bands: 89.5 is below the bound of 90."""
    bounds = fixed("evaluation/grades", day).value
    ordered = sorted(bounds.items(), key=lambda bound: -bound[1])
    name: str = next(
        (name for name, least in ordered if total >= least), ordered[-1][0]
    )
    return name


def _execution(
    evaluation: Evaluation, weights: list[Decimal | None], day: date | None
) -> tuple[ExecutionScore, int | None]:
    """The execution rate, and the row that is it and no indicator of its own.

    A row is, if it has no target, or all the others make up what is left of 100.
    """
    more = rest_for_execution(evaluation, weights, day)
    execution = score_execution(evaluation, day=day, full=more)
    for index, item in enumerate(evaluation.items):
        if "执行率" not in f"{item.level1 or ''}{item.name or ''}":
            continue
        others = [weight for at, weight in enumerate(weights) if at != index]
        rest = sum((weight for weight in others if weight is not None), Decimal(0))
        whole = None not in others and rest == _FULL - execution.full
        if execution.points is not None and (item.target is None or whole):
            own = weights[index]
            fewer = own if own is not None and 0 < own < execution.full else None
            return score_execution(evaluation, day=day, full=fewer), index
    return execution, None


def rest_for_execution(
    evaluation: Evaluation, weights: list[Decimal | None], day: date | None
) -> Decimal | None:
    """More points than the rulebook gives it, where form and stated points show them.

    Some places give it 20 points: the indicators then leave as many of 100.
    """
    stated = evaluation.execution.score
    known = [weight for weight in weights if weight is not None]
    if not is_usable(stated) or not known or len(known) < len(weights):
        return None
    rest = _FULL - sum(known, Decimal(0))
    usual = Decimal(fixed("evaluation/execution-points", day).value)
    return rest if usual < stated <= rest else None


def _weights(evaluation: Evaluation) -> list[Decimal | None]:
    """Weights in points; some forms give them as shares of one."""
    weights = [
        item.weight if is_usable(item.weight) else None for item in evaluation.items
    ]
    known = [weight for weight in weights if weight is not None]
    if len(known) == len(weights) > 1 and 0 < sum(known) <= _SHARES_UP_TO:
        return [weight * _FULL for weight in known]
    return weights


def _of_execution(
    item: EvaluationItem, execution: ExecutionScore, day: date | None
) -> ItemScore:
    """The row of the execution rate, whose points the regulation bounds."""
    rule: Rule = "met" if execution.points == execution.full else "ratio"
    trace = list(execution.trace)
    if is_usable(item.weight) and item.weight > execution.full:
        wrong, right = plain(item.weight), plain(execution.full)
        trace.append(f"分值写为 {wrong}，按规定以 {right} 分为限")
    # A form may give the rate a target of its own, and points by that.
    by_target = score_item(item, day=day, weight=execution.full).points
    other = () if by_target is None else ((by_target, by_target),)
    return ItemScore(
        execution.points, execution.full, rule, tuple(trace), also_sound=other
    )


def _notes(
    evaluation: Evaluation,
    execution: ExecutionScore,
    full: Decimal | None,
    missing: int,
) -> list[str]:
    notes = []
    if not execution.is_from_amounts:
        notes.append(execution.trace[0])
    if not evaluation.items:
        notes.append("没有绩效指标，无法计算总分")
    elif missing:
        notes.append(f"有 {missing} 项没有计分，总分只是其余各项之和，不能据以定等级")
    if full is not None and full != _FULL:
        notes.append(f"满分为 {plain(full)} 分而不是 100 分，总分没有换算")
        if not any(_is_satisfaction(item) for item in evaluation.items):
            notes.append("没有满意度指标，其分值没有分给其他指标")
    return notes


def _is_satisfaction(item: EvaluationItem) -> bool:
    return "满意" in f"{item.level1 or ''}{item.level2 or ''}{item.name or ''}"
