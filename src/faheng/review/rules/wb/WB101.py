from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.held import NO_TABLES, Held, held_figures
from faheng.review.rules.wb.narrative import in_wan

_LEAST_DIGITS = 4


class WB101(Rule[Held]):
    """文字说明中的金额与表中不一致。

    ## 检查什么
    文字说明里的收支总额、各功能科目、“三公”经费、政府采购等金额，是否与预算（决算）表中对应的行一致。
    按文中写出的精度比较：表中 2,460,148.80 元，文中写 246.01 万元或 246 万元都对；同一事项在几张表中都有的，与任何一张一致即可。

    ## 为什么
    文字说明和表格是同一份预算的两种写法，不一致时公众和审核人员无法判断哪个是批复数。

    ## 错误示例
    “公共安全支出（类）司法（款）行政运行（项）442.62万元”，表中该行为 4,422,569.16 元。

    ## 正确示例
    “公共安全支出（类）司法（款）行政运行（项）442.26万元”。

    ## 不适用
    (1) 没有文字说明或没有表；(2) 上年数、年初预算数等本套表中没有的数；(3) 名称不能确定对应哪一行的金额；(4) 原因说明里提到的金额。
    """

    name = "amount-differs-from-table"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”文中写为{stated}，《{table}》中为{expected}，两处不一致。"
    hint = "请核实哪一处正确，改为一致。"
    not_applicable = NO_TABLES

    def select(self, case: Case) -> Iterator[tuple[str, Held]]:
        for held in held_figures(case):  # (1) (2) (3) (4)
            if held.cells:
                yield held.told.path, held

    def judge(self, subject: Held) -> Fault | None:
        if subject.agrees or subject.rightful_name() is not None:
            return None
        figure = subject.figure
        cell = subject.nearest()
        facts = {
            "label": figure.label,
            "stated": figure.amount.text,
            "table": cell.table.title,
            "expected": in_wan(cell.yuan),
            "at": cell.path,
        }
        if subject.inferred:
            slip = _is_slip(figure.amount.text, facts["expected"])
            return Fault(
                facts,
                # Two separate figures that are alike but for a digit are unusual.
                severity="warning" if slip else "info",
                message="“{label}”文中写为{stated}，《{table}》中公用经费为{expected}，请核实口径。",
                hint="行政单位的机关运行经费一般就是公用经费；口径不同的不必修改。",
                quote=subject.told.prose.excerpt(figure.span),
                column=figure.label,
            )
        return Fault(
            facts,
            quote=subject.told.prose.excerpt(figure.span),
            column=figure.label,
        )


def _is_slip(stated: str, expected: str) -> bool:
    """Whether two printed amounts differ in one digit, or in two that changed places."""
    one, other = (_digits(text) for text in (stated, expected))
    apart = [
        at
        for at, pair in enumerate(zip(one, other, strict=False))
        if len(set(pair)) > 1
    ]
    if len(one) != len(other) or len(one) < _LEAST_DIGITS:
        return False
    if len(apart) == 2:
        first, second = apart
        return (
            second == first + 1
            and one[first : second + 1] == other[second] + other[first]
        )
    return len(apart) == 1


def _digits(text: str) -> str:
    """The digits of an amount to hundredths: ``34`` is ``3400``."""
    number = text.removesuffix("万元").replace(",", "")
    whole, _, hundredths = number.partition(".")
    return whole + hundredths.ljust(2, "0")
