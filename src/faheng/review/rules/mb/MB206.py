from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_count


class MB206(Rule[Line]):
    """计量单位与指标名称不相称。

    ## 检查什么
    名称是比率（……率、……比例、满意度）而单位是次、件、场等数量；名称是数量（场次、件数、人数、印制等）而单位是百分号。

    ## 为什么
    名称和单位对不上，说明名称或数值有一个填错了栏。

    ## 错误示例
    “普法资料印制 ≥95%”“案件回访率 ≥12次”。

    ## 正确示例
    “普法资料印制 ≥5000份”“案件回访率 ≥95%”。

    ## 不适用
    (1) 名称看不出是比率还是数量；(2) 指标值没有数字或单位；(3) 值里写明占总数多少的；(4) 效率、频率等不是比率的词，增长类的数量。
    """

    name = "unit-contradicts-name"
    dimension = "相关性"
    severity = "warning"
    basis = "practice"
    message = "“{name}”从名称看是{kind}，指标值却是“{value}”。"
    hint = "请核对：如果名称正确，请改写数值和单位；如果数值正确，请改写名称。"
    not_applicable = "没有名称表明是比率或数量、且带单位的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            value = line.target
            told = line.is_rate_by_name or line.is_count_by_name  # (1) (4)
            if told and value is not None and value.number is not None and value.unit:
                yield f"{line.path}/target", line  # (2)

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None:
            return None
        if subject.is_rate_by_name:
            if not is_count(value):
                return None
            kind = "比率"
        else:
            if not subject.is_share or _names_the_whole(subject):  # (3)
                return None
            kind = "数量"
        return Fault({"name": subject.name, "kind": kind, "value": subject.shown})


def _names_the_whole(line: Line) -> bool:
    """A share of a named whole, or a change: 不超过总数的1%, 增长10%."""
    text = line.title + line.said
    return (
        words("share_of").found_in(line.said) is not None
        or words("improvement").found_in(text) is not None
        or "率" in line.said
        or "率" in line.title
    )
