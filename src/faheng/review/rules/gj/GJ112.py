from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any

from faheng.review.case import Case
from faheng.review.rule import NotApplicableError
from faheng.review.rules.gj.detail import coded_amount
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sums import Addend, Equation
from faheng.review.tables import Sheet, first_key, only_sheet
from faheng.rulebook import OutsideValidityError, load_parameter


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
        function = only_sheet(case, "general-public-function")
        economic = only_sheet(case, "general-public-basic-economic")
        if function is None or economic is None or case.as_of is None:  # (1)
            return
        try:
            links = load_parameter("tables/links").on(case.as_of).value
        except OutsideValidityError as why:
            raise NotApplicableError(str(why)) from why
        function_key = first_key(function.keys, ("basic", "total"), "")
        economic_key = first_key(economic.keys, ("total", "amount"), "")
        if function_key is None or economic_key is None:
            return
        for link in links["same_amount"]:
            index = economic.coded.get(link["economic"])
            readings = _readings(function, function_key, link)
            if index is None or not readings:  # (2)
                continue
            amount = economic.amount(index, economic_key)
            if not amount or not any(part.amount for part in chain(*readings)):
                continue
            yield (
                economic.cell_path(index, economic_key),
                Equation(
                    Addend(economic.row_label(index), amount, economic),
                    tuple(readings),
                ),
            )


def _readings(
    sheet: Sheet, key: str, link: Mapping[str, Any]
) -> list[tuple[Addend, ...]]:
    """All functions of a link, then each choice of them with what may be included."""
    main = _figures(sheet, key, link["functions"])
    if not main:
        return []
    extra = _figures(sheet, key, link.get("may_include", ()))
    figures = [*main, *extra]
    choices = chain.from_iterable(
        combinations(figures, size) for size in range(1, len(figures) + 1)
    )
    return [tuple(main), *choices]


def _figures(sheet: Sheet, key: str, codes: Sequence[str]) -> list[Addend]:
    found = (coded_amount(sheet, code, key) for code in codes)
    return [figure for figure in found if figure is not None]
