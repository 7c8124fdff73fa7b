from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.functions import alike, class_of, same
from faheng.review.rules.wb.held import NO_TABLES, Held, held_figures
from faheng.review.rules.wb.narrative import in_wan


class WB102(Rule[Held]):
    """金额是对的，科目类别的名称写错了。

    ## 检查什么
    文字说明里某一类支出的金额，在表中是不是另一类支出的金额；某个款、项在表中是不是列在另一类下面；
    表中没有文中所写的款、项，而同类中另一款、项正是这个金额（两个名称相近的，建议核实）。

    ## 为什么
    类别名称多是从别的单位的说明里沿用下来的，读者会误以为本单位有这一类支出。

    ## 错误示例
    “一般公共服务支出 688.27 万元”，而表中一般公共服务支出为空，公共安全支出为 6,882,717.96 元。

    ## 正确示例
    “公共安全支出 688.27 万元”。

    ## 不适用
    (1) 没有文字说明或没有表；(2) 表中不止一类（款、项）支出是这个金额。
    """

    name = "wrong-category-named"
    dimension = "文表一致"
    severity = "error"
    basis = "政府收支分类科目"
    message = (
        "文中“{label}”{stated}，在《{table}》中是“{rightful}”的金额（{expected}）。"
    )
    hint = "建议将文中的名称改为“{rightful}”，或核实金额。"
    not_applicable = NO_TABLES

    def select(self, case: Case) -> Iterator[tuple[str, Held]]:
        for held in held_figures(case):  # (1)
            if class_of(held.figure) is not None or held.others:
                yield held.told.path, held

    def judge(self, subject: Held) -> Fault | None:
        found = subject.rightful_name()  # (2)
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
            severity="warning" if self._alike(subject, rightful) else None,
            quote=subject.told.prose.excerpt(figure.span),
            column=figure.label,
        )

    @staticmethod
    def _alike(subject: Held, rightful: str) -> bool:
        """Whether the 款 or 项 is only called a little differently than in the table."""
        item = subject.figure.item
        if item is None or len(item.names) != 3:
            return False
        return any(alike(same(name), rightful) for name in item.names[1:])
