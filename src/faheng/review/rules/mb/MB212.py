from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_blank, is_measured
from faheng.review.wishes import has_clock, is_promptness


class MB212(Rule[Line]):
    """要求“及时”“按时”，却没有说明以哪一天或哪件事起算。

    ## 检查什么
    没有数字的指标值写了“及时”“按时”“按期”一类的话时，名称、指标值或说明里是否给出了期限、周期或起算的事件。

    ## 为什么
    多少天算及时没有说定，时效就无法考核。

    ## 错误示例
    “办案补贴发放时效 及时”。

    ## 正确示例
    “办案补贴发放时效 ≤30日（自归档审查合格之日起）”。

    ## 不适用
    (1) 指标值空白或有数字；(2) 没有要求及时；(3) 名称或说明里已写明按月、按季、若干日内等期限的；(4) 值里写明了起算事件的。
    """

    name = "promptness-without-clock"
    dimension = "可行性"
    severity = "info"
    basis = "财预〔2015〕88号：绩效目标应当细化量化"
    message = "“{name}”的值“{value}”没有说明期限：从哪件事起、多少日内。"
    hint = "建议写明起算的事件和天数，例如“归档合格后30日内”。"
    not_applicable = "没有要求及时、按时的定性指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            if is_blank(line.target) or line.target is None:  # (1)
                continue
            prompt = words("prompt").found_in(line.said) is not None  # (2)
            if prompt and not is_measured(line.target):
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        if not is_promptness(subject.said):  # (3)
            return None
        if has_clock(subject.title + subject.notes):  # (3)
            return None
        if words("event").found_in(subject.said) is not None:  # (4)
            return None
        value = subject.target.text if subject.target else ""
        return Fault({"name": subject.name, "value": value})
