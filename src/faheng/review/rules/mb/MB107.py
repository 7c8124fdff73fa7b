from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, owners
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule


@dataclass(frozen=True)
class Repeated:
    """An indicator, and the earlier one it repeats, if any."""

    line: Line
    earlier: Line | None


class MB107(Rule[Repeated]):
    """同一项目内同一指标列了两次。

    ## 检查什么
    一个项目（或部门整体目标、自评表）内，是否有两项指标的名称、说明和指标值完全相同。

    ## 为什么
    同一件事列两次，等于重复给分，也容易让人以为是两项工作。

    ## 错误示例
    数量指标和质量指标下各有一项“人民调解员培训 ≥4次”。

    ## 正确示例
    数量指标“人民调解员培训 ≥4次”，质量指标“培训考核合格率 ≥95%”。

    ## 不适用
    (1) 名称相同而说明或指标值不同的；(2) 没有名称或没有指标值的。
    """

    name = "indicator-duplicated"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "{owner}的“{name} {value}”列了两次（第{first}项和第{second}项）。"
    hint = "请删去其中一项，或把两项改写为不同的内容。"
    not_applicable = "没有可以互相比较的绩效指标"

    def select(self, case: Case) -> Iterator[tuple[str, Repeated]]:
        for owner in owners(case):
            seen: dict[tuple[str, ...], Line] = {}
            if len(owner.lines) < 2:
                continue
            for line in owner.lines:
                if not line.title or not line.said:  # (2)
                    continue
                key = line.title, line.about, line.said  # (1)
                yield line.path, Repeated(line, seen.get(key))
                seen.setdefault(key, line)

    def judge(self, subject: Repeated) -> Fault | None:
        if subject.earlier is None or subject.line.target is None:
            return None
        line = subject.line
        return Fault(
            {
                "owner": quoted(line.owner_name) if line.owner_name else "同一张表",
                "name": line.name,
                "value": line.shown,
                "first": _ordinal(subject.earlier),
                "second": _ordinal(line),
            }
        )


def _ordinal(line: Line) -> int:
    return int(line.path.rpartition("/")[2]) + 1
