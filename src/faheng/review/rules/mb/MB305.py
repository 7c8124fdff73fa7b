from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_money


class MB305(Rule[Line]):
    """经济效益指标里填的不是经济效益。

    ## 检查什么
    经济效益指标的名称、说明和值里，是否没有收入、损失、成本、金额等经济内容，而是队伍、制度、慰问、宣传一类的事。

    ## 为什么
    没有经济效益的项目可以不设这一项。为凑齐栏目而填，自评时就无法评价。

    ## 错误示例
    经济效益指标“建立专职人民调解员队伍”。

    ## 正确示例
    经济效益指标“为受援人挽回经济损失 ≥320万元”；没有经济效益的，不设这一项。

    ## 不适用
    (1) 不是经济效益指标；(2) 没有名称；(3) 涉及金额、就业、企业等经济内容的。
    """

    name = "not-economic"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：经济效益指标反映对经济发展带来的影响和效果"
    message = "“{name}”填在经济效益指标里，但说的是{what}，看不出经济上的效果。"
    hint = "请改列到产出、社会效益等相应指标；没有经济效益的项目不必设经济效益指标。"
    not_applicable = "没有经济效益指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_economic = line.level.sub == "benefit.economic"
            if is_economic and not line.level.impossible and line.name:  # (1) (2)
                yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        text = subject.title + subject.about + subject.said
        if subject.target is not None and is_money(subject.target):  # (3)
            return None
        if words("economic").found_in(text) is not None:  # (3)
            return None
        what = words("not_economic").found_in(text)
        return Fault({"name": subject.name, "what": quoted(what)}) if what else None
