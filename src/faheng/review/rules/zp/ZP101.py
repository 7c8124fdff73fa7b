from __future__ import annotations

from collections.abc import Iterator

from faheng.model.package import EvaluationItem
from faheng.review.case import Case
from faheng.review.evaluations import evaluated_items
from faheng.review.rule import Fault, Rule

# What says that something was done, and nothing about how much.
_DONE = frozenset(
    "已完成 完成 全部完成 已全部完成 按时完成 按计划完成 已按计划完成 均已完成 "
    "已达标 已达成 达成 达到目标 已实现 基本完成".split()
)


class ZP101(Rule[EvaluationItem]):
    """完成情况只写“已完成”，没有实际完成值。

    ## 检查什么
    自评的每一项指标：目标值是可以计量的（有数量、比率或期限），完成情况是否也写出了实际完成值。

    ## 为什么
    只写“已完成”，看不出完成了多少、超过还是刚好，得分没有依据，也无法与下一年的目标衔接。

    ## 错误示例
    目标：组织法治讲座 48 场。完成情况：已完成。

    ## 正确示例
    目标：组织法治讲座 48 场。完成情况：实际组织 51 场。

    ## 不适用
    (1) 目标本身是定性的；(2) 没有填写完成情况；(3) 文件中没有自评内容。
    """

    name = "done-without-value"
    dimension = "完整性"
    severity = "warning"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评表应填报实际完成值"
    message = "“{name}”的目标是{target}，完成情况只写“{completion}”，没有实际完成值。"
    hint = "请写出实际完成值，并注明数据来自哪里。"
    not_applicable = "文件中没有目标可以计量、又写了完成情况的自评指标"

    def select(self, case: Case) -> Iterator[tuple[str, EvaluationItem]]:
        for path, item in evaluated_items(case.package):
            if item.target is None or item.target.kind == "qualitative":  # (1)
                continue
            if item.completion is None and item.actual is None:  # (2) (3)
                continue
            said = "completion" if item.completion else "actual"
            yield f"{path}/{said}", item

    def judge(self, subject: EvaluationItem) -> Fault | None:
        said = subject.completion or (subject.actual.text if subject.actual else "")
        measured = subject.actual is not None and subject.actual.kind != "qualitative"
        if measured or said.strip().rstrip("。.；;") not in _DONE:
            return None
        return Fault(
            {
                "name": subject.name,
                "target": subject.target.text if subject.target else "",
                "completion": said.strip().rstrip("。.；;"),
            },
            column="completion",
        )
