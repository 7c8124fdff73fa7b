from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.indicators import Line, owners
from faheng.review.measures import is_specific, measure_key, same_kind
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.values import is_percent


@dataclass(frozen=True)
class Both:
    """A department target and the project targets of the same measure."""

    line: Line
    parts: tuple[Line, ...]


class MB404(Rule[Both]):
    """部门整体目标与项目目标互相矛盾。

    ## 检查什么
    部门整体绩效目标与项目绩效目标中衡量同一件事的指标：比率是否一致；数量上，项目的要求是否超过了部门的要求。

    ## 为什么
    部门目标由项目目标汇总而来，两处数字不同，公开后一看便知。

    ## 错误示例
    部门整体目标“法律援助案件数 ≥150件”，项目目标“办结法律援助案件 ≥170件”。

    ## 正确示例
    两处都写“≥170件”；几个项目分担的，部门数等于各项目之和。

    ## 不适用
    (1) 没有部门整体目标或没有项目目标；(2) 没有衡量同一件事的指标；(3) 部门数大于项目数的（可能还有别的项目）。
    """

    name = "department-and-project-disagree"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：部门整体绩效目标与项目绩效目标相衔接"
    message = "“{name}”：部门整体目标写“{value}”，项目目标写“{other}”，两处不一致。"
    hint = "请统一两处的目标值，或说明口径有何不同。"
    not_applicable = "部门整体目标与项目目标之间没有衡量同一件事的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Both]]:
        lines = [line for owner in owners(case) for line in owner.lines]
        ours = [line for line in lines if line.owner_kind == "department"]
        parts = [line for line in lines if line.owner_kind == "project"]
        if not ours or not parts:
            raise NotApplicableError("没有同时读到部门整体目标和项目目标")  # (1)
        by_measure: dict[str, list[Line]] = {}
        for line in parts:
            if line.target is not None and is_specific(line):
                by_measure.setdefault(measure_key(line.name), []).append(line)
        for line in ours:
            same = [
                part
                for part in by_measure.get(measure_key(line.name), ())
                if line.target and part.target and same_kind(line.target, part.target)
            ]
            if same and is_specific(line):  # (2)
                yield f"{line.path}/target", Both(line, tuple(same))

    def judge(self, subject: Both) -> Fault | None:
        whole = subject.line.target
        numbers = [line.target.number for line in subject.parts if line.target]
        if whole is None or whole.number is None:
            return None
        known = [number for number in numbers if number is not None]
        if whole.number in known or sum(known, Decimal(0)) == whole.number:
            return None
        if not is_percent(whole) and whole.number > max(known):  # (3)
            return None
        return Fault(
            {
                "name": subject.line.name,
                "value": subject.line.shown,
                "other": subject.parts[0].shown,
            }
        )
