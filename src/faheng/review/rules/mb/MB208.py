from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faheng.review.brackets import unbalanced
from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import words
from faheng.review.rule import Fault, Rule
from faheng.values.patterns import lazy_pattern

_NAME = "名称"
_BRACKETS = frozenset("()（）[]【】〔〕")

_OPEN_UNIT = lazy_pattern(r"([(（])([^()（）≥≤=<>＜＞]{1,4})([≥≤=<>＜＞])")


@dataclass(frozen=True)
class Printed:
    """What is printed of an indicator, by column: its name and a value, or one of them."""

    line: Line
    path: str
    texts: dict[str, str]


def _printed(line: Line) -> Iterator[Printed]:
    """Name and value together; apart, where no value closes what the name leaves open."""
    values = [
        (stated.path, {stated.column: stated.value.text}) for stated in line.values
    ]
    name = {_NAME: line.name}
    together = [Printed(line, path, name | value) for path, value in values]
    if not values or (unbalanced(line.name) and all(map(_is_open, together))):
        yield Printed(line, f"{line.path}/name", name)
        yield from (Printed(line, path, value) for path, value in values)
    else:
        yield from together


def _is_open(printed: Printed) -> bool:
    return unbalanced("".join(printed.texts.values())) is not None


class MB208(Rule[Printed]):
    """指标名称或指标值的括号不成对。

    ## 检查什么
    名称和指标值连起来看，括号是否有开有合。全角、半角视为同一种；“1）”“（一）”一类序号不算。

    ## 为什么
    括号缺一半，往往是复制时丢了内容，单位或限定条件也可能随之丢失。

    ## 错误示例
    指标值“每月服务时间(小时≥8”。

    ## 正确示例
    指标值“每月服务时间(小时)≥8”。

    ## 不适用
    没有绩效指标，或名称和值里都没有括号。
    """

    name = "brackets-unbalanced"
    dimension = "完整性"
    severity = "error"
    basis = "practice"
    message = "“{name}”的{column}括号不成对：“{text}”，{what}。"
    hint = "请补全括号，并核对括号前后是否漏了单位或限定条件。"
    not_applicable = "绩效指标的名称和值里没有括号"

    def select(self, case: Case) -> Iterator[tuple[str, Printed]]:
        for line in all_lines(case):
            for subject in _printed(line):
                if not all(map(_BRACKETS.isdisjoint, subject.texts.values())):
                    yield subject.path, subject

    def judge(self, subject: Printed) -> Fault | None:
        if not _is_open(subject):
            return None
        for column, text in reversed(subject.texts.items()):
            what = unbalanced(text)
            if what is not None:
                facts = {"name": subject.line.name, "column": column, "text": text}
                return Fault(facts | {"what": what}, quote=text, fix=_closed(text))
        return None


def _closed(text: str) -> Fix | None:
    """The bracket around a unit, closed before the sign that follows it."""
    found = list(_OPEN_UNIT.finditer(text))
    if len(found) != 1 or unbalanced(text) != "缺1个右括号":
        return None
    bracket, unit, sign = found[0].groups()
    if unit not in _units():
        return None
    closing = "）" if bracket == "（" else ")"
    mended = f"{bracket}{unit}{closing}{sign}"
    return Fix(before=found[0][0], after=mended)


@cache
def _units() -> frozenset[str]:
    kinds = ("events", "things", "time", "percent", "money")
    return frozenset(unit for kind in kinds for unit in words(kind))
