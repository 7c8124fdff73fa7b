from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Row
from faheng.review.case import Case
from faheng.review.funding import function_items, plain, tables_of
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule


class Flag(NamedTuple):
    """A project said not to be procured, and what the procurement table suggests."""

    amount: Decimal
    category: str | None
    category_amount: Decimal
    other: str | None


class ZJ207(Rule[Flag]):
    """项目表填“不属于政府采购”，而采购表似乎包含该项目。

    ## 检查什么
    项目表“政府采购”填“否”时，采购预算表中某一类的金额，是否恰好等于本项目，或本项目与另一个功能科目项目支出之和。

    ## 为什么
    两处口径不一，采购预算与项目预算就对不上。本条由金额推断，只作提示。

    ## 错误示例
    项目 270,000 元填“否”，服务类采购恰为该项目与信息化项目之和。

    ## 正确示例
    项目表“政府采购”填“是”。

    ## 不适用
    (1) 项目表没有填“政府采购”，或填“是”；(2) 文件里没有采购预算表。
    """

    name = "procurement-flag-questionable"
    dimension = "适当性"
    severity = "info"
    basis = "practice"
    message = "项目表政府采购填“否”，而采购表“{category}” {category_amount} 元恰等于本项目 {amount} 元{other}，请核实。"
    hint = "如本项目属于政府采购，请改为“是”。"
    not_applicable = "没有可与采购预算表核对的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Flag]]:
        budget = case.package.budget
        procured = [
            row
            for _, table in tables_of(budget, "procurement")
            for row in table.rows
            if row.level != 0 and row.cells.get("total")
        ]
        if not procured:  # (2)
            return
        others = [row for _, _, row in function_items(budget)]
        for index, declaration in enumerate(case.package.declarations):
            amount = declaration.funding.annual
            if declaration.project.procurement is not False or not amount:  # (1)
                continue
            yield (
                f"/declarations/{index}/project/procurement",
                _flag(amount, procured, others),
            )

    def judge(self, subject: Flag) -> Fault | None:
        if subject.category is None:
            return None
        other = f"与科目{quoted(subject.other)}项目支出之和" if subject.other else ""
        return Fault(
            {
                "category": subject.category,
                "category_amount": plain(subject.category_amount),
                "amount": plain(subject.amount),
                "other": other,
            }
        )


def _flag(amount: Decimal, procured: list[Row], others: list[Row]) -> Flag:
    for row in procured:
        total = row.cells["total"]
        assert total is not None
        if total == amount:
            return Flag(amount, row.name, total, None)
        for other in others:
            rest = other.cells.get("project")
            if rest and rest != amount and rest + amount == total:
                return Flag(amount, row.name, total, other.name)
    return Flag(amount, None, Decimal(0), None)
