from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.indicators import all_lines
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, Rule
from faheng.review.values import Stated, printed
from faheng.values.value import Value


class MB205(Rule[Stated]):
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

    def select(self, case: Case) -> Iterator[tuple[str, Stated]]:
        for line in all_lines(case):
            unitless = words("unitless").found_in(line.title) is not None  # (2)
            for stated in line.values:
                number = stated.value.number
                if number is not None and not unitless:  # (1) (4)
                    yield stated.path, stated

    def judge(self, subject: Stated) -> Fault | None:
        value = subject.value
        if (slip := _slip(value)) is not None:
            return _wrong(subject, slip)
        if value.unit is not None or value.number == 0:  # (3)
            return None
        if words("unitless").found_in(subject.text) or _has_unit(value):  # (2)
            return None
        return Fault({"name": subject.name, "value": value.text})


def _wrong(subject: Stated, slip: str) -> Fault:
    meant = _slips()[slip]
    return Fault(
        {"name": subject.name, "slip": slip, "meant": meant},
        message="“{name}”的计量单位写作“{slip}”，疑为“{meant}”。",
        hint="请把单位改为“{meant}”。",
        fix=Fix(before=slip, after=meant),
    )


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
