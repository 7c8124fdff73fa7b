from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.indicators import all_lines
from faheng.review.lexicon import bare
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, is_doubled, written

_SIGNS = frozenset("=≥≤<>")


class MB203(Rule[Stated]):
    """指标值的数字印了两遍。

    ## 检查什么
    指标值里的数字是否首尾相接印了两遍，而只有印一遍的读法说得通。

    ## 为什么
    符号、数值、单位分栏填写，又把整句话填进单位栏，导出时就会连在一起，变成“≥9898%以上”这样读不通的值，公开后容易被误解。

    ## 错误示例
    指标值“≥9898%以上”。

    ## 正确示例
    指标值“≥98%”。

    ## 不适用
    (1) 没有读到数字的值；(2) 有两种读法、无法判断是哪一种的，由MB204提示。
    """

    name = "value-printed-twice"
    dimension = "完整性"
    severity = "warning"
    basis = "practice"
    message = "“{name}”的指标值“{printed}”把数字印了两遍，应为“{meant}”。"
    hint = "请改为“{meant}”，并检查系统导出时是否把数值又写进了单位栏。"
    not_applicable = "没有带数字的指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Stated]]:
        for line in all_lines(case):
            for stated in line.values:
                if stated.raw.number is not None:  # (1) (2)
                    yield stated.path, stated

    def judge(self, subject: Stated) -> Fault | None:
        value = subject.raw
        if not is_doubled(value):
            return None
        meant = written(value)
        # A sign may stand in a column of its own; none is added to a bare 100%.
        mended = meant if bare(value.text)[:1] in _SIGNS else meant.removeprefix("=")
        return Fault(
            {"name": subject.name, "printed": value.text, "meant": meant},
            fix=Fix(before=value.text, after=mended),
            quote=value.text,
        )
