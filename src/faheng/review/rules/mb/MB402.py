from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.model.package import EvaluationItem, Package
from faheng.review.across.bodies import body_of
from faheng.review.case import Case
from faheng.review.indicators import Line, declared_lines, package_owners
from faheng.review.measures import measure_key, same_kind
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.values import is_percent, is_time_limit, shown
from faheng.rulebook import load_parameter
from faheng.values.value import Value


@dataclass(frozen=True)
class Followed:
    """An indicator and what was reached for it the year before."""

    line: Line
    actual: Value
    year: int
    file: str


class MB402(Rule[Followed]):
    """目标明显低于上一年已经做到的水平。

    ## 检查什么
    与同时提供的上一年自评相比，名称相同的指标，目标是否明显低于上年实际完成值（默认：百分比低5个百分点以上，其他低20%以上；越低越好的反过来）。

    ## 为什么
    目标低于已经做到的水平，没有约束，也会被财政部门要求调高。

    ## 错误示例
    上年实际调解9200件，本年目标“≥6000件”。

    ## 正确示例
    本年目标“≥9000件”，或说明案件量预计减少的原因。

    ## 不适用
    (1) 没有提供同一单位上一年的自评；(2) 上年没有同名指标或没有实际完成值；(3) 单位、周期不同；(4) 目标是办理时限，由规定确定，早于时限办结不等于应当缩短时限。
    """

    name = "below-last-result"
    dimension = "适当性"
    severity = "warning"
    basis = "财预〔2015〕88号：绩效目标应当合理可行，可参考历史标准"
    message = "“{name}”的目标“{value}”明显低于{year}年的实际完成值“{actual}”。"
    hint = "请核实是否需要调高；确有原因的，请在说明中写明。"
    not_applicable = "上一年的自评里没有同名、可比的指标"

    def select(self, case: Case) -> Iterator[tuple[str, Followed]]:
        before = _last_year(case)
        if not before:
            raise NotApplicableError("没有提供同一单位上一年的自评")  # (1)
        results = _results(before)
        for line in declared_lines(case):
            for actual, file in results.get(measure_key(line.name), ()):
                target = line.target
                if target is None or is_time_limit(target):  # (4)
                    continue
                if same_kind(target, actual):  # (3)
                    year = (case.package.year or 0) - 1
                    yield f"{line.path}/target", Followed(line, actual, year, file)
                    break

    def judge(self, subject: Followed) -> Fault | None:
        target, actual = subject.line.target, subject.actual
        if target is None or target.number is None or actual.number is None:
            return None
        gap = actual.number - target.number
        if target.comparator in ("<=", "<"):
            gap = -gap
        if gap <= _allowed(actual, actual.number):
            return None
        return Fault(
            {
                "name": subject.line.name,
                "value": subject.line.shown,
                "actual": shown(actual),
                "year": subject.year,
                "against": subject.file,
            }
        )


def _allowed(actual: Value, number: Decimal) -> Decimal:
    allowed = load_parameter("mb/below-last-result").values[-1].value
    if is_percent(actual):
        return Decimal(allowed["points"])
    return abs(number) * Decimal(allowed["share"]) / 100


def _last_year(case: Case) -> list[Package]:
    """The packages of the year before that are not another bureau's."""
    year, body = case.package.year, body_of(case.package)
    return [
        package
        for package in case.against
        if year is not None
        and package.year == year - 1
        and package.evaluations
        and body.likeness(body_of(package)) != "different"
    ]


def _results(packages: list[Package]) -> dict[str, list[tuple[Value, str]]]:
    """Last year's actual values by measure, each with its file."""
    found: dict[str, list[tuple[Value, str]]] = {}
    for package in packages:
        for owner in package_owners(package):
            for line in owner.lines:
                actual = _actual(line)
                if actual is not None and actual.number is not None:  # (2)
                    told = actual, package.source.file
                    found.setdefault(measure_key(line.name), []).append(told)
    return found


def _actual(line: Line) -> Value | None:
    item = line.indicator
    return item.actual if isinstance(item, EvaluationItem) and line.name else None
