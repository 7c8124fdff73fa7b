from __future__ import annotations

from collections.abc import Iterator

from faheng.model.package import EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluated_items
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed


class ZP103(Rule[EvaluationItem]):
    """指标的得分高于它的分值。

    ## 检查什么
    自评表每项指标的得分，是否不超过该项的分值（权重）。

    ## 为什么
    得分以分值为上限，超过的必有一个数写错，总分也随之有误。

    ## 错误示例
    分值 20 分，得分 25 分。

    ## 正确示例
    分值 20 分，得分 20 分。

    ## 不适用
    (1) 没有同时填写分值和得分；(2) 文件中没有自评内容。
    """

    name = "score-over-weight"
    dimension = "适当性"
    severity = "error"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成指标值的，记该指标所赋全部分值"
    message = "“{name}”得分 {score}，高于分值 {weight}。"
    hint = "请核对得分和分值。"
    not_applicable = "没有同时填写分值和得分的自评指标"

    def select(self, case: Case) -> Iterator[tuple[str, EvaluationItem]]:
        for path, item in evaluated_items(case.package):
            if item.weight is not None and item.score is not None:  # (1) (2)
                yield f"{path}/score", item

    def judge(self, subject: EvaluationItem) -> Fault | None:
        assert subject.weight is not None
        assert subject.score is not None
        if subject.score <= subject.weight:
            return None
        return Fault(
            {
                "name": subject.name,
                "score": printed(subject.score),
                "weight": printed(subject.weight),
            }
        )
