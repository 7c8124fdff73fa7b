from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faheng.model.package import Declaration
from faheng.review.case import Case
from faheng.review.funding import plain
from faheng.review.indicators import Line, projects
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_event, is_money

_FLOW_UNITS = frozenset(
    ("件", "份", "篇", "册", "人次", "宗", "起", "例", "万份", "万人次")
)
_PRICE = ("标准", "单价", "补贴", "补助", "人均", "每", "/")
_DAYS_OF_A_YEAR = 366


@dataclass(frozen=True)
class Spanning:
    """An indicator of a project that runs for years, and what shows it."""

    line: Line
    why: str


class MB109(Rule[Spanning]):
    """跨年项目的中期目标与年度目标数量相同。

    ## 检查什么
    实施周期长于一年的项目，逐年累计的数量或金额，周期值是否与年度值完全一样。

    ## 为什么
    三年的任务量应当是各年之和。周期值照抄年度值，中期目标就失去意义。

    ## 错误示例
    三年周期，中期资金15万元、年度资金5万元，法治讲座的周期值和年度值都是“≥24场”。

    ## 正确示例
    周期值“≥72场”，年度值“≥24场”。

    ## 不适用
    (1) 没有实施周期指标值；(2) 看不出周期长于一年；(3) 比率、单价和每人、每月、每年之类的值；(4) 人数、机构数等存量；(5) 上限值。
    """

    name = "period-equals-year"
    dimension = "适当性"
    severity = "warning"
    basis = "财预〔2015〕88号：中期目标与年度目标分别填报"
    message = "“{name}”的实施周期指标值与年度指标值相同（{value}），而项目周期长于一年（{why}）。"
    hint = (
        "如果是逐年累计的数量，请把周期值改为各年之和；如果是每年的要求，请写明“每年”。"
    )
    not_applicable = "没有周期长于一年、又同时填写了周期值和年度值的累计数量"

    def select(self, case: Case) -> Iterator[tuple[str, Spanning]]:
        for owner in projects(case):
            why = _why_longer(owner.declaration) if owner.declaration else None
            if why is None:  # (2)
                continue
            for line in owner.lines:
                if line.period_target is not None and _is_cumulative(line):  # (1)
                    yield f"{line.path}/period_target", Spanning(line, why)

    def judge(self, subject: Spanning) -> Fault | None:
        year, period = subject.line.target, subject.line.period_target
        if year is None or period is None:
            return None
        if (year.number, year.unit) != (period.number, period.unit):
            return None
        name = subject.line.name
        return Fault({"name": name, "value": year.text, "why": subject.why})


def _is_cumulative(line: Line) -> bool:
    """Whether the target grows year by year: things done, cases, money spent."""
    value = line.target
    if value is None or not value.number or value.per is not None:  # (3)
        return False
    text = line.title + line.said
    if value.period is not None or any(word in text for word in _PRICE):  # (3)
        return False
    if value.comparator in ("<=", "<") and not is_money(value):  # (5)
        return False
    return is_event(value) or is_money(value) or value.unit in _FLOW_UNITS  # (4)


def _why_longer(declaration: Declaration) -> str | None:
    """What shows that the project runs for more than a year."""
    annual, medium = declaration.funding.annual, declaration.funding.medium_term
    if annual and medium and medium > annual:
        return f"中期资金 {plain(medium)} 元，年度资金 {plain(annual)} 元"
    start, end = declaration.project.starts_on, declaration.project.ends_on
    if start and end and (end - start).days > _DAYS_OF_A_YEAR:
        return f"{start.isoformat()}至{end.isoformat()}"
    return None
