from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sides import Side, side_of
from faheng.review.sums import Addend, Equation
from faheng.review.tables import sheets


class GJ104(EquationRule):
    """收入总计与支出总计不相等。

    ## 检查什么
    收支总表和财政拨款收支总表中，收入总计＝支出总计（总数、总计、总额同义）。

    ## 为什么
    收支平衡是编制预算和决算的基本要求，两边总计不等，表就不能成立。

    ## 错误示例
    收入总计 8,025,704.92，支出总计 8,015,704.92。

    ## 正确示例
    收入总计 8,025,704.92，支出总计 8,025,704.92。

    ## 不适用
    (1) 表中没有收支两方的总计；(2) 有一方的总计没有填。
    """

    name = "sides-differ"
    basis = "《中华人民共和国预算法》第十二条及预决算表样"
    message = "《{title}》的{subject}为{stated}，与{parts}不相等，相差{difference}。"
    hint = "请核对收入、支出和结转结余各项，使两方总计相等。"
    not_applicable = "文件中没有收支两方都有总计的表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case, "income-expenditure", "appropriation"):
            income, expenditure = (
                side_of(sheet, "income"),
                side_of(sheet, "expenditure"),
            )
            if income is None or expenditure is None:  # (1)
                continue
            for vintage in sheet.vintages:
                left = _grand(income, vintage)
                right = _grand(expenditure, vintage)
                if left is None or right is None:  # (1) (2)
                    continue
                yield left[0], Equation(left[1], ((right[1],),))


def _grand(side: Side, vintage: str) -> tuple[str, Addend] | None:
    key = side.key(vintage)
    if side.grand is None or key is None:
        return None
    amount = side.sheet.amount(side.grand, key)
    if amount is None:
        return None
    path = side.sheet.cell_path(side.grand, key)
    word = "收入" if side.name == "income" else "支出"
    label = "".join(side.sheet.table.rows[side.grand].name.split())
    if word not in label:
        label = f"{word}{label}"
    return path, Addend(label, amount, side.sheet)
