from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.functions import class_of
from faheng.review.rules.wb.held import NO_TABLES, Held, held_figures
from faheng.review.rules.wb.narrative import in_wan


class WB102(Rule[Held]):
    """金额是对的，科目类别的名称写错了。

    ## 检查什么
    文字说明里某一类支出的金额，在表中是不是另一类支出的金额；某个款、项在表中是不是列在另一类下面。

    ## 为什么
    类别名称多是从别的单位的说明里沿用下来的，读者会误以为本单位有这一类支出。

    ## 错误示例
    “一般公共服务支出 688.27 万元”，而表中一般公共服务支出为空，公共安全支出为 6,882,717.96 元。

    ## 正确示例
    “公共安全支出 688.27 万元”。

    ## 不适用
    (1) 没有文字说明或没有表；(2) 表中不止一类支出是这个金额。
    """

    name = "wrong-category-named"
    dimension = "文表一致"
    severity = "error"
    basis = "政府收支分类科目"
    message = (
        "文中“{label}”{stated}，在《{table}》中是“{rightful}”的金额（{expected}）。"
    )
    hint = "建议将文中的类别名称改为“{rightful}”，或核实金额。"
    not_applicable = NO_TABLES

    def select(self, case: Case) -> Iterator[tuple[str, Held]]:
        for held in held_figures(case):  # (1)
            if class_of(held.figure) is not None or held.others:
                yield held.told.path, held

    def judge(self, subject: Held) -> Fault | None:
        found = subject.rightful_class()  # (2)
        if found is None:
            return None
        rightful, cell = found
        figure = subject.figure
        return Fault(
            {
                "label": figure.label,
                "stated": figure.amount.text,
                "table": cell.table.title,
                "rightful": rightful,
                "expected": in_wan(cell.yuan),
            },
            quote=subject.told.prose.quote(figure.span),
            column=figure.label,
        )
