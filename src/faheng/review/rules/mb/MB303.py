from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_event
from faheng.values.value import Value

_ACTIVITY_UNITS = frozenset(("篇", "份", "册", "个", "条", "件", "本"))


class MB303(Rule[Line]):
    """办了什么活动填成了效益。

    ## 检查什么
    效益指标的名称是否只是一项活动（组织、召开、印制、排查、培训……），或值只是活动的次数。

    ## 为什么
    活动是产出，效益是活动带来的变化。把活动当作效益，就没有人回答“有什么用”。

    ## 错误示例
    社会效益指标“组织旁听庭审 ≥1场次”。

    ## 正确示例
    数量指标“组织旁听庭审 ≥1场次”，社会效益指标“旁听人员法律知识测试合格率 ≥90%”。

    ## 不适用
    (1) 不是效益指标，或一级、二级指标搭配有误；(2) 指标值空白；(3) 名称或值是成功率、知晓率、减少多少等效果；(4) 受益、受援人数。
    """

    name = "activity-filed-as-benefit"
    dimension = "相关性"
    severity = "warning"
    basis = "财预〔2015〕88号：产出指标与效益指标的划分"
    message = "“{name}”（{value}）是开展的活动，属于产出，却填在效益指标里。"
    hint = "请改列为产出指标；效益指标写活动带来的变化，如知晓率、化解率、减少的件数。"
    not_applicable = "没有已填写指标值的效益指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            is_benefit = line.level.group == "benefit" and not line.level.impossible
            if is_benefit and line.target is not None and line.name:  # (1) (2)
                yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or _is_effect(subject):  # (3) (4)
            return None
        if not (_is_activity(subject.measure) or _counts_activity(subject, value)):
            return None
        return Fault({"name": subject.name, "value": subject.shown})


def _is_activity(name: str) -> bool:
    if words("activity_verbs").starting(name) is not None:
        return True
    return words("activity_nouns").ending(name) is not None


def _counts_activity(line: Line, value: Value) -> bool:
    """Whether the value is a number of events, or of papers made."""
    if not value.number or value.comparator in ("<=", "<"):
        return False
    if not is_event(value) and value.unit not in _ACTIVITY_UNITS:
        return False
    return words("activity_counted").found_in(line.title + line.said) is not None


def _is_effect(line: Line) -> bool:
    """Whether the name is an effect, or the value the rate of one."""
    if line.is_rate_by_name or words("effects").found_in(line.title) is not None:
        return True
    if not line.is_share:
        return False
    return words("opinion_answer").found_in(line.said) is not None or "率" in line.said
