from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines, is_count_name, is_rate_name
from faheng.review.lexicon import words
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule


class MB304(Rule[Line]):
    """满意度指标里填的不是满意度。

    ## 检查什么
    满意度指标的名称、说明和值里都没有满意、评价、投诉一类的词，而名称或说明是另一种比率或数量。

    ## 为什么
    满意度要由服务对象回答。用重新犯罪率、办结率代替，服务对象的意见就没有被问到。

    ## 错误示例
    服务对象满意度指标“社区矫正对象重新犯罪率 ≤1%”。

    ## 正确示例
    社会效益指标“重新犯罪率 ≤1%”，满意度指标“矫正对象及家属满意度 ≥90%”。

    ## 不适用
    (1) 不是满意度指标；(2) 没有名称；(3) 看不出衡量什么的名称，如只写“服务对象”。
    """

    name = "not-satisfaction"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：满意度指标反映服务对象的认可程度"
    message = "“{name}”填在满意度指标里，但衡量的是{what}，不是服务对象是否满意。"
    hint = "请改列到相应的产出或效益指标，另设服务对象满意度。"
    not_applicable = "没有满意度指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_satisfaction = line.level.group == "satisfaction"
            if is_satisfaction and not line.level.impossible and line.name:  # (1) (2)
                yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        text = subject.title + subject.about + subject.said
        if words("opinion").found_in(text) is not None:
            return None
        for text in (subject.measure, subject.about):
            if is_rate_name(text) or is_count_name(text):  # (3)
                what = quoted(text) if text != subject.measure else "另一种比率或数量"
                return Fault({"name": subject.name, "what": what})
        return None
