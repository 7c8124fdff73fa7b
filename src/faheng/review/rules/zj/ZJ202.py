from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Declaration
from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.rule import Fault, Rule
from faheng.values.patterns import lazy_pattern

_QUARTER = lazy_pattern(r"第?(?P<quarter>[一二三四1-4])季度")
_SPENDING = lazy_pattern(
    r"使用率|支出率|执行率|支付率|支出进度|支付进度|执行进度|拨付率"
)
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}


class Checkpoint(NamedTuple):
    """What is planned to be paid by a quarter's end, and what the target demands."""

    quarter: str
    planned: Decimal
    demanded: Decimal


class ZJ202(Rule[Checkpoint]):
    """支付计划达不到自己定的支出进度目标。

    ## 检查什么
    实施计划中各季度末的累计支付比例，是否达到绩效指标里同一季度的资金使用率。

    ## 为什么
    计划本身就低于目标，执行得再好也完不成指标。

    ## 错误示例
    计划第一季度支付 20%，指标要求一季度资金使用率 ≥25%。

    ## 正确示例
    计划第一季度支付 25%，指标要求一季度资金使用率 ≥25%。

    ## 不适用
    (1) 没有支付计划；(2) 没有按季度的资金使用率指标。
    """

    name = "plan-misses-own-target"
    dimension = "可行性"
    severity = "error"
    basis = "practice"
    message = "计划到{quarter}季度末累计支付 {planned}%，而指标要求达到 {demanded}%。"
    hint = "请调整支付计划或指标值，使两者一致。"
    not_applicable = "没有同时写明支付计划和按季度的资金使用率指标"

    def select(self, case: Case) -> Iterator[tuple[str, Checkpoint]]:
        for index, declaration in enumerate(case.package.declarations):
            planned = _planned_by_quarter(declaration)
            for number, indicator in enumerate(declaration.indicators):
                name, target = indicator.name or "", indicator.target
                quarter = _QUARTER.search(name)
                if target is None or quarter is None or not _SPENDING.search(name):
                    continue
                if target.number is None or target.comparator not in (">=", "=", ">"):
                    continue
                share = planned.get(_number(quarter["quarter"]))
                if share is not None and target.unit == "%":
                    path = f"/declarations/{index}/indicators/{number}/target"
                    yield path, Checkpoint(quarter["quarter"], share, target.number)

    def judge(self, subject: Checkpoint) -> Fault | None:
        if subject.planned >= subject.demanded:
            return None
        return Fault(
            {
                "quarter": subject.quarter,
                "planned": plain(subject.planned),
                "demanded": plain(subject.demanded),
            }
        )


def _planned_by_quarter(declaration: Declaration) -> dict[int, Decimal]:
    return {
        payment.by.month // 3: payment.percent
        for payment in declaration.payment_plan
        if payment.by.month % 3 == 0
    }


def _number(quarter: str) -> int:
    return _NUMBERS.get(quarter) or int(quarter)
