from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.prose.statements import Figure
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.wb.functions import class_of
from faheng.review.rules.wb.narrative import Told, narrative
from faheng.rulebook.classification import accepted_names, class_code, name_of
from faheng.rulebook.exceptions import OutsideValidityError
from faheng.values.periods import first_day


class Named(NamedTuple):
    """A class named in the text, and the day whose classification applies."""

    told: Told
    figure: Figure
    name: str
    day: date


class WB108(Rule[Named]):
    """文中的科目类别用的是已经改掉的名称。

    ## 检查什么
    文字说明里的支出功能分类“类”级名称，是否是当年政府收支分类科目的名称。改名前后过渡期内，新旧名称都认。

    ## 为什么
    旧名称说明文字是从往年沿用的，其他内容也可能没有更新。

    ## 错误示例
    2022年预算说明：“医疗卫生与计划生育支出 22.62 万元”。

    ## 正确示例
    “卫生健康支出 22.62 万元”。

    ## 不适用
    (1) 没有文字说明；(2) 没有写科目类别；(3) 不知道是哪一年的预算；(4) 说的是以前年度的数。
    """

    name = "category-name-outdated"
    dimension = "文表一致"
    severity = "warning"
    basis = "政府收支分类科目"
    message = "“{label}”是旧名称，{year}年的科目名称是“{current}”。"
    hint = "建议改为“{current}”，并核对表中名称。"
    not_applicable = "文中没有写科目类别"

    def select(self, case: Case) -> Iterator[tuple[str, Named]]:
        year = case.package.year
        day = first_day(year) if year is not None else case.as_of
        for told in narrative(case):  # (1)
            for figure in told.prose.figures:
                name = figure.item.names[0] if figure.item else class_of(figure)
                if name is None or class_code(name) is None:  # (2)
                    continue
                if not told.is_of_this_year(figure):  # (4)
                    continue
                if day is None:  # (3)
                    raise NotApplicableError("不知道是哪一年的预算或决算")
                yield told.path, Named(told, figure, name, day)

    def judge(self, subject: Named) -> Fault | None:
        code = class_code(subject.name)
        if code is None:
            return None
        try:
            names = accepted_names(code, subject.day)
        except OutsideValidityError:
            return None
        if not names or any(each.name == subject.name for each in names):
            return None
        current = name_of(code, subject.day)
        return Fault(
            {
                "label": subject.name,
                "year": str(subject.day.year),
                "current": current,
            },
            fix=Fix(before=subject.name, after=current) if current else None,
            quote=subject.told.prose.excerpt(subject.figure.span),
            column=subject.name,
        )
