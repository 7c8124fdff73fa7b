from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed
from faheng.rulebook import load_parameter

_GRADES = {"优": "优", "优秀": "优", "良": "良", "良好": "良", "中": "中", "差": "差"}
_FULL = Decimal(100)
_LOCAL_GOOD = Decimal(75)


class Graded(NamedTuple):
    """A score, the grade printed with it, and the grades in force by lower bound."""

    score: Decimal
    grade: str
    bounds: dict[str, Decimal]


class ZP106(Rule[Graded]):
    """评价等级与得分不符。

    ## 检查什么
    写明的等级是否与得分相应：90 分及以上为优，80 分及以上为良，60 分及以上为中，60 分以下为差。

    ## 为什么
    等级决定下一年是支持、压减还是取消，与得分不一致就无法运用。

    ## 错误示例
    综合得分 85 分，评价等级为优。

    ## 正确示例
    综合得分 85 分，评价等级为良。

    ## 不适用
    (1) 没有同时写明得分和等级；(2) 等级名称不是优、良、中、差；(3) 得分不在 0 至 100 分之间；(4) 文件年度早于该办法施行。
    """

    name = "grade-differs"
    dimension = "适当性"
    severity = "error"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：评价等级"
    message = "得分 {score} 分应为“{due}”，等级写为“{grade}”。"
    hint = "请核对得分和等级；本地另有等级标准的，请注明。"
    not_applicable = "没有同时写明得分和优良中差等级的自评"

    def select(self, case: Case) -> Iterator[tuple[str, Graded]]:
        bounds = _bounds(case.as_of)
        for path, evaluation in evaluations(case.package):
            score, grade = evaluation.score, _GRADES.get(evaluation.grade or "")
            if score is None or grade is None:  # (1) (2)
                continue
            if 0 <= score <= _FULL and bounds:  # (3) (4)
                yield f"{path}/grade", Graded(score, grade, bounds)

    def judge(self, subject: Graded) -> Fault | None:
        due = next(
            name
            for name, least in sorted(
                subject.bounds.items(), key=lambda bound: -bound[1]
            )
            if subject.score >= least
        )
        if due == subject.grade:
            return None
        facts = {"score": printed(subject.score), "due": due, "grade": subject.grade}
        # Some places grade 良 from 75; there the grade may be right.
        local = subject.grade == "良" and subject.score >= _LOCAL_GOOD
        return Fault(facts, severity="warning") if local else Fault(facts)


def _bounds(day: date | None) -> dict[str, Decimal]:
    """The grades by their lower bounds; evaluations look back on the year before."""
    if day is None:
        return {}
    last = day.replace(month=12, day=31)
    parameter = load_parameter("evaluation/grades")
    if not parameter.is_in_force(last):
        return {}
    bounds = parameter.on(last).value
    return {name: Decimal(str(least)) for name, least in bounds.items()}
