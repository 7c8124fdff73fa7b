from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.sums import shown
from faheng.review.tables import Sheet, first_key, only_sheet
from faheng.rulebook import OutsideValidityError, load_parameter

# A figure this near to what the rate gives is meant to be it; farther away the base,
# or the local rate, is another.
_NEAR = Decimal("0.02")
# Exact up to the rounding of each person's contribution.
_EXACT = Decimal("0.00005")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Contribution:
    """A contribution, its base as the table prints it, and the share of the rulebook."""

    sheet: Sheet
    label: str
    amount: Decimal
    base: Decimal
    percent: Decimal
    base_names: str

    @property
    def expected(self) -> Decimal:
        return self.base * self.percent / _HUNDRED

    @property
    def gap(self) -> Decimal:
        return abs(self.amount - self.expected)

    @property
    def holds(self) -> bool:
        """Exact but for rounding: of the table, and of each person's share."""
        rounding = self.sheet.step * (1 + self.percent / _HUNDRED * 3) / 2
        return self.gap <= max(rounding, self.expected * _EXACT, Decimal(1))

    @property
    def is_near(self) -> bool:
        return self.gap <= self.expected * _NEAR


class GJ115(Rule[Contribution]):
    """按工资计提的金额与基数、比例不符。

    ## 检查什么
    基本支出表中的养老保险（16%，2019 年 5 月前 20%）、职业年金（8%）、住房公积金（12%）、工会经费（2%）、福利费（3%），
    是否等于表内工资基数乘以比例。只有其中至少两项与基数、比例完全相符，说明基数可以确定时，才检查其余各项；
    只提示与应计金额十分接近（相差不超过 2%）而又不相等的。

    ## 为什么
    同一张表里其他各项都按同一基数计提，只有一项略有出入，往往是基数调整后漏改了这一项。

    ## 错误示例
    基数 2,027,224：养老保险 324,355.84（16%）、职业年金 162,177.92（8%）、住房公积金 243,266.88 写成 241,266.88。

    ## 正确示例
    基数 2,027,224：住房公积金 243,266.88（12%）。

    ## 不适用
    (1) 没有基本支出表，或没有工资基数；(2) 相符的不足两项，基数无法确定；(3) 相差较大，说明当地的基数或比例不同。
    """

    name = "payroll-ratio-breaks"
    dimension = "文表一致"
    severity = "info"
    basis = "《降低社会保险费率综合方案》（国办发〔2019〕13号）、《住房公积金管理条例》"
    message = "《{title}》“{label}”为{stated}，按{base_names}合计{base}的{percent}%计算为{expected}，请核实。"
    hint = "同一张表中其他计提项目与这一基数完全相符；如基数或比例确有不同，可不调整。"
    not_applicable = "没有可以确定工资基数的基本支出表"

    def select(self, case: Case) -> Iterator[tuple[str, Contribution]]:
        economic = only_sheet(case, "general-public-basic-economic")
        if economic is None or case.as_of is None:  # (1)
            return
        try:
            ratios = load_parameter("payroll/ratios").on(case.as_of).value
        except OutsideValidityError as why:
            raise NotApplicableError(str(why)) from why
        key = first_key(economic.keys, ("total", "amount"), "")
        if key is None:
            return
        found = {
            code: contribution
            for code, ratio in ratios.items()
            if (contribution := _contribution(economic, key, code, ratio)) is not None
        }
        if sum(each.holds for each in found.values()) < 2:  # (2)
            return
        for code, contribution in found.items():
            if contribution.holds or contribution.is_near:  # (3)
                path = economic.cell_path(economic.coded[code], key)
                yield path, contribution

    def judge(self, subject: Contribution) -> Fault | None:
        if subject.holds:
            return None
        unit = subject.sheet.table.unit
        return Fault(
            {
                "title": subject.sheet.title,
                "label": subject.label,
                "stated": shown(subject.amount, unit),
                "base_names": subject.base_names,
                "base": shown(subject.base, unit),
                "percent": f"{subject.percent:f}",
                "expected": shown(subject.expected.quantize(Decimal("0.01")), unit),
            }
        )


def _contribution(sheet: Sheet, key: str, code: str, ratio: Any) -> Contribution | None:
    index = sheet.coded.get(code)
    base_rows = [sheet.coded[each] for each in ratio["base"] if each in sheet.coded]
    base = sum((sheet.amount(row, key) or Decimal(0) for row in base_rows), Decimal(0))
    amount = None if index is None else sheet.amount(index, key)
    if index is None or not amount or not base:
        return None
    return Contribution(
        sheet,
        sheet.row_label(index),
        amount,
        base,
        Decimal(ratio["percent"]),
        "、".join("".join(sheet.table.rows[row].name.split()) for row in base_rows),
    )
