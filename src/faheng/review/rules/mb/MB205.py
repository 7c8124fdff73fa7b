from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.indicators import Line, owners
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, printed
from faheng.values.value import Value


@dataclass(frozen=True)
class Numbered:
    """A value with a number, and whether its form writes units into values."""

    line: Line
    stated: Stated
    within: bool


class MB205(Rule[Numbered]):
    """指标值没有计量单位，或计量单位写错。

    ## 检查什么
    带数字的指标值是否写明单位（值里、单位栏或值中的括号里都可以）；单位是否为常见的误写，如“各”（个）、“建”（件）。

    ## 为什么
    “≥90”是90分、90%还是90人，各人理解不同，系统汇总也会归错。

    ## 错误示例
    “服务对象满意度 ≥90”“人均调解案件数 ≥65”，计量单位“各”。

    ## 正确示例
    “服务对象满意度 ≥90%”“人均调解案件数 ≥65件”，计量单位“个”。

    ## 不适用
    (1) 没有带数字的指标值；(2) 评分、排名、等级、指数、比值等本来没有单位的；(3) 数值为0的；(4) 值有两种读法的，由MB204提示。
    """

    name = "unit-missing-or-wrong"
    dimension = "完整性"
    severity = "warning"
    basis = "财预〔2021〕101号：指标值由符号、数值和计量单位组成"
    message = "“{name}”的指标值“{value}”没有计量单位。"
    hint = "请补上单位（如 %、件、人次）。"
    not_applicable = "没有带数字的指标值"

    def select(self, case: Case) -> Iterator[tuple[str, Numbered]]:
        for owner in owners(case):
            within = any(map(_prints_unit, owner.lines))
            for line in owner.lines:
                if words("unitless").found_in(line.title) is not None:  # (2)
                    continue
                for stated in line.values:
                    if stated.value.number is not None:  # (1) (4)
                        yield stated.path, Numbered(line, stated, within)

    def judge(self, subject: Numbered) -> Fault | None:
        value = subject.stated.value
        if (slip := _slip(value)) is not None:
            return _wrong(subject, slip)
        if value.number == 0 or words("unitless").found_in(subject.stated.text):
            return None  # (2) (3)
        if value.unit is not None and not _only_in_name(subject):
            return None
        if _has_unit(value):
            return None
        return Fault({"name": subject.line.name, "value": value.text})


def _wrong(subject: Numbered, slip: str) -> Fault:
    meant = _slips()[slip]
    value = subject.stated.value
    # With its number where both stand together, so that no other word is taken for it.
    number = "" if value.number is None else printed(value.number)
    number = number if f"{number}{slip}" in value.text else ""
    return Fault(
        {"name": subject.line.name, "slip": slip, "meant": meant},
        message="“{name}”的计量单位写作“{slip}”，疑为“{meant}”。",
        hint="请把单位改为“{meant}”。",
        fix=Fix(before=f"{number}{slip}", after=f"{number}{meant}"),
    )


def _only_in_name(subject: Numbered) -> bool:
    """Whether the form writes units into the values, but this one only in the name."""
    if not subject.within or _prints_unit(subject.line):
        return False
    unit = subject.stated.value.unit
    return unit is not None and subject.line.title.endswith(f"({unit})")


def _prints_unit(line: Line) -> bool:
    """Whether the unit stands in the value itself, not in another column."""
    value = line.target
    return value is not None and value.unit is not None and value.unit in line.said


def _slip(value: Value) -> str | None:
    """The miswritten unit, as it stands or as the reader has mended it."""
    if value.unit in _slips():
        return value.unit
    for slip in _slips():
        if value.repaired is not None and f"计量单位“{slip}”" in value.repaired:
            return slip
    return None


def _has_unit(value: Value) -> bool:
    """Whether the words around the number hold a unit after all: (小时≥8."""
    if value.number is None:
        return False
    before, _, _ = bare(value.text).partition(printed(value.number))
    _, bracket, inside = before.rpartition("(")
    known = [*words("events"), *words("things"), *words("time"), *words("percent")]
    return bool(bracket) and inside.rstrip(")≥≤=<>") in known


@cache
def _slips() -> dict[str, str]:
    pairs = (word.partition("=") for word in words("misspelt_units"))
    return {slip: meant for slip, _, meant in pairs}
