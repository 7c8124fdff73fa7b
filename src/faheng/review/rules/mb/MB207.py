from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.measured_clauses import (
    bounded_clauses,
    joined_activities,
    joined_rates,
)
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule

_MANY = 3


class MB207(Rule[Line]):
    """一项指标里放了几个要分别衡量的内容。

    ## 检查什么
    名称或指标值里，是否并列了两个以上比率（如“答辩率与出庭率”），是否有两个各带数量要求的分句，是否把三种以上工作合成一个数量。

    ## 为什么
    一项指标只有一个完成值。几件事合在一起，有的完成、有的没完成时就没法评分。

    ## 错误示例
    “每月服务不少于8小时，每季度举办讲座不少于1次”作为一项指标。

    ## 正确示例
    分为“每月服务时长 ≥8小时”“每季度法治讲座 ≥1次”两项。

    ## 不适用
    (1) 没有指标值的；(2) “8小时或3个半天”一类择一完成的；(3) 说明人数、适用范围的数字。
    """

    name = "several-measures-in-one"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2021〕101号：一项指标衡量一个方面"
    message = "“{name}”在一项指标里并列了{count}个要分别衡量的内容：{parts}。"
    hint = "建议拆成{count}项指标，各写各的指标值。"
    not_applicable = "没有已填写指标值的绩效指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            if line.target is not None and line.name:  # (1)
                yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        parts = _parts(subject)
        if len(parts) < 2:
            return None
        return Fault(
            {
                "name": subject.name,
                "count": len(parts),
                "parts": "、".join(map(quoted, parts)),
            }
        )


def _parts(line: Line) -> list[str]:
    for text in (line.title, line.said):
        if len(rates := joined_rates(text)) > 1:
            return rates
        if len(clauses := bounded_clauses(text)) > 1:  # (2) (3)
            return clauses
    activities = joined_activities(line.title)
    return activities if len(activities) >= _MANY else []
