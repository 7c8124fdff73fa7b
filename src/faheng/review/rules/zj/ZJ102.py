from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.rule import Fault, Rule
from faheng.review.unassigned import explains, figures_unread


class ZJ102(Rule[tuple[Decimal, Decimal]]):
    """中期资金与年度资金对不上。

    ## 检查什么
    中期资金总额是各年之和，不应小于其中一年的年度资金。

    ## 为什么
    中期总额比本年还少，说明至少有一个数填错。

    ## 错误示例
    中期资金 40,000 元，年度资金 50,000 元。

    ## 正确示例
    中期资金 150,000 元，年度资金 50,000 元。

    ## 不适用
    (1) 没有同时填写中期资金和年度资金；一年期项目的中期资金填 0，视为没有填写；(2) 差额恰好是文件中另外印着的一笔或两笔金额（如年度资金中的上年结转）。
    """

    name = "years-do-not-sum"
    dimension = "适当性"
    severity = "error"
    basis = "practice"
    message = "中期资金 {medium} 元，小于其中一年的年度资金 {annual} 元。"
    hint = "请核对中期资金和年度资金，中期资金应为各年之和。"
    not_applicable = "没有同时填写中期资金和年度资金的项目"

    def select(self, case: Case) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
        unread = figures_unread(case.package)
        unit = case.package.source.money_unit
        for index, declaration in enumerate(case.package.declarations):
            funding = declaration.funding
            if funding.annual is not None and funding.medium_term:  # (1)
                gap = funding.annual - funding.medium_term
                if gap > 0 and explains(gap, unread, unit):  # (2)
                    continue
                path = f"/declarations/{index}/funding/medium_term"
                yield path, (funding.medium_term, funding.annual)

    def judge(self, subject: tuple[Decimal, Decimal]) -> Fault | None:
        medium, annual = subject
        if medium >= annual:
            return None
        return Fault({"medium": plain(medium), "annual": plain(annual)})
