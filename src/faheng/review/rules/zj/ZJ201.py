from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.funding import Cost, plain, priced_costs
from faheng.review.rule import Fault, Rule


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A project's money, and what its own quantities and prices come to."""

    project: str
    money: Decimal
    costs: tuple[Cost, ...]


class ZJ201(Rule[Adequacy]):
    """按表中的数量和单价计算，资金不够。

    ## 检查什么
    数量指标乘以成本指标中的单价，加总后是否超过项目的年度资金。只计算表中自己写明了数量和单价的部分。

    ## 为什么
    数量、单价和资金三者不能同时成立，执行中不是完不成数量，就是欠付费用。

    ## 错误示例
    办案 200 件，每件 1,500 元，年度资金 280,000 元（200×1,500=300,000）。

    ## 正确示例
    办案 180 件，每件 1,500 元，年度资金 280,000 元。

    ## 不适用
    (1) 没有填写年度资金；(2) 没有单价；(3) 单价对应的数量不能确定。
    """

    name = "target-exceeds-money"
    dimension = "适当性"
    severity = "error"
    basis = (
        "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标与资金量相匹配"
    )
    message = (
        "按表中数量和单价计算需 {needed} 元（{working}），超过年度资金 {money} 元。"
    )
    hint = "可调减数量、核实单价，或申请增加资金，使三者一致。"
    not_applicable = "没有同时写明年度资金、单价和对应数量的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Adequacy]]:
        for index, declaration in enumerate(case.package.declarations):
            money = declaration.funding.annual
            costs = tuple(priced_costs(declaration))
            if money is not None and costs:  # (1) (2) (3)
                path = f"/declarations/{index}/funding/annual"
                yield path, Adequacy(declaration.project.name or "", money, costs)

    def judge(self, subject: Adequacy) -> Fault | None:
        certain = [cost for cost in subject.costs if cost.certain]
        for costs, severity in ((certain, "error"), (list(subject.costs), "warning")):
            needed = sum((cost.amount for cost in costs), Decimal(0))
            if needed <= subject.money:
                continue
            facts = {
                "needed": plain(needed),
                "working": " + ".join(cost.said for cost in costs),
                "money": plain(subject.money),
            }
            if severity == "error":
                return Fault(facts)
            return Fault(
                facts,
                severity="warning",
                message="如单价是按次（件、人）支付的标准，按表中数量需 {needed} 元"
                "（{working}），超过年度资金 {money} 元，请核实。",
            )
        return None
