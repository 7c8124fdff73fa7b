from __future__ import annotations

import re
from collections.abc import Iterator

from faheng.model.package import EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluations, tells_reasons
from faheng.review.rule import Fault, Rule
from faheng.values.value import Value

# A comma between thousands explains nothing.
_REASONED = re.compile(r"[，。；;因]|,(?!\d{3})")


class ZP107(Rule[EvaluationItem]):
    """没有完成目标，却没有说明原因。

    ## 检查什么
    实际完成值没有达到目标值的指标，“偏差原因分析及改进措施”一栏是否填写。

    ## 为什么
    没有原因，就不知道该改目标、改做法还是改资金，评价结果无从运用。

    ## 错误示例
    目标 ≥90%，实际 88%，偏差原因一栏空白。

    ## 正确示例
    目标 ≥90%，实际 88%，偏差原因写明“两个司法所回访不及时，已建立按月回访制度”。

    ## 不适用
    (1) 没有同时写明目标值和实际完成值，或两者单位不同；(2) 没有逐项得分，或者另有“存在的问题”“原因分析”等章节的评价报告，原因写在正文；(3) 完成情况是文字说明的，可能已写明原因。
    """

    name = "shortfall-without-reason"
    dimension = "完整性"
    severity = "warning"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：未完成绩效目标的，应当分析并说明原因"
    message = "“{name}”的目标是{target}，实际完成{actual}，没有说明未完成的原因。"
    hint = "请写明偏差原因和改进措施；如数字有误，请更正。"
    not_applicable = "没有同时写明目标值和实际完成值、单位又相同的自评指标"

    def select(self, case: Case) -> Iterator[tuple[str, EvaluationItem]]:
        for path, evaluation in evaluations(case.package):
            if all(item.score is None for item in evaluation.items):  # (2)
                continue
            if tells_reasons(evaluation):  # (2)
                continue
            for index, item in enumerate(evaluation.items):
                if _comparable(item.target, item.actual):  # (1)
                    yield f"{path}/items/{index}/actual", item

    def judge(self, subject: EvaluationItem) -> Fault | None:
        target, actual = subject.target, subject.actual
        assert target is not None
        assert actual is not None
        if (subject.reason or "").strip() or _met(target, actual):
            return None
        if _REASONED.search(actual.text):  # (3)
            return None
        return Fault(
            {"name": subject.name, "target": target.text, "actual": actual.text},
            column="reason",
        )


def _comparable(target: Value | None, actual: Value | None) -> bool:
    return (
        target is not None
        and actual is not None
        and target.number is not None
        and actual.number is not None
        and target.unit == actual.unit
        and target.comparator in (">=", "<=", ">", "<")
        and (target.period, target.per) == (actual.period, actual.per)
        and not target.parts
        and not actual.parts
    )


def _met(target: Value, actual: Value) -> bool:
    assert target.number is not None
    assert actual.number is not None
    if target.comparator in (">=", ">"):
        return actual.number >= target.number
    return actual.number <= target.number
