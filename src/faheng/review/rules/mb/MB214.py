from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.rule import Fault, Rule


class MB214(Rule[Line]):
    """要求人人满意。

    ## 检查什么
    满意度、好评率、支持率、安全感等要问人的指标，是否要求达到100%。

    ## 为什么
    意见是别人的，不能由办事的单位保证。定为100%，要么完不成，要么调查失真。

    ## 错误示例
    “受援人满意度 =100%”。

    ## 正确示例
    “受援人满意度 ≥95%”。

    ## 不适用
    (1) 不是百分比；(2) 不是问人意见的指标，如覆盖率、回访率、投诉办结率。
    """

    name = "certainty-demanded"
    dimension = "适当性"
    severity = "warning"
    basis = "财预〔2015〕88号：绩效目标应当合理可行"
    message = "“{name}”要求{value}，即每个人都满意，难以保证。"
    hint = "建议参考历年调查结果，改为“≥90%”一类的水平。"
    not_applicable = "没有以百分比表示的满意度一类指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            if line.is_share and line.is_polled and _asks(line):  # (1) (2)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or value.number != Decimal(100):
            return None
        if value.comparator in ("<=", "<", ">"):
            return None
        return Fault({"name": subject.name, "value": subject.shown})


def _asks(line: Line) -> bool:
    """Whether the share is that of the opinion, not of something done about it."""
    if not line.is_rate_by_name:
        return True
    return line.measure.endswith(("满意率", "满意度", "好评率", "感")) or any(
        line.measure.endswith(word)
        for word in ("支持率", "认可率", "认可度", "认同率", "认同度", "支持度")
    )
