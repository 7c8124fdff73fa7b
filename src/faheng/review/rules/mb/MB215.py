from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_blank, is_measured
from faheng.review.wishes import (
    is_graded_improvement,
    is_improvement,
    is_state,
    names_its_base,
)


class MB215(Rule[Line]):
    """效益指标既没有数字，也没有可以分级判断的状态。

    ## 检查什么
    效益（效果）指标的值是否写出了数字，或“稳定”“健全”“效果明显”“合格”一类可以判断达成、部分达成、未达成的状态。

    ## 为什么
    定性的效益在自评时要分三档打分。写成一句工作内容或口号，三档都无从判断。

    ## 错误示例
    “建立调解员队伍”的值为“购买调解服务，开展调解工作，维护社会稳定”。

    ## 正确示例
    “调解成功率 ≥97%”，或“辖区矛盾纠纷形势 总体平稳”。

    ## 不适用
    (1) 不是效益指标；(2) 指标值空白；(3) 一级、二级指标搭配有误的，先按MB101修改。
    """

    name = "benefit-not-gradable"
    dimension = "相关性"
    severity = "warning"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：定性指标分三档评分"
    message = "效益指标“{name}”的值“{value}”没有数字，也不是可以分级判断的状态。"
    hint = "请改为可以计量的效果（比率、金额、人数），或写明达到什么状态。"
    not_applicable = "没有已填写指标值的效益指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_benefit = line.level.group == "benefit" and not line.level.impossible
            if is_benefit and not is_blank(line.target):  # (1) (2) (3)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or is_measured(value) or _is_gradable(subject):
            return None
        return Fault({"name": subject.name, "value": value.text})


def _is_gradable(line: Line) -> bool:
    if is_state(line.said) or is_graded_improvement(line.said):
        return True
    return names_its_base(line) and is_improvement(line.said)
