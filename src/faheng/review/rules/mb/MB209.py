from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed

_WHOLE = Decimal(100)
_HALF = Decimal("0.5")


class MB209(Rule[Line]):
    """百分比超过了全体，或把小数当作百分数填写。

    ## 检查什么
    合格率、覆盖率、满意度一类占全体的比率，是否大于100%；是否出现“≥0.95%”这样把0.95（即95%）当作百分数的写法。

    ## 为什么
    占全体的比率不可能超过100%；0.95%与95%相差一百倍，都会使评分失真。

    ## 错误示例
    “案卷评查合格率 ≥120%”“回访率 ≥0.95%”。

    ## 正确示例
    “案卷评查合格率 ≥95%”“回访率 ≥95%”。

    ## 不适用
    (1) 值不是百分比，或名称不是占全体的比率；(2) 增长率、完成率、执行率等可以超过100%的；(3) 越低越好的比率（如重新犯罪率0.5%）。
    """

    name = "percentage-impossible"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "“{name}”是占全体的比率，指标值“{value}”超过了100%。"
    hint = "请核对数字；如果是与上年或计划相比，请在名称中写明增长率或完成率。"
    not_applicable = "没有以百分比表示的占全体的比率"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            if not line.is_share or line.target is None:  # (1)
                continue
            of_whole = line.is_rate_by_name or words("favourable").found_in(
                line.title + line.said
            )
            text = line.title + line.said
            if of_whole and words("beyond_whole").found_in(text) is None:  # (2)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or value.number is None:
            return None
        facts = {"name": subject.name, "value": subject.shown}
        if value.number > _WHOLE and value.comparator not in ("<=", "<"):
            return Fault(facts)
        is_fraction = _HALF <= value.number < 1
        adverse = words("adverse").found_in(subject.title + subject.said)
        if is_fraction and not adverse and value.comparator not in ("<=", "<"):  # (3)
            facts["meant"] = printed(value.number * 100)
            return Fault(
                facts,
                message="“{name}”的指标值“{value}”不足1%，疑为把{meant}%写成了小数。",
                hint="请核实；如果是{meant}%，请改为“{meant}%”。",
            )
        return None
