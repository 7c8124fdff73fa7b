from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Owner, projects_and_evaluated
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import mentions_unread


class MB104(Rule[Owner]):
    """项目没有效益指标。

    ## 检查什么
    每个项目除产出以外，是否设有效益（效果）指标。

    ## 为什么
    产出说明办了多少事，效益说明办事之后有什么变化。只有产出，就回答不了这笔钱为什么要花。

    ## 错误示例
    “公证法律服务补助”只设了数量、质量、时效三项产出指标。

    ## 正确示例
    另设社会效益指标“困难群众减免公证费金额 ≥5万元”。

    ## 不适用
    (1) 项目没有绩效指标；(2) 有指标没有分类，或一级指标是地方自设名称；(3) 没有读入的文字里提到效益指标。
    """

    name = "benefit-missing"
    dimension = "完整性"
    severity = "warning"
    basis = "财预〔2015〕88号：项目绩效指标包括产出指标、效益指标和满意度指标"
    message = "{owner}共{count}项指标，其中没有效益指标。"
    hint = "建议补充效益指标，写明项目实施后服务对象或社会有什么可以衡量的变化。"
    not_applicable = "没有分类可以辨认的项目绩效指标"

    def select(self, case: Case) -> Iterator[tuple[str, Owner]]:
        if mentions_unread(case.package, "效益指标"):  # (3)
            return
        for owner in projects_and_evaluated(case):  # (1)
            if owner.has_known_levels:  # (2)
                yield owner.path, owner

    def judge(self, subject: Owner) -> Fault | None:
        if subject.has_group("benefit") or subject.has_group("influence"):
            return None
        return Fault({"owner": subject.said, "count": len(subject.lines)})
