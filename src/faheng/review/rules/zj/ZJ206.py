from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.funding import function_items, plain
from faheng.review.rule import Fault, Rule


class PriorYear(NamedTuple):
    """Last year's money by the form, and by the one budget row of the same amount."""

    stated: Decimal
    item: str
    year: int
    in_table: Decimal


class ZJ206(Rule[PriorYear]):
    """上年预算填 0，而同一支出功能上年有预算。

    ## 检查什么
    项目表“上年预算”填 0，但预算表中与本项目金额相同的那一个支出功能科目，上年有预算数。

    ## 为什么
    延续项目的上年预算填 0，会被看作新增项目，上年的绩效也无从比较。

    ## 错误示例
    项目表上年预算 0.00，功能科目“公共法律服务”上年 280,000.00、本年 270,000.00（与项目相同）。

    ## 正确示例
    项目表上年预算 280,000.00。

    ## 不适用
    (1) 文件里没有支出功能分类表；(2) 没有填写上年预算；(3) 找不到唯一的同金额科目；(4) 表中没有上年数。
    """

    name = "prior-year-questionable"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = (
        "上年预算填 {stated}，而科目“{item}”{year} 年预算为 {in_table} 元，请核实。"
    )
    hint = "如属延续项目，请填写上年预算；如确为新增，请说明。"
    not_applicable = "没有可与支出功能科目核对的上年预算"

    def select(self, case: Case) -> Iterator[tuple[str, PriorYear]]:
        items = list(function_items(case.package.budget))
        for index, declaration in enumerate(case.package.declarations):
            funding = declaration.funding
            if funding.prior_year is None or not funding.annual:  # (2)
                continue
            same = [
                row for _, _, row in items if row.cells.get("project") == funding.annual
            ]
            if len(same) != 1:  # (1) (3)
                continue
            for key, amount in same[0].cells.items():
                name, _, year = key.partition("@")
                if name == "total" and year and amount is not None:  # (4)
                    yield (
                        f"/declarations/{index}/funding/prior_year",
                        PriorYear(funding.prior_year, same[0].name, int(year), amount),
                    )

    def judge(self, subject: PriorYear) -> Fault | None:
        if subject.stated != 0 or subject.in_table == 0:
            return None
        return Fault(
            {
                "stated": f"{subject.stated:.2f}",
                "item": subject.item,
                "year": subject.year,
                "in_table": plain(subject.in_table),
            }
        )
