from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from faheng.model.package import Evaluation
from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed


class Scores(NamedTuple):
    """The scores of all items, of the execution rate where printed, and the total."""

    items: tuple[Decimal, ...]
    execution: Decimal | None
    total: Decimal

    @property
    def sums(self) -> list[Decimal]:
        """With the points of the execution rate, and without them."""
        bare = sum(self.items, Decimal(0))
        return [bare] if self.execution is None else [bare + self.execution, bare]

    @property
    def slack(self) -> Decimal:
        """What rounding explains: half a step of each score printed with decimals."""
        printed_scores = (*self.items, self.execution, self.total)
        return sum(
            (_half_step(score) for score in printed_scores if score is not None),
            Decimal(0),
        )


class ZP105(Rule[Scores]):
    """各项得分之和与总分不符。

    ## 检查什么
    自评表各项指标得分（连同预算执行率得分）相加，是否等于总分。

    ## 为什么
    总分决定等级，加不平就无法采用。

    ## 错误示例
    各项得分 45、28、10，执行率得分 10，总分写 98。

    ## 正确示例
    同样的得分，总分写 93。

    ## 不适用
    (1) 没有总分；(2) 有指标没有填写得分；(3) 各项分值不足满分的，说明总分还包含表外的项目。
    """

    name = "scores-do-not-add"
    dimension = "适当性"
    severity = "error"
    basis = "practice"
    message = "各项得分之和为 {computed}，总分写为 {total}，相差 {gap}。"
    hint = "请核对各项得分和总分。"
    not_applicable = "没有各项得分和总分都齐全的自评"

    def select(self, case: Case) -> Iterator[tuple[str, Scores]]:
        for path, evaluation in evaluations(case.package):
            scores = tuple(
                item.score for item in evaluation.items if item.score is not None
            )
            whole = len(scores) == len(evaluation.items) > 1
            if evaluation.score is None or not whole:  # (1) (2)
                continue
            if _is_complete(evaluation):  # (3)
                points = evaluation.execution.score
                yield f"{path}/score", Scores(scores, points, evaluation.score)

    def judge(self, subject: Scores) -> Fault | None:
        nearest = min(subject.sums, key=lambda each: abs(each - subject.total))
        gap = abs(nearest - subject.total)
        if gap <= subject.slack or _is_rounded_to(subject.total, nearest):
            return None
        return Fault(
            {
                "computed": printed(nearest),
                "total": printed(subject.total),
                "gap": printed(gap),
            }
        )


def _is_complete(evaluation: Evaluation) -> bool:
    """Whether the printed weights make up the full score, execution's ten or not."""
    weights = [item.weight for item in evaluation.items]
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    if None in weights:
        return False
    if evaluation.execution.score is not None:
        return total in (Decimal(90), Decimal(100))
    return total == Decimal(100)


def _half_step(score: Decimal) -> Decimal:
    """Half of the last place that says something: 9.80 may have been rounded to 9.8.

    A whole number of points is not rounded.
    """
    if score == score.to_integral_value():
        return Decimal(0)
    return Decimal(1).scaleb(int(score.normalize().as_tuple().exponent)) / 2


def _is_rounded_to(total: Decimal, points: Decimal) -> bool:
    """Whether a total of whole points is the sum, rounded once."""
    return total == points.quantize(Decimal(1), ROUND_HALF_UP)
