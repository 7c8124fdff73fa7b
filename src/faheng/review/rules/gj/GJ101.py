from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.rules.gj.row_parts import row_relations
from faheng.review.sums import Addend, Equation, borne_out
from faheng.review.tables import Sheet, sheets


class GJ101(EquationRule):
    """同一行里，合计不等于各分项之和。

    ## 检查什么
    预决算表的每一行：合计＝基本支出＋项目支出（＋表中印有的上缴上级、经营、对附属单位补助），基本支出＝人员经费＋公用经费，
    收入合计＝各项来源之和，财政拨款合计＝一般公共预算＋政府性基金＋国有资本经营预算。空白、0、无按零相加；
    以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    横向不平，说明至少有一个数字填错或汇总后又改动过，公开后一眼可见。

    ## 错误示例
    行政运行：合计 4,422,569.16，基本支出 4,402,569.16，项目支出空白。

    ## 正确示例
    行政运行：合计 4,422,569.16，基本支出 4,422,569.16，项目支出空白。

    ## 不适用
    (1) 表中没有印出两个以上的分项；(2) 该行没有填合计，或分项全部空白；(3) 全表没有一行符合这种关系，说明各栏不是合计的分项；
    (4) 该行还有几栏的含义不明，无法确定是否属于分项。
    """

    name = "row-does-not-add"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，各分项相加为{computed}，相差{difference}。"
    hint = "请核对该行各栏：{parts}。"
    not_applicable = "文件中没有印出合计及其两个以上分项的预决算表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case):
            for whole, options in row_relations(sheet):
                found = list(_rows(sheet, whole, options))
                borne = set(map(id, borne_out([each for _, each in found])))  # (3)
                yield from (pair for pair in found if id(pair[1]) in borne)


def _rows(
    sheet: Sheet, whole: str, options: list[list[str]]
) -> Iterator[tuple[str, Equation]]:
    for index in range(len(sheet.table.rows)):
        stated = sheet.amount(index, whole)
        if stated is None:  # (2)
            continue
        readings = [
            tuple(
                Addend(sheet.column(key), sheet.amount(index, key), sheet)
                for key in option
            )
            for option in options
        ]
        if all(part.amount is None for part in readings[0]):  # (2)
            continue
        aside = _aside(sheet, index)
        if aside:
            readings += [(*reading, *aside) for reading in readings]
        equation = Equation(
            Addend(sheet.row_label(index), stated, sheet),
            tuple(readings),
            column=sheet.column(whole),
        )
        if len(aside) < 2 or equation.holds:  # (4)
            yield sheet.cell_path(index, whole), equation


def _aside(sheet: Sheet, index: int) -> tuple[Addend, ...]:
    """Amounts of the row under heads that no key stands for."""
    return tuple(
        Addend(sheet.row_label(each), amount, sheet)
        for each in sheet.asides(index)
        for amount in sheet.table.rows[each].cells.values()
        if amount
    )
