from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.standards.links import links
from faheng.review.sums import Equation


class GJ112(EquationRule):
    """功能分类与经济分类中对应的社保、公积金科目金额不同。

    ## 检查什么
    行政单位的下列科目通常是同一笔支出：2080505 与 30108（养老保险）、2080506 与 30109（职业年金）、
    2101101、2101102 与 30110（医疗保险）、2210201 与 30113（住房公积金）。

    ## 为什么
    功能分类和经济分类是同一笔支出的两种分法，金额不同时往往有一边没有更新。

    ## 错误示例
    2080505 机关事业单位基本养老保险缴费支出 324,355.84，30108 机关事业单位基本养老保险缴费 304,355.84。

    ## 正确示例
    两个科目都是 324,355.84。

    ## 不适用
    (1) 没有一般公共预算支出表或基本支出表；(2) 两边没有同时列出对应的科目。
    """

    name = "linked-codes-differ"
    severity = "info"
    basis = "practice"
    message = (
        "《{title}》“{subject}”为{stated}，与{parts}不同，相差{difference}，请核实。"
    )
    hint = "两个科目通常是同一笔支出；如有一部分由项目支出或其他科目负担，可以不同。"
    not_applicable = "文件中没有可以对应的功能分类和经济分类科目"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        if case.as_of is None:
            return
        for link in links(case, case.as_of):  # (1) (2)
            yield link.path, link.equation
