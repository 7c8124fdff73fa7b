from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_blank, is_measured
from faheng.review.wishes import (
    has_clock,
    is_improvement,
    is_promptness,
    is_state,
    repeats_name,
)


class MB201(Rule[Line]):
    """产出或成本指标的值没有数量、日期，也不是可以核对的状态。

    ## 检查什么
    产出、成本指标的指标值是否写出了数字、日期，或“达标”“合格”“无泄密事件”“足额到位”一类可以核对是或否的状态；名称问“多少”的，是否给出了数字。

    ## 为什么
    产出要能数、能核对。写成一句工作要求，年底就没有办法判断完成了没有。

    ## 错误示例
    三级指标“报销职工数”，指标值“全体在编人员医疗费按实际金额足额报销”。

    ## 正确示例
    三级指标“报销职工数”，指标值“=126人”。

    ## 不适用
    (1) 不是产出、成本指标；(2) 指标值空白；(3) 只写“及时”“有所提升”或照抄名称的，另有规则提示。
    """

    name = "output-without-measure"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：绩效目标应当细化量化"
    message = "产出指标“{name}”的值“{value}”没有数量、日期，也不是可以核对的状态。"
    hint = "请写成“符号＋数字＋单位”，或写成达标、合格一类可以核对的状态。"
    not_applicable = "没有已填写指标值的产出、成本指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_output = line.level.group in ("output", "cost")
            if not is_output or line.level.impossible:  # (1)
                continue
            if not is_blank(line.target):  # (2)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or is_measured(value) or _is_checkable(subject):
            return None
        if (
            is_promptness(subject.said)
            or has_clock(subject.said)
            or is_improvement(subject.said)
            or repeats_name(subject, subject.said)
        ):  # (3)
            return None
        return Fault({"name": subject.name, "value": value.text})


def _is_checkable(line: Line) -> bool:
    """Whether a yes or a no answers it; a question for a number wants a number."""
    if words("asks_how_many").ending(line.measure) is not None:
        return line.said in ("无", "零") or line.said.startswith(("无", "零", "没有"))
    return is_state(line.said)
