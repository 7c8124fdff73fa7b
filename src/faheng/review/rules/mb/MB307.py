from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import (
    Line,
    declared_lines,
    is_count_name,
    is_rate_name,
    without_bracketed_tail,
)
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, Rule

# A description that says how to compute need not name the measure.
_FORMULA = ("/", "÷", "×", "*", "占", "之比", "除以")


class MB307(Rule[Line]):
    """指标名称与它的描述说的不是一回事。

    ## 检查什么
    名称是数量而描述是比率，名称是一种比率而描述是满意率（或反过来），名称是人数而描述是人次。

    ## 为什么
    名称和描述不一致，年底按哪一个统计都有人可以不认。

    ## 错误示例
    名称“主题教育活动场次”，描述“活动满意率”。

    ## 正确示例
    名称“主题教育活动满意率”，描述“参加活动的群众对活动的满意率”。

    ## 不适用
    (1) 没有描述或解释；(2) 名称或描述看不出衡量什么；(3) 描述是计算公式。
    """

    name = "name-and-description-disagree"
    dimension = "相关性"
    severity = "warning"
    basis = "practice"
    message = "指标“{name}”是{one}，描述“{description}”说的却是{other}。"
    hint = "请核对究竟衡量哪一个，把名称、描述和指标值改为一致。"
    not_applicable = "没有同时填写名称和描述的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in declared_lines(case):
            if line.name and _notes(line):  # (1)
                yield line.path, line

    def judge(self, subject: Line) -> Fault | None:
        for note in _notes(subject):
            text = without_bracketed_tail(bare(note).rstrip("。.;；"))
            if any(mark in text for mark in _FORMULA):  # (3)
                continue
            told = _disagreement(subject.measure, text)  # (2)
            if told is not None:
                one, other = told
                return Fault(
                    {
                        "name": subject.name,
                        "description": note,
                        "one": one,
                        "other": other,
                    }
                )
        return None


def _notes(line: Line) -> list[str]:
    return [note for note in (line.description, line.explanation) if note]


def _disagreement(name: str, note: str) -> tuple[str, str] | None:
    """What the name and the note measure, if these are different things."""
    of_people = name.endswith("人数") and "人次" in note and "人数" not in note
    if of_people:
        return "人数", "人次"
    if name.endswith("人次") and "人数" in note and "人次" not in note:
        return "人次", "人数"
    if not is_rate_name(note):
        return None
    if is_count_name(name):
        return "数量", _rate(note)
    if is_rate_name(name) and _is_opinion(name) != _is_opinion(note):
        return _rate(name), _rate(note)
    return None


def _is_opinion(text: str) -> bool:
    return words("opinion").found_in(text) is not None


def _rate(text: str) -> str:
    return "满意率" if _is_opinion(text) else "比率"
