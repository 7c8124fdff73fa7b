from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.rules.gj.detail import row_named, table_total
from faheng.review.sums import Addend, allowance, shown
from faheng.review.tables import Sheet, only_sheet, sheets


class Operating(NamedTuple):
    """The stated operating funds and the public money of basic expenditure.

    ``may_be_less``: an institution's public money is not an office's operating funds.
    """

    stated: Addend
    public: Addend
    may_be_less: bool


class GJ110(Rule[Operating]):
    """机关运行经费与公用经费不一致。

    ## 检查什么
    表中印出的机关运行经费，是否等于一般公共预算基本支出表的公用经费合计。

    ## 为什么
    机关运行经费是行政单位和参照公务员法管理的事业单位的公用经费；部门里还有其他事业单位的，机关运行经费应少于公用经费。

    ## 错误示例
    只有行政单位的部门：公用经费 143.88 万元，机关运行经费 134.88 万元。

    ## 正确示例
    公用经费 143.88 万元，机关运行经费 143.88 万元。

    ## 不适用
    (1) 表中没有印出机关运行经费；(2) 没有公用经费合计；(3) 列有事业运行支出，机关运行经费少于公用经费。
    """

    name = "operating-funds-differ"
    dimension = "文表一致"
    severity = "info"
    basis = "《中华人民共和国预算法》第十四条：对机关运行经费的安排、使用情况作出说明"
    message = "《{title}》的机关运行经费为{stated}，{public_label}{public}，请核实是否应当相同。"
    hint = "部门内没有事业单位的，两个数应相同；有事业单位的，请确认只计入了机关的公用经费。"
    not_applicable = "表中没有可以与公用经费核对的机关运行经费"

    def select(self, case: Case) -> Iterator[tuple[str, Operating]]:
        economic = only_sheet(case, "general-public-basic-economic")
        public = _public(economic) if economic is not None else None
        if public is None:  # (2)
            return
        for sheet in sheets(case, "three-public", "other"):
            if "operating_funds" not in sheet.keys or len(sheet.table.rows) != 1:  # (1)
                continue
            amount = sheet.amount(0, "operating_funds")
            if amount:
                stated = Addend("机关运行经费", amount, sheet)
                yield (
                    sheet.cell_path(0, "operating_funds"),
                    Operating(stated, public, _has_institution(case)),
                )

    def judge(self, subject: Operating) -> Fault | None:
        stated, public = subject.stated, subject.public
        more = (stated.amount or Decimal(0)) - (public.amount or Decimal(0))
        if abs(more) <= allowance(stated, (public,)):
            return None
        if more < 0 and subject.may_be_less:  # (3)
            return None
        return Fault(
            {
                "title": stated.sheet.title,
                "stated": shown(stated.amount, stated.sheet.table.unit),
                "public_label": public.label,
                "public": shown(public.amount, public.sheet.table.unit),
            }
        )


def _public(economic: Sheet) -> Addend | None:
    total = table_total(economic, "public")
    if total is not None and economic.total_row is not None:
        return Addend(f"《{economic.title}》的公用经费合计", total.amount, economic)
    for key in ("total", "amount"):
        if (found := row_named(economic, "公用经费合计", key)) is not None:
            return found
    return None


def _has_institution(case: Case) -> bool:
    """Whether a 事业运行 row (…50) or an institution's row has money."""
    return any(
        code.endswith("50")
        and len(code) == 7
        and any(sheet.table.rows[i].cells.values())
        for sheet in sheets(case, "expenditure", "general-public-function")
        for code, i in sheet.coded.items()
    )
