from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sums import Addend, Equation, borne_out
from faheng.review.tables import Sheet, sheets


class GJ102(EquationRule):
    """上级科目的金额不等于下级科目之和。

    ## 检查什么
    有科目编码的预决算表，逐栏检查：类＝所属各款之和，款＝所属各项之和；经济分类的类＝所属各款之和。
    空白、0、无按零相加；以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    类、款、项逐级汇总，不相等说明漏列了科目，或者改了明细没有重新汇总。

    ## 错误示例
    20406 司法 6,882,717.96，所属各项相加 6,832,717.96。

    ## 正确示例
    20406 司法 6,882,717.96，所属各项相加 6,882,717.96。

    ## 不适用
    (1) 表中没有下级科目；(2) 同一编码在表中出现两次以上（一张表里有几个单位）；(3) 该栏没有列到下级，或该上级只是标题。
    """

    name = "children-do-not-add"
    basis = "政府收支分类科目（类、款、项）及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，所属下级科目相加为{computed}，相差{difference}。"
    hint = "请核对下级科目：{parts}；有漏列的请补上，有改动的请重新汇总。"
    not_applicable = "文件中没有同时列出上级科目和下级科目的表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case):
            for key in sheet.keys:
                found = dict(_column(sheet, key))
                borne = set(map(id, borne_out(list(found.values()))))
                yield from (pair for pair in found.items() if id(pair[1]) in borne)


def _column(sheet: Sheet, key: str) -> Iterator[tuple[str, Equation]]:
    branches = [
        (parent, children)
        for parent, children in sheet.branches()  # (1) (2)
        if parent is not None
    ]
    # (3) A column that nowhere goes down to the lower level is not asked for it.
    goes_down = any(
        sheet.amount(child, key) is not None
        for _, children in branches
        for child in children
    )
    if not goes_down:
        return
    for parent, children in branches:
        if not any(sheet.table.rows[parent].cells.values()):  # (3)
            continue
        yield (
            sheet.cell_path(parent, key),
            Equation(
                Addend(sheet.row_label(parent), sheet.amount(parent, key), sheet),
                (
                    tuple(
                        Addend(sheet.row_label(child), sheet.amount(child, key), sheet)
                        for child in children
                    ),
                ),
                column=sheet.column(key),
            ),
        )
