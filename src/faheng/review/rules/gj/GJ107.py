from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.detail import (
    agree,
    economic_total,
    lists_a_part,
    row_named,
    table_total,
)
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sums import Addend, Equation, total_of
from faheng.review.tables import Sheet, only_sheet, sheets

_PARTS = {"personnel": "人员经费合计", "public": "公用经费合计"}


class GJ107(EquationRule):
    """人员经费或公用经费与基本支出表不一致。

    ## 检查什么
    支出总表、一般公共预算支出表印有人员经费、公用经费两栏的，合计行的这两个数与一般公共预算基本支出表的人员经费、公用经费合计相同。

    ## 为什么
    人员经费和公用经费标准不同、不得混用，两张表分法不一样，说明有科目归错。

    ## 错误示例
    支出表人员经费 4,126,708.76，基本支出表人员经费 4,026,708.76。

    ## 正确示例
    两张表的人员经费都是 4,126,708.76。

    ## 不适用
    (1) 没有印出人员经费、公用经费两栏；(2) 没有基本支出表，或只列其中一部分；(3) 支出总表的基本支出还有一般公共预算以外的资金。
    """

    name = "personnel-or-public-differs"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = (
        "《{title}》合计行的{subject}为{stated}，与{parts}不一致，相差{difference}。"
    )
    hint = "请核对人员经费和公用经费的划分：301、303类属人员经费，302、310类一般属公用经费。"
    not_applicable = "文件中没有可以相互核对的人员经费和公用经费"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        economic = only_sheet(case, "general-public-basic-economic")
        if economic is None or lists_a_part(economic):  # (2)
            return
        for sheet in sheets(case, "expenditure", "general-public-function"):
            index = sheet.total_row
            if index is None or not set(_PARTS) <= set(sheet.keys):  # (1)
                continue
            for key, row_name in _PARTS.items():
                other = table_total(economic, key) or _stated_below(economic, row_name)
                if other is None or not _same_money(sheet, index, economic):
                    continue
                stated = Addend(sheet.column(key), sheet.amount(index, key), sheet)
                other = Addend(f"{other.label}·{stated.label}", other.amount, economic)
                yield sheet.cell_path(index, key), Equation(stated, ((other,),))


def _stated_below(economic: Sheet, row_name: str) -> Addend | None:
    """The figure where the table closes each part with a sum instead of a column."""
    for key in ("total", "amount"):
        if (found := row_named(economic, row_name, key)) is not None:
            return found
    return None


def _same_money(sheet: Sheet, index: int, economic: Sheet) -> bool:
    """A table of all expenditure may hold money beyond the general public budget."""
    if sheet.table.kind == "general-public-function":
        return True
    parts = tuple(Addend(key, sheet.amount(index, key), sheet) for key in _PARTS)
    total = economic_total(economic)
    whole = Addend("", total_of(total), economic)
    return bool(total) and agree(Addend("", total_of(parts), sheet), whole)  # (3)
