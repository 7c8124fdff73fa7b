from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, is_blank, is_measured
from faheng.review.wishes import (
    is_graded_improvement,
    is_improvement,
    names_its_base,
)

_GRADED_HINT = "如有上年实际值，建议写明上年是多少、本年要达到多少。"


@dataclass(frozen=True)
class Wish:
    """A value without a number, and the indicator it is of."""

    line: Line
    stated: Stated


class MB211(Rule[Wish]):
    """指标值只说要提高，没有说从什么基础上提高多少。

    ## 检查什么
    没有数字的指标值，是否只写了“有所提升”“不断提高”一类的话，既没有上年基数，也没有提高的幅度。效益指标写“明显改善”“有效提高”的，能够分档判断，只作提示。

    ## 为什么
    没有基数就无从比较，年底怎么填都算完成。

    ## 错误示例
    “公共安全感 有所提升”。

    ## 正确示例
    “群众法治满意度 ≥92%（上年为90.5%）”，或“较上年提高1个百分点”。

    ## 不适用
    (1) 指标值空白或有数字；(2) 值或名称已写明与上年、同期或排名比较的。
    """

    name = "improvement-without-baseline"
    dimension = "可行性"
    severity = "warning"
    basis = "财预〔2015〕88号：绩效目标应当细化量化、合理可行"
    message = "“{name}”的{column}“{value}”没有说明以什么为基数、提高多少。"
    hint = "请写明上年实际值和本年要达到的值；确实不能量化的，写成可以分级判断的状态。"
    not_applicable = "没有不含数字的指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Wish]]:
        for line in all_lines(case):
            for stated in line.values:
                if not is_blank(stated.value) and not is_measured(stated.value):  # (1)
                    yield stated.path, Wish(line, stated)

    def judge(self, subject: Wish) -> Fault | None:
        line, stated = subject.line, subject.stated
        if not is_improvement(stated.text) or names_its_base(line):  # (2)
            return None
        is_graded = line.level.group == "benefit" and is_graded_improvement(stated.text)
        value = stated.value.text
        return Fault(
            {"name": stated.name, "column": stated.column, "value": value},
            severity="info" if is_graded else None,
            hint=_GRADED_HINT if is_graded else None,
        )
