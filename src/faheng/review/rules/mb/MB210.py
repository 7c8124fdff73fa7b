from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule


class MB210(Rule[Line]):
    """指标值的方向与名称相反。

    ## 检查什么
    越少越好的指标（投诉、重新犯罪、脱管、差错等）是否写成了“不低于”；越高越好的比率（合格率、满意度、覆盖率等）是否写成了“不超过”。

    ## 为什么
    方向写反，完成得越差得分越高。

    ## 错误示例
    “社区矫正对象重新犯罪率 ≥1%”“服务对象满意度 ≤90%”。

    ## 正确示例
    “社区矫正对象重新犯罪率 ≤1%”“服务对象满意度 ≥90%”。

    ## 不适用
    (1) 值里没有明写方向；(2) 名称看不出越多越好还是越少越好；(3) 投诉办结率、重新犯罪下降率等方向已经反转的。
    """

    name = "direction-contradicts-name"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "“{name}”应当{wanted}，指标值却写“{value}”。"
    hint = "请核对符号，建议改为“{sign}”。"
    not_applicable = "没有名称表明方向、又明写了方向的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Line]]:
        for line in all_lines(case):
            value = line.target
            if value is None or value.number is None or _said_sign(line) is None:  # (1)
                continue
            if is_adverse(line.measure) or is_favourable(line):  # (2) (3)
                yield f"{line.path}/target", line

    def judge(self, subject: Line) -> Fault | None:
        value = subject.target
        if value is None or not value.number:
            return None
        facts = {"name": subject.name, "value": subject.shown}
        sign = _said_sign(subject)
        if is_adverse(subject.measure):
            if sign != ">=":
                return None
            return Fault(facts | {"wanted": "越少越好", "sign": "≤"})
        if sign != "<=":
            return None
        return Fault(facts | {"wanted": "越高越好", "sign": "≥"})


def _said_sign(line: Line) -> str | None:
    """The direction the form itself gives; one that was supplied by reading is not it."""
    comparator = line.target.comparator if line.target else None
    return {">=": ">=", ">": ">=", "<=": "<=", "<": "<="}.get(comparator or "")


def is_adverse(name: str) -> bool:
    """Whether a name ends with something that should be rare."""
    if words("turning").found_in(name) is not None:
        return False
    word = next(iter(reversed(words("adverse").all_in(name))), None)
    if word is None:
        return False
    before, tail = name[: name.rindex(word)], name[name.rindex(word) + len(word) :]
    if words("handling").ending(before) is not None:
        return False
    return tail == "" or tail in words("adverse_tails")


def is_favourable(line: Line) -> bool:
    """Whether the name is a rate that should be high."""
    if words("adverse").found_in(line.title) or not line.is_share:
        return False
    return words("favourable").ending(line.measure) is not None
