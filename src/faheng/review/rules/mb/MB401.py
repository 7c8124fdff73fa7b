from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from faheng.review.case import Case
from faheng.review.indicators import Line, all_lines
from faheng.review.lexicon import bare, words
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.values import printed
from faheng.rulebook import OutsideValidityError, load_parameter

_TIMES_A_YEAR = {"year": 1, "half-year": 2, "quarter": 4, "month": 12, "week": 52}
_PERIODS = {
    "year": "每年",
    "half-year": "每半年",
    "quarter": "每季度",
    "month": "每月",
    "week": "每周",
}
# A lecture is counted in any of these.
_ALIKE = frozenset(("场", "次", "场次"))


@dataclass(frozen=True)
class Measured:
    """An indicator, the standard for its service, and where that comes from."""

    line: Line
    standard: Mapping[str, Any]
    source: str


class MB401(Rule[Measured]):
    """目标低于这项服务的规定标准。

    ## 检查什么
    村（社区）法律顾问每月服务时长、每季度法治讲座等有规定标准的服务，目标换算到同一周期后是否低于标准。

    ## 为什么
    标准是服务的底线，也是付费的依据。目标低于标准，等于允许少服务。

    ## 错误示例
    “社区法律顾问每月服务时间 ≥4小时”（标准为每月8小时）。

    ## 正确示例
    “社区法律顾问每月服务时间 ≥8小时”。

    ## 不适用
    (1) 文件没有日期和年度；(2) 规则库没有这项服务或这个地区的标准；(3) 指标值没有写明周期或单位不同；(4) 上限值；(5) 政府自己的法律顾问。
    """

    name = "below-service-standard"
    dimension = "适当性"
    severity = "warning"
    basis = "规则库“司法行政服务的数量和时限标准”"
    message = "“{name}”的值“{value}”低于{service}的标准：{period}{standard}{unit}。"
    hint = "请核实当地现行标准（{source}），必要时调高目标。"
    not_applicable = "没有规则库中有标准、且写明周期的服务指标"

    def select(self, case: Case) -> Iterator[tuple[str, Measured]]:
        if case.as_of is None:  # (1)
            raise NotApplicableError("文件没有日期和年度，无法确定适用哪年的标准")
        try:
            dated = load_parameter("service/standards").on(case.as_of)
        except OutsideValidityError:
            return
        bureau = bare(case.package.bureau.name or "")
        standards = {
            key: standard
            for key, standard in dated.value.items()
            if standard.get("region") is None or standard["region"] in bureau  # (2)
        }
        for line in all_lines(case):
            if not _is_given_by_advisers(line):
                continue
            for key, standard in standards.items():
                if _is_about(line, key) and _is_comparable(line, standard):
                    source = Measured(line, standard, str(dated.source))
                    yield f"{line.path}/target", source

    def judge(self, subject: Measured) -> Fault | None:
        value, standard = subject.line.target, subject.standard
        if value is None or value.number is None or value.period is None:
            return None
        a_year = value.number * _TIMES_A_YEAR[value.period]
        least = Decimal(standard["at_least"]) * _TIMES_A_YEAR[standard["period"]]
        if a_year >= least:
            return None
        return Fault(
            {
                "name": subject.line.name,
                "value": subject.line.shown,
                "service": standard["service"],
                "period": _PERIODS[standard["period"]],
                "standard": printed(Decimal(standard["at_least"])),
                "unit": standard["unit"],
                "source": subject.source,
            }
        )


def _is_given_by_advisers(line: Line) -> bool:
    """Whether village and community advisers give the service, not the government's own."""
    text = f"{line.title}{line.said}{bare(line.owner_name)}"
    if words("advisers").found_in(text) is None:
        return False
    return words("inner_counsel").found_in(text) is None  # (5)


def _is_about(line: Line, key: str) -> bool:
    """Whether the indicator names the standard's service, if its words are known."""
    try:
        return words(key).found_in(line.title + line.said) is not None
    except KeyError:
        return False


def _is_comparable(line: Line, standard: Mapping[str, Any]) -> bool:
    value = line.target
    if value is None or value.number is None or "at_least" not in standard:
        return False
    if value.period not in _TIMES_A_YEAR or value.comparator in ("<=", "<"):  # (3) (4)
        return False
    unit = standard["unit"].removeprefix("个")
    printed_unit = (value.unit or "").removeprefix("个")
    return printed_unit == unit or {printed_unit, unit} <= _ALIKE
