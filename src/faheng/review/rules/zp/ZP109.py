from __future__ import annotations

from collections.abc import Iterator

from faheng.model.package import Evaluation, EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.rule import Fault, Rule

_FEWEST = 3


def _measured(item: EvaluationItem) -> bool:
    return (
        item.target is not None
        and item.actual is not None
        and item.target.number is not None
        and item.actual.number is not None
    )


class ZP109(Rule[list[EvaluationItem]]):
    """各项实际完成值都与目标值完全相同。

    ## 检查什么
    一个项目里凡有目标值和实际完成值的指标（至少三项），是否每一项的完成值都恰好等于目标值。

    ## 为什么
    每一项都分毫不差，常见的原因是把目标值复制到了完成值一栏。本条只作提示，确属实情的不必修改。

    ## 错误示例
    目标 ≥170 件、≥500 人、≥90%，完成值依次填 170 件、500 人、90%。

    ## 正确示例
    目标 ≥170 件、≥500 人、≥90%，完成值依次填 183 件、512 人、96.5%。

    ## 不适用
    (1) 有目标值和完成值的指标不足三项；(2) 所有目标都是 100% 或 0，没有超过的余地。
    """

    name = "target-pasted-as-actual"
    dimension = "可行性"
    severity = "info"
    basis = "practice"
    message = "{count} 项指标的实际完成值都与目标值完全相同。"
    hint = "请核实完成值是否取自台账或统计，而不是由目标值复制而来。"
    not_applicable = "没有三项以上同时写明目标值和实际完成值的自评"

    def select(self, case: Case) -> Iterator[tuple[str, list[EvaluationItem]]]:
        for path, evaluation in evaluations(case.package):
            items = self._free_to_differ(evaluation)
            if len(items) >= _FEWEST:  # (1)
                yield path, items

    def judge(self, subject: list[EvaluationItem]) -> Fault | None:
        for item in subject:
            assert item.target is not None
            assert item.actual is not None
            if item.target.number != item.actual.number:
                return None
        return Fault({"count": len(subject)}, column="actual")

    @staticmethod
    def _free_to_differ(evaluation: Evaluation) -> list[EvaluationItem]:
        """Items whose actual could have been another number than the target."""
        return [
            item
            for item in evaluation.items
            if _measured(item)
            and item.target is not None
            and item.target.comparator in (">=", "<=", ">", "<")
            and not (item.target.unit == "%" and item.target.number == 100)  # (2)
            and item.target.number != 0
        ]
