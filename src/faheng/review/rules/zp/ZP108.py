from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from faheng.model.package import Evaluation, EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluations, tells_reasons
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed
from faheng.scoring.evaluations import day_of, score_evaluation
from faheng.scoring.item_score import ItemScore
from faheng.scoring.numbers import rounded
from faheng.scoring.parameters import fixed
from faheng.scoring.stated import gives_reason, is_overshot


class Surpassable(NamedTuple):
    """A row whose target could be surpassed, with what came about."""

    item: EvaluationItem
    result: ItemScore
    day: date | None


class ZP108(Rule[Surpassable]):
    """超额较多，却没有说明原因。

    ## 检查什么
    实际完成值达到指标值 130% 及以上的指标，“偏差原因分析及改进措施”一栏是否说明。

    ## 为什么
    超额较多，可能是指标值定得偏低，也可能是情况有变。说明原因，下一年的指标值才有依据。

    ## 错误示例
    指标值 ≥200 人次，实际完成 410 人次，偏差原因一栏空白。

    ## 正确示例
    指标值 ≥200 人次，实际完成 410 人次，偏差原因写明“新增两个园区联系点，下年指标值调整为 400 人次”。

    ## 不适用
    (1) 没有同时写明指标值和实际完成值，或者两者无法比较；(2) 指标值不是越多越好的（“≤”类、成本、单价等）；(3) 只比指标值多一件（次）的；(4) 既没有分值也没有得分，或者另有“存在的问题”“原因分析”等章节的评价报告，原因写在正文。
    """

    name = "overshoot-without-reason"
    dimension = "可行性"
    severity = "warning"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：偏差较大的应分析原因；超额的幅度各地另定，本规则默认 130%"
    message = "“{name}”的指标值是{target}，实际完成{actual}，达到指标值的 {percent}%，没有说明原因。"
    hint = "请说明超额的原因；如指标值偏低，请在下一年调整；如数字有误，请更正。"
    not_applicable = "没有同时写明指标值和实际完成值、又可以超额完成的自评指标"

    def select(self, case: Case) -> Iterator[tuple[str, Surpassable]]:
        day = day_of(case.package)
        for path, evaluation in evaluations(case.package):
            if tells_reasons(evaluation) or not _has_points(evaluation):  # (4)
                continue
            results = score_evaluation(evaluation, day=day).items
            rows = zip(evaluation.items, results, strict=True)
            for index, (item, result) in enumerate(rows):
                if result.due is not None:  # (1) (2)
                    yield (
                        f"{path}/items/{index}/actual",
                        Surpassable(item, result, day),
                    )

    def judge(self, subject: Surpassable) -> Fault | None:
        item, result = subject.item, subject.result
        if not is_overshot(result, subject.day) or gives_reason(item):  # (3)
            return None
        assert result.due
        assert result.actual is not None
        return Fault(
            {
                "name": item.name,
                "target": item.target.text if item.target else "",
                "actual": item.actual.text if item.actual else "",
                "percent": printed(rounded(result.actual / result.due * 100, 1)),
                "threshold": fixed("evaluation/overshoot", subject.day).value,
            },
            column="reason",
        )


def _has_points(evaluation: Evaluation) -> bool:
    return any(
        item.weight is not None or item.score is not None for item in evaluation.items
    )
