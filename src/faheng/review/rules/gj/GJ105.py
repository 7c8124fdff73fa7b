from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from faheng.model.tokens import TableKind
from faheng.review.case import Case
from faheng.review.rule import Fault
from faheng.review.rules.gj.class_names import Misnamed, misnamed_classes
from faheng.review.rules.gj.detail import (
    against_detail,
    agree,
    class_rows,
    named,
    single,
    table_total,
)
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sides import SideName, side_of
from faheng.review.sums import Addend, Equation, total_of
from faheng.review.tables import Sheet, first_key, only_sheet

# Summary, its side and column, and the detail table that must give the same.
_LINKS: tuple[tuple[TableKind, SideName, str | None, TableKind], ...] = (
    ("income-expenditure", "income", None, "income"),
    ("income-expenditure", "expenditure", None, "expenditure"),
    ("appropriation", "expenditure", "general", "general-public-function"),
)

_MISNAMED = "《{title}》“{subject}”为{stated}，而这一金额是{parts}，名称不一致。"
_RENAME = "金额相同，请核对科目名称，改为一致。"
_ANOTHER_SCOPE = "请核对两处；如口径不同（如含下属单位），不必修改。"
_CLASS = 3
_ROUNDED_TO = tuple(Decimal(step) for step in (10_000, 1_000, 100, 1))


class GJ105(EquationRule):
    """总表的数字与明细表不一致。

    ## 检查什么
    部门收支总表的收入、支出与部门收入总表、部门支出总表的合计相同，各类支出与支出总表的同类相同；
    财政拨款收支总表中一般公共预算的各类支出与一般公共预算支出表的同类相同，名称也相同；
    支出总表与一般公共预算支出表合计相同的（没有其他资金），各款、项的金额没有互相填错；
    部门整体绩效目标表的支出预算总量与部门支出总表的合计相同（不同时建议核实口径）。
    以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    各表出自同一本账，同一个数字在不同的表里不一样，至少有一张表没有更新。

    ## 错误示例
    收支总表：公共安全支出 6,882,717.96；支出总表：204 公共安全支出 6,832,717.96。

    ## 正确示例
    两张表的公共安全支出都是 6,882,717.96。

    ## 不适用
    (1) 没有总表或没有相应的明细表；(2) 同一种表有两张以上，无法确定对应关系；(3) 合计之间的差额是上年结转或结转下年。
    """

    name = "summary-differs-from-detail"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = "《{title}》“{subject}”为{stated}，与{parts}不一致，相差{difference}。"
    hint = "请核对两张表，以账面数为准更正其中一张。"
    not_applicable = "文件中没有可以相互核对的总表和明细表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for kind, side, column, detail_kind in _LINKS:
            summary, detail = only_sheet(case, kind), only_sheet(case, detail_kind)
            if summary is None or detail is None:  # (1) (2)
                continue
            if column is None:
                yield from _totals(summary, side, detail)
            if side == "expenditure":
                yield from _classes(summary, column, detail)
        yield from _items(case)
        yield from _department_targets(case)

    def judge(self, subject: Equation) -> Fault | None:
        fault = super().judge(subject)
        if fault is not None and isinstance(subject, Misnamed):
            return replace(fault, message=_MISNAMED, hint=_RENAME)
        if fault is None or not isinstance(subject, _TotalOfTargets):
            return fault
        return replace(fault, severity="warning", hint=_ANOTHER_SCOPE)


def _items(case: Case) -> Iterator[tuple[str, Equation]]:
    """Items of two tables by function, where both hold the same money in all."""
    whole = only_sheet(case, "expenditure")
    general = only_sheet(case, "general-public-function")
    if whole is None or general is None:
        return
    here, there = table_total(whole), table_total(general)
    if here is None or there is None or not here.amount or not agree(here, there):
        return
    for codes in _families(whole, general):
        # A family that adds up otherwise is GJ102's; here figures have changed places.
        mine = [_figure(whole, code) for code in codes]
        theirs = [_figure(general, code) for code in codes]
        if total_of(mine) != total_of(theirs):
            continue
        for code, stated, part in zip(codes, mine, theirs, strict=True):
            if stated.amount or part.amount:
                part = part._replace(label=named(general, part.label))
                yield whole.cell_path(whole.coded[code], "total"), single(stated, part)


def _families(one: Sheet, other: Sheet) -> list[list[str]]:
    """The codes below a class that both tables have, by what they are below."""
    found: dict[str, list[str]] = {}
    for code in one.coded:
        if code in other.coded and len(code) > _CLASS:
            found.setdefault(code[:-2], []).append(code)
    return list(found.values())


def _figure(sheet: Sheet, code: str) -> Addend:
    index = sheet.coded[code]
    return Addend(sheet.row_label(index), sheet.amount(index, "total"), sheet)


class _TotalOfTargets(Equation):
    """The total that heads the department's targets: its scope may be another."""


def _department_targets(case: Case) -> Iterator[tuple[str, Equation]]:
    targets, detail = case.package.department_targets, only_sheet(case, "expenditure")
    if targets is None or not targets.total or detail is None:
        return
    stated = table_total(detail)
    if stated is None or not stated.amount:
        return
    told = targets.total
    if abs(told - stated.amount) * 2 <= _coarseness(told):
        told = stated.amount
    part = Addend("部门整体绩效目标表的支出预算总量", told, detail)
    stated = stated._replace(label="合计")  # the message names its table
    yield "/department_targets/total", _TotalOfTargets(stated, ((part,),))


def _coarseness(yuan: Decimal) -> Decimal:
    """The digit to which an amount may have been rounded, by its zeros at the end."""
    return next((step for step in _ROUNDED_TO if not yuan % step), Decimal(0))


def _totals(
    summary: Sheet, name: SideName, detail: Sheet
) -> Iterator[tuple[str, Equation]]:
    side = side_of(summary, name)
    key = side.key() if side else None
    total = table_total(detail)
    if side is None or key is None or total is None:
        return
    pair = against_detail(side, key, total)  # (3)
    if pair is not None and pair[1].says_something:
        yield pair


def _classes(
    summary: Sheet, column: str | None, detail: Sheet
) -> Iterator[tuple[str, Equation]]:
    side = side_of(summary, "expenditure")
    if side is None:
        return
    key = column or side.key() or ""
    detail_key = first_key(detail.keys, ("total",), "")
    if key not in summary.keys or detail_key is None:
        return
    found = class_rows(detail, detail_key)
    if not found:
        return
    misnamed = dict(misnamed_classes(side, key, found))
    yield from misnamed.items()
    for code, index in side.classes().items():
        if code in found and summary.cell_path(index, key) not in misnamed:
            yield from _class(summary, index, key, found[code])


def _class(
    summary: Sheet, index: int, key: str, detail: Addend
) -> Iterator[tuple[str, Equation]]:
    stated = Addend(summary.row_label(index), summary.amount(index, key), summary)
    equation = single(stated, detail)
    if equation.says_something:
        yield summary.cell_path(index, key), equation
