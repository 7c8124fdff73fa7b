from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.rulebook import load_parameter
from faheng.rulebook.exceptions import OutsideValidityError
from faheng.values.patterns import lazy_pattern
from faheng.values.periods import first_day

_WORKING_DAYS = lazy_pattern(
    r"(?:全年|年度|每年)?[^，。；\d]{0,6}工作日(?:数|共|为|约|有)?\s*(?P<after>\d{2,3})\s*天"
    r"|全年(?:共|约|有)?\s*(?P<before>\d{2,3})\s*(?:个)?工作日"
)


class DutyDays(NamedTuple):
    """Working days a form counts on in a year, and how many the year has."""

    counted: int
    year: int
    actual: int
    quote: str


class ZJ204(Rule[DutyDays]):
    """所写的工作日多于全年实际的工作日。

    ## 检查什么
    测算依据中写明的“全年工作日 N 天”，是否超过该年扣除休息日和法定节假日后的工作日。按人次计算的不在此列。

    ## 为什么
    天数算多，预算就随之多算；天数与实际不符，年底也无法完成。

    ## 错误示例
    2021 年全年工作日 256 天，每天 100 元（2021 年实际 250 个工作日）。

    ## 正确示例
    2021 年全年工作日 250 天，每天 100 元。

    ## 不适用
    (1) 没有写明全年工作日；(2) 文件没有写明年度；(3) 该年的节假日安排尚未录入。
    """

    name = "days-exceed-calendar"
    dimension = "可行性"
    severity = "warning"
    basis = "国务院办公厅关于各年部分节假日安排的通知"
    message = "写明全年工作日 {counted} 天，{year} 年实际为 {actual} 天，请核实。"
    hint = "如含调休以外的值班日，请写明；否则请按实际天数测算。"
    not_applicable = "没有写明全年工作日天数"

    def select(self, case: Case) -> Iterator[tuple[str, DutyDays]]:
        mentions = list(self._mentions(case))
        if not mentions:  # (1)
            return
        year = case.package.year
        if year is None:  # (2)
            raise NotApplicableError("文件没有写明年度，无法核对工作日")
        try:
            calendar = load_parameter("calendar/working-days").on(first_day(year))
        except OutsideValidityError:  # (3)
            raise NotApplicableError(f"{year} 年的节假日安排尚未录入") from None
        if calendar.value["year"] != year:  # (3)
            raise NotApplicableError(f"{year} 年的节假日安排尚未录入")
        for path, counted, quote in mentions:
            yield path, DutyDays(counted, year, int(calendar.value["days"]), quote)

    def judge(self, subject: DutyDays) -> Fault | None:
        if subject.counted <= subject.actual:
            return None
        return Fault(
            {
                "counted": subject.counted,
                "year": subject.year,
                "actual": subject.actual,
            },
            quote=subject.quote,
        )

    @staticmethod
    def _mentions(case: Case) -> Iterator[tuple[str, int, str]]:
        for index, declaration in enumerate(case.package.declarations):
            for number, indicator in enumerate(declaration.indicators):
                path = f"/declarations/{index}/indicators/{number}"
                for field in ("explanation", "basis", "description"):
                    text = getattr(indicator, field) or ""
                    for found in _WORKING_DAYS.finditer(text):
                        days = int(found["after"] or found["before"])
                        yield f"{path}/{field}", days, found[0]
