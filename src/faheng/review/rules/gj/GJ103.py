from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.coded_totals import coded_totals
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.rules.gj.side_totals import side_totals
from faheng.review.sums import Equation
from faheng.review.tables import sheets


class GJ103(EquationRule):
    """合计行不等于各项之和。

    ## 检查什么
    (1) 有科目编码的表，逐栏检查合计行＝各类之和；人员经费合计＝301＋303，公用经费合计＝其余各类之和。
    (2) 收支总表、财政拨款收支总表，逐栏检查本年收入（支出）合计＝各项之和，收入（支出）总计＝本年合计＋结转结余等。
    空白、0、无按零相加；以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    合计行是其他表和文字说明引用的数字，它错了，后面都会跟着错。

    ## 错误示例
    支出总计 8,025,704.92，列出的各类支出相加 8,015,704.92。

    ## 正确示例
    支出总计 8,025,704.92，列出的各类支出相加 8,025,704.92。

    ## 不适用
    (1) 表中没有合计行，或没有可相加的明细；(2) 表中另有不带编码而有金额的行，无法确定哪些应当相加。
    """

    name = "column-does-not-add"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，各项相加为{computed}，相差{difference}。"
    hint = "请核对各项：{parts}；有漏列的请补上，有改动的请重新汇总。"
    not_applicable = "文件中没有既有合计行又有明细的表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case):
            for path, equation in (*coded_totals(sheet), *side_totals(sheet)):
                if equation.says_something:
                    yield path, equation
