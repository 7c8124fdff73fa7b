from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Unread
from faheng.review.case import Case
from faheng.review.funding import HALF_STEP, plain
from faheng.review.rule import Fault, Rule
from faheng.values.patterns import lazy_pattern

_AMOUNT = lazy_pattern(r"(?:^|\s)-?\d[\d,]*(?:\.\d+)?\s*$")


class Projects(NamedTuple):
    """The stated total of a list of projects, and their amounts, in yuan."""

    stated: Decimal
    amounts: tuple[Decimal, ...]
    in_ten_thousands: bool


def _holds_amount(rest: Unread) -> bool:
    """Whether words nobody could place end in a bare number, as rows of amounts do."""
    return rest.kind == "text" and _AMOUNT.search(rest.text) is not None


class ZJ103(Rule[Projects]):
    """各项目金额之和与合计不符。

    ## 检查什么
    列出部门全部项目的汇总表，“合计”是否等于各项目金额之和。

    ## 为什么
    合计加不平，说明有项目漏列、重列或金额填错。

    ## 错误示例
    三个项目 30.00、52.80、2.50 万元，合计写 85.00 万元。

    ## 正确示例
    合计写 85.30 万元。

    ## 不适用
    (1) 没有印出各项目的合计；(2) 有项目没有填写金额；(3) 合计是部门整体支出，不是所列项目的合计；(4) 还有金额没有读入，可能漏读了项目。
    """

    name = "projects-do-not-sum"
    dimension = "适当性"
    severity = "error"
    basis = "practice"
    message = "合计 {stated} 元，{count} 个项目之和为 {computed} 元，相差 {gap} 元。"
    hint = "请核对是否有项目漏列、重列或金额填错。"
    not_applicable = "没有印出所列项目的合计"

    def select(self, case: Case) -> Iterator[tuple[str, Projects]]:
        package = case.package
        overall = package.department_targets
        if overall is None or overall.total is None:  # (1)
            return
        if overall.goals or overall.indicators:  # (3)
            return
        amounts = [entry.funding.annual for entry in package.declarations]
        given = tuple(amount for amount in amounts if amount is not None)
        if len(given) < 2 or len(given) != len(amounts):  # (2)
            return
        if any(map(_holds_amount, package.unread)):  # (4)
            return
        coarse = package.source.money_unit != "元"
        yield "/department_targets/total", Projects(overall.total, given, coarse)

    def judge(self, subject: Projects) -> Fault | None:
        computed = sum(subject.amounts, Decimal(0))
        gap = abs(computed - subject.stated)
        allowed = HALF_STEP * (len(subject.amounts) + 1)
        if gap <= (allowed if subject.in_ten_thousands else 0):
            return None
        return Fault(
            {
                "stated": plain(subject.stated),
                "computed": plain(computed),
                "count": len(subject.amounts),
                "gap": plain(gap),
            }
        )
