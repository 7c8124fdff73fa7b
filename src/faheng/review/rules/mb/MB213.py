from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.indicators import Line, Owner, projects
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_event
from faheng.rulebook import OutsideValidityError, load_parameter

_FEWEST = 2


@dataclass(frozen=True)
class Large:
    """A project over the amount, with its counted targets."""

    owner: Owner
    counted: tuple[Line, ...]
    annual: Decimal


class MB213(Rule[Large]):
    """金额较大的项目，数量指标全部只要求“至少一次”。

    ## 检查什么
    年度金额达到规定数额（默认50万元）的项目，全部数量指标是否都只要求一次、一场、一期，而又不是每人、每月、每季或法定的要求。

    ## 为什么
    几十万元的项目只要求各办一次，目标与资金不相称，等于没有约束。

    ## 错误示例
    80万元的普法项目：宣传活动≥1次、培训≥1次、讲座≥1场。

    ## 正确示例
    宣传活动≥24次、培训≥4次、讲座≥48场。

    ## 不适用
    (1) 项目金额没有填写或不足规定数额；(2) 数量指标少于两项；(3) 按每人、每月、每季计算的，或建成一个、购置一台之类。
    """

    name = "project-targets-trivial"
    dimension = "适当性"
    severity = "info"
    basis = "财预〔2015〕88号：绩效目标与资金量相匹配；数额由规则库设定"
    message = "{owner}年度金额 {annual} 元，{count}项数量指标全部只要求“至少一次”（如“{example}”）。"
    hint = "请核实目标是否偏低；确属一年一次的工作，可补充反映主要支出的数量指标。"
    not_applicable = "没有金额达到规定数额、又设有两项以上数量指标的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Large]]:
        parameter = load_parameter("mb/trivial-targets-from")
        for owner in projects(case):
            annual = owner.declaration.funding.annual if owner.declaration else None
            if annual is None or case.as_of is None:  # (1)
                continue
            try:
                least = parameter.on(case.as_of).value
            except OutsideValidityError:
                continue
            counted = tuple(line for line in owner.lines if line.is_counted)
            if annual >= least and len(counted) >= _FEWEST:  # (1) (2)
                yield owner.path, Large(owner, counted, annual)

    def judge(self, subject: Large) -> Fault | None:
        if not all(map(_is_once, subject.counted)):
            return None
        return Fault(
            {
                "owner": subject.owner.said,
                "annual": plain(subject.annual),
                "count": len(subject.counted),
                "example": subject.counted[0].shown,
            }
        )


def _is_once(line: Line) -> bool:
    """Whether the target is one event, not one a head or a month, not one thing."""
    value = line.target
    if value is None or value.number != 1 or not is_event(value):  # (3)
        return False
    return value.per is None and value.period in (None, "year")  # (3)
