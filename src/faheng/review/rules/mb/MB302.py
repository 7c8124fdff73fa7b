from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines, is_rate_name
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule


class MB302(Rule[Line]):
    """比率填在了数量指标里。

    ## 检查什么
    数量指标的名称和值是否是成功率、合格率、调解率一类的比率。

    ## 为什么
    数量指标要说明办了多少。比率属于质量或效益，填在数量里就看不出工作量。

    ## 错误示例
    数量指标“矛盾纠纷调解率 100%”。

    ## 正确示例
    数量指标“调解矛盾纠纷件数 ≥4000件”，质量指标“调解成功率 ≥97%”。

    ## 不适用
    (1) 不是数量指标；(2) 值不是百分比，或名称不是比率；(3) 完成率、覆盖率、到位率、参训率等说明做了多少的比率。
    """

    name = "rate-filed-as-quantity"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：数量指标与质量指标的划分"
    message = "“{name}”的值“{value}”是比率，却填在数量指标里。"
    hint = "请改列为质量指标（或效益指标）；数量指标填写件数、次数、人数。"
    not_applicable = "没有以百分比表示的数量指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_quantity = line.level.sub == "output.quantity"
            if is_quantity and not line.level.impossible and line.is_share:  # (1) (2)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        if not is_rate_name(subject.measure):  # (2)
            return None
        if words("quantity_rates").ending(subject.measure) is not None:  # (3)
            return None
        return Fault({"name": subject.name, "value": subject.shown})
