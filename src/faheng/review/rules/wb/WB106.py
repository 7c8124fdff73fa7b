from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.prose.statements import Figure
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.narrative import MANIFOLD, Told, narrative


class Repeated(NamedTuple):
    """A figure stated again in one passage."""

    told: Told
    first: Figure
    again: Figure


class WB106(Rule[Repeated]):
    """同一段里同一个数写成了两个数。

    ## 检查什么
    同一段文字里，同一年、同一口径的同一个数出现两次时，两次是否相同。精度不同（246 万元与 246.01 万元）不算不同。

    ## 为什么
    两个数至少有一个是错的。

    ## 错误示例
    “2023年‘三公’经费预算 6.89 万元……2023年‘三公’经费预算 7.89 万元”。

    ## 正确示例
    两处都写 6.89 万元。

    ## 不适用
    (1) 没有文字说明；(2) 没有重复出现的数；(3) 年份或口径（年初预算、决算，全部、其中）不同。
    """

    name = "one-figure-two-values"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”在同一段里先写{first}，后写{again}。"
    hint = "请核实哪一个正确，改为一致。"
    not_applicable = "没有在同一段里重复出现的数"

    def select(self, case: Case) -> Iterator[tuple[str, Repeated]]:
        for told in narrative(case):  # (1)
            seen: dict[Hashable, Figure] = {}
            for figure in told.prose.figures:
                key = _identity(told, figure)
                if key is None:
                    continue
                if key in seen:  # (2)
                    yield told.path, Repeated(told, seen[key], figure)
                seen.setdefault(key, figure)

    def judge(self, subject: Repeated) -> Fault | None:
        first, again = subject.first.amount, subject.again.amount
        if first.admits(again.value) or again.admits(first.value):
            return None
        return Fault(
            {
                "label": subject.again.label,
                "first": first.text,
                "again": again.text,
            },
            quote=subject.told.prose.excerpt(subject.again.span),
            column=subject.again.label,
        )


def _identity(told: Told, figure: Figure) -> Hashable | None:
    """What makes two figures the same: name, year, role, and what they are part of."""
    if figure.in_reason or not figure.amount.is_money:
        return None
    parent = (
        told.prose.figures[figure.parent].label if figure.parent is not None else ""
    )
    year = None if told.is_of_this_year(figure) else figure.year
    if figure.item is not None:  # (3)
        return (figure.item.names, figure.label, year, figure.role)
    measure = told.measure(figure)
    if measure is None or measure in MANIFOLD:
        return None
    return (measure, year, figure.role, parent if measure == "procurement" else "")
