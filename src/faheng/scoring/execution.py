"""The execution rate of the budget, and the points for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from faheng.model.package import Evaluation
from faheng.scoring.numbers import is_usable, plain, rounded
from faheng.scoring.parameters import fixed


class ExecutionScore(NamedTuple):
    """Rate in percent and points of at most ``full``; ``None`` if not computable."""

    rate: Decimal | None
    points: Decimal | None
    full: Decimal
    trace: tuple[str, ...]
    is_from_amounts: bool = False


def score_execution(
    evaluation: Evaluation, *, day: date | None, full: Decimal | None = None
) -> ExecutionScore:
    """全年执行数 ÷ 全年预算数, never the initial budget; over 100 % earns no more.

    ``full`` are its points where the form gives it fewer than the rulebook.

    Where an amount is missing, the rate the form states is taken, and the trace says so.
    """
    rule = fixed("evaluation/execution-points", day)
    full = Decimal(rule.value) if full is None else full
    budget = evaluation.funding.full_year_budget
    executed = evaluation.execution.executed
    stated = evaluation.execution.rate
    if is_usable(budget) and is_usable(executed) and budget > 0:
        share = Fraction(executed) / Fraction(budget)
        said = f"执行数 {plain(executed)} 元 ÷ 全年预算数 {plain(budget)} 元"
    elif is_usable(stated) and stated >= 0:
        # Some forms print 0.95 for 95 %.
        share = Fraction(stated) / (1 if stated <= 1 else 100)
        said = f"{_missing(evaluation)}，采用自评写明的执行率 {plain(stated)}"
    else:
        why = f"{_missing(evaluation)}，预算执行率无法计算"
        return ExecutionScore(None, None, full, (why,))
    exact = min(max(share, Fraction(0)), Fraction(1)) * Fraction(full)
    rate, points = rounded(share * 100), rounded(exact)
    lines = [
        f"{said}，预算执行率 {rate}%",
        f"执行率 × {plain(full)} 分，以 {plain(full)} 分为限，得 {points} 分（{rule.cited}）",
    ]
    if share > 1:
        lines.append("执行数超过全年预算数，请核实是否漏计上年结转或年中追加")
    from_amounts = is_usable(budget) and is_usable(executed) and budget > 0
    return ExecutionScore(rate, points, full, tuple(lines), from_amounts)


def _missing(evaluation: Evaluation) -> str:
    budget = evaluation.funding.full_year_budget
    if budget is None:
        initial = evaluation.funding.initial_budget is not None
        instead = "（年初预算数不能代替）" if initial else ""
        return f"没有填写全年预算数{instead}"
    if not is_usable(budget) or budget <= 0:
        return "全年预算数不是正数"
    return "没有填写全年执行数"
