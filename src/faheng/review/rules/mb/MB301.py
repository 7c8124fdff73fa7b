from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule


class MB301(Rule[Line]):
    """数量填在了质量指标里。

    ## 检查什么
    质量指标的值是否只是件数、次数、场数等数量。

    ## 为什么
    质量指标要说明办得好不好。办了多少属于数量指标，混在一起就没有人去看质量。

    ## 错误示例
    质量指标“化解矛盾纠纷数量 ≥10000件”。

    ## 正确示例
    数量指标“化解矛盾纠纷数量 ≥10000件”，质量指标“调解成功率 ≥97%”。

    ## 不适用
    (1) 不是质量指标；(2) 值不是数量，或数量之外还有比率；(3) 数的是优秀、达标、差错、投诉等本身就说明质量的；(4) 上限值和零。
    """

    name = "count-filed-as-quality"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：数量指标与质量指标的划分"
    message = "“{name}”的值“{value}”是数量，却填在质量指标里。"
    hint = "请改列为数量指标；另以合格率、成功率、准确率等反映质量。"
    not_applicable = "没有带数字的质量指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_quality = line.level.sub == "output.quality"
            if not is_quality or line.level.impossible:  # (1)
                continue
            if line.target is not None and line.target.number is not None:
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or not subject.is_counted or not value.number:  # (2) (4)
            return None
        if value.comparator in ("<=", "<"):  # (4)
            return None
        if words("quality_counted").found_in(subject.title + subject.said):  # (3)
            return None
        return Fault({"name": subject.name, "value": subject.shown})
