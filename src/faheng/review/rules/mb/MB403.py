from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.review.case import Case
from faheng.review.indicators import Line, owners
from faheng.review.lexicon import bare, words
from faheng.review.measures import is_specific, same_kind
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_count, is_money
from faheng.values.value import Value


@dataclass(frozen=True)
class Compared:
    """An indicator, and an earlier one of the same measure and population."""

    line: Line
    earlier: Line | None


class MB403(Rule[Compared]):
    """同一指标、同一对象，写了两个不同的目标。

    ## 检查什么
    同一单位同一年的各项目之间，名称相同（具体到哪项服务）、单位和统计口径相同的指标，目标值是否不同。

    ## 为什么
    同一件事两个标准，完成了这个完不成那个，自评时两份表会打架。

    ## 错误示例
    甲项目“法律援助案件回访率 ≥95%”，乙项目“法律援助案件回访率 ≥90%”。

    ## 正确示例
    两处都写“≥95%”；或在名称里写明对象不同，如“民事法律援助案件回访率”。

    ## 不适用
    (1) 名称笼统（如“培训次数”“服务对象满意度”），各项目所指不同；(2) 单位、周期或计算对象（总体、人均）不同；(3) 分季度、分阶段的指标；(4) 各项目各办各的件数、场次、金额等，可以相加，不是标准。
    """

    name = "same-measure-two-bars"
    dimension = "适当性"
    severity = "warning"
    basis = "practice"
    message = "“{name}”在{here}写“{value}”，在{there}写“{other}”，对象相同而标准不同。"
    hint = "请统一目标值；如果对象确有不同，请在名称中写明。"
    not_applicable = "没有名称具体、可以在项目之间比较的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Compared]]:
        seen: dict[str, Line] = {}
        for owner in owners(case):
            if owner.kind != "project":
                continue
            for line in owner.lines:
                target = line.target
                if target is None or target.number is None or not is_specific(line):
                    continue  # (1)
                if words("clock").found_in(line.title):  # (3)
                    continue
                key = f"{_named(line)}|{target.comparator}"
                if _adds_up(target):  # (4)
                    key = f"{key}|{owner.path}"
                yield f"{line.path}/target", Compared(line, seen.get(key))
                seen.setdefault(key, line)

    def judge(self, subject: Compared) -> Fault | None:
        if subject.earlier is None:
            return None
        one, other = subject.line.target, subject.earlier.target
        if one is None or other is None or not same_kind(one, other):  # (2)
            return None
        if (one.number, one.number_max) == (other.number, other.number_max):
            return None
        return Fault(
            {
                "name": subject.line.name,
                "here": _where(subject.line),
                "value": subject.line.shown,
                "there": _where(subject.earlier),
                "other": subject.earlier.shown,
            }
        )


def _named(line: Line) -> str:
    """Name and description, and whether the value is reckoned by head."""
    by_head = "人均" if "人均" in line.said or "每人" in line.said else ""
    return f"{line.measure}|{bare(line.description)}|{by_head}"


def _adds_up(value: Value) -> bool:
    """Whether each project may have an amount of its own: cases, copies, money."""
    if value.per is not None or value.period is not None:
        return False
    return is_count(value) or is_money(value)


def _where(line: Line) -> str:
    return f"项目{quoted(line.owner_name)}" if line.owner_name else "同一份文件"
