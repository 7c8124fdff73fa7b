from __future__ import annotations

from collections.abc import Iterator

from faheng.model.tokens import TableKind
from faheng.review.case import Case
from faheng.review.rules.gj.detail import against_detail, table_total
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sides import side_of
from faheng.review.sums import Equation
from faheng.review.tables import only_sheet

_LINKS: tuple[tuple[str, TableKind], ...] = (
    ("general", "general-public-function"),
    ("fund", "government-fund"),
    ("capital", "state-capital"),
)


class GJ116(EquationRule):
    """财政拨款收支总表的分栏与各明细表合计不一致。

    ## 检查什么
    财政拨款收支总表的一般公共预算、政府性基金、国有资本经营三栏的支出合计，
    分别与一般公共预算支出表、政府性基金预算支出表、国有资本经营预算支出表的合计相同。

    ## 为什么
    财政拨款支出就是这三本预算之和，总表和明细表应当出自同一本账。

    ## 错误示例
    财政拨款收支总表一般公共预算支出 8,025,704.92，一般公共预算支出表合计 8,015,704.92。

    ## 正确示例
    两张表都是 8,025,704.92。

    ## 不适用
    (1) 没有财政拨款收支总表或相应的明细表；(2) 同一种表有两张以上；(3) 总表没有印出这一栏，或两边都没有金额。
    """

    name = "appropriation-columns-differ"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，与{parts}不一致，相差{difference}。"
    hint = "请核对两张表，以账面数为准更正其中一张。"
    not_applicable = "文件中没有可以相互核对的财政拨款收支总表和明细表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        summary = only_sheet(case, "appropriation")
        side = side_of(summary, "expenditure") if summary else None
        if summary is None or side is None:  # (1) (2)
            return
        for key, kind in _LINKS:
            detail = only_sheet(case, kind)
            total = table_total(detail) if detail is not None else None
            if total is None or key not in summary.keys:  # (1) (2) (3)
                continue
            pair = against_detail(side, key, total)
            if pair is not None and pair[1].says_something:  # (3)
                path, equation = pair
                yield (
                    path,
                    Equation(equation.stated, equation.readings, summary.column(key)),
                )
