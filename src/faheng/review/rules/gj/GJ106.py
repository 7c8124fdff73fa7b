from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.detail import economic_total, lists_a_part
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sums import Addend, Equation
from faheng.review.tables import only_sheet


class GJ106(EquationRule):
    """一般公共预算支出表的基本支出与基本支出表合计不一致。

    ## 检查什么
    一般公共预算支出表（按功能分类）基本支出栏的合计，与一般公共预算基本支出表（按经济分类）的合计相同。
    以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    两张表列的是同一笔基本支出，只是分类方法不同。

    ## 错误示例
    支出表基本支出合计 5,565,556.12，基本支出表合计 5,545,556.12。

    ## 正确示例
    两张表都是 5,565,556.12。

    ## 不适用
    (1) 两张表不全，或同一种表有两张以上；(2) 支出表没有基本支出栏；(3) 基本支出表只列人员经费或公用经费。
    """

    name = "basic-expenditure-differs"
    basis = "《中华人民共和国预算法实施条例》第六条及预决算表样"
    message = "《{title}》的{subject}为{stated}，与{parts}不一致，相差{difference}。"
    hint = "请核对两张表的基本支出，以账面数为准更正其中一张。"
    not_applicable = (
        "文件中没有可以相互核对的一般公共预算支出表和一般公共预算基本支出表"
    )

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        function = only_sheet(case, "general-public-function")
        economic = only_sheet(case, "general-public-basic-economic")
        if function is None or economic is None or lists_a_part(economic):  # (1) (3)
            return
        index = function.total_row
        total = economic_total(economic)
        if index is None or not total or "basic" not in function.keys:  # (1) (2)
            return
        label = f"{function.row_label(index)}·{function.column('basic')}"
        stated = Addend(label, function.amount(index, "basic"), function)
        equation = Equation(stated, (total,))
        if equation.says_something:
            yield function.cell_path(index, "basic"), equation
