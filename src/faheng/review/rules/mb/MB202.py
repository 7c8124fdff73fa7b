from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, is_blank, is_measured
from faheng.review.wishes import is_state, letters, repeats_name

_SHORT = 2


@dataclass(frozen=True)
class Wording:
    """An indicator and one of its values without a number."""

    line: Line
    stated: Stated


class MB202(Rule[Wording]):
    """指标值只是把指标名称重写了一遍。

    ## 检查什么
    没有数字的指标值（年度值和实施周期值分别看），去掉标点后是否与指标名称或指标说明相同。

    ## 为什么
    指标值照抄名称，等于没有填写目标。

    ## 错误示例
    三级指标“物业费支付时效”，指标值“物业费支付时效”。

    ## 正确示例
    三级指标“物业费支付时效”，指标值“每季度末月20日前”。

    ## 不适用
    (1) 指标值空白；(2) 指标值里有数字的，即使文字与名称相同。
    """

    name = "value-repeats-name"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：绩效目标应当指向明确"
    message = "“{name}”的{column}只是重复了名称，没有写出要达到多少或什么状态。"
    hint = "请改为数量、日期或可以核对的状态。"
    not_applicable = "没有不含数字的指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Wording]]:
        for line in all_lines(case):
            for stated in line.values:
                if not is_blank(stated.value) and not is_measured(stated.value):
                    yield stated.path, Wording(line, stated)  # (1) (2)

    def judge(self, subject: Wording) -> Fault | None:
        # 设立, 稳定 and the like may be name and state in one; 培训 says nothing.
        text = letters(subject.stated.text)
        if len(text) <= _SHORT and is_state(text):
            return None
        if not repeats_name(subject.line, subject.stated.text):
            return None
        return Fault({"name": subject.line.name, "column": subject.stated.column})
