from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluations, tells_reasons
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed
from faheng.scoring.evaluations import day_of, score_evaluation
from faheng.scoring.item_score import ItemScore
from faheng.scoring.stated import breaks_rule, gives_reason


class Scored(NamedTuple):
    """A row with its stated score, and what the arithmetic makes of it."""

    item: EvaluationItem
    result: ItemScore
    day: date | None
    explained: bool


class ZP104(Rule[Scored]):
    """得分与指标值、实际完成值不相应。

    ## 检查什么
    自评表每项指标的得分，是否与按记分办法计算的一致：完成指标值的得全部分值，未完成的按完成值与指标值的比例，“≤”类指标按超过的比例扣减，定性指标在所属档次的分值之内。

    ## 为什么
    没有完成却得满分，或者完成了却没有说明就少得分，总分和等级就不能反映实际完成情况。

    ## 错误示例
    指标值 ≥4754 件，实际完成 4604 件，分值 10 分，得分 10 分。

    ## 正确示例
    同样的指标值和完成值，得分 9.68 分；或者四舍五入写为 9.7 分。

    ## 不适用
    (1) 没有同时写明指标值、实际完成值、分值和得分，或者两者无法比较；(2) 得分高于分值的，由 ZP103 提示；(3) 得分取舍到一位小数或整数，或者按直接赋分、满意度分档等办法相符；(4) 少得分而说明了原因，或者超额较多。
    """

    name = "score-breaks-rule"
    dimension = "适当性"
    severity = "warning"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评的评分方法"
    message = "“{name}”的指标值是{target}，实际完成{actual}，分值 {weight}，按记分办法应得 {due} 分，自评得分 {score}。"
    hint = "请核对得分；本地或本表另有评分标准的，请在表中注明。"
    not_applicable = "没有指标值、实际完成值、分值和得分都齐全、又能计算得分的自评指标"

    def select(self, case: Case) -> Iterator[tuple[str, Scored]]:
        day = day_of(case.package)
        for path, evaluation in evaluations(case.package):
            in_report = tells_reasons(evaluation)
            results = score_evaluation(evaluation, day=day).items
            rows = zip(evaluation.items, results, strict=True)
            for index, (item, result) in enumerate(rows):
                known = result.points is not None or result.also_sound
                if item.score is None or not known:  # (1)
                    continue
                explained = in_report or gives_reason(item)
                yield (
                    f"{path}/items/{index}/score",
                    Scored(item, result, day, explained),
                )

    def judge(self, subject: Scored) -> Fault | None:
        item, result = subject.item, subject.result
        explained = subject.explained
        if not breaks_rule(
            item, result, subject.day, explained=explained
        ):  # (2) (3) (4)
            return None
        return Fault(
            {
                "name": item.name,
                "target": item.target.text if item.target else "",
                "actual": item.actual.text if item.actual else item.completion or "",
                "weight": printed(result.weight or Decimal(0)),
                "due": _due(result),
                "score": printed(item.score or Decimal(0)),
            }
        )


def _due(result: ItemScore) -> str:
    if result.rule == "qualitative" and result.also_sound:
        low, high = result.also_sound[0]
        return f"{printed(low)} 至 {printed(high)}"
    return printed(result.points or Decimal(0))
