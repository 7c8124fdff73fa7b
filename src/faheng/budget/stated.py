"""Quantities and unit prices as a declaration states them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Declaration, Indicator
from faheng.values.money import YUAN_PER_UNIT, plain
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Per, Period, Value

# How often a year; a week's duty rests over the long holidays.
TIMES_A_YEAR: dict[Period, Decimal] = {
    "year": Decimal(1),
    "half-year": Decimal(2),
    "quarter": Decimal(4),
    "month": Decimal(12),
    "week": Decimal(50),
}
PERIODS: dict[Period, str] = {
    "half-year": "个半年",
    "quarter": "个季度",
    "month": "个月",
    "week": "周",
}
_MONEY = frozenset({"元", "千元", "万元"})
_NO_QUANTITY = frozenset({"%", "‰", "分", "分钟", "小时", "年", "级"})
_HEADS = frozenset({"人", "名", "位", "户", "个", "家", "村", "社区"})
# A price is a thing's cost, not what is hoped for: 效益 and 满意度 count no work.
_WORK = lazy_pattern(r"产出|成本|投入|数量|质量|时效")
_HOPED_FOR = lazy_pattern(r"效益|效果|满意|影响")
_NOUN = lazy_pattern(
    r"元\s*[/每]\s*(?:每|个(?=[一-鿿]))?(?P<noun>[一-鿿]{1,3}?)(?:[·*.、/年]|$)"
)
_PERIOD_NOUNS = frozenset({"年", "半年", "季", "季度", "月", "周", "年度"})
# A standard is paid in full; a bare cost may only be what it must not go over.
_STANDARD = lazy_pattern(r"标准|补贴|补助|报酬|单价|薪酬|工资|劳务费|课酬")
_SET = lazy_pattern(r"^\s*(?:=|＝|等于)")


class Quantity(NamedTuple):
    """How much is to be done; ``times`` makes a year's work of the number printed.

    ``said`` is the year's work as a person would write it: 44人×16次.
    """

    indicator: Indicator
    unit: str
    number: Decimal
    times: Decimal
    said: str

    @property
    def yearly(self) -> Decimal:
        return self.number * self.times


class Price(NamedTuple):
    """What one of something costs, in yuan.

    ``highest`` differs where a range is printed. ``may_be_cap`` says that less may be
    paid. ``source`` names the regulation a price is taken from if the form has none.
    """

    name: str
    yuan: Decimal
    highest: Decimal
    per: Per | None
    noun: str | None
    period: Period | None = None
    may_be_cap: bool = False
    indicator: Indicator | None = None
    source: str | None = None


def quantities(declaration: Declaration) -> Iterator[Quantity]:
    """What is to be done at least, as far as the declaration counts it."""
    for indicator in declaration.indicators:
        if indicator.target is None or not _is_work(indicator):
            continue
        if price_of(indicator) is None:
            found = _quantity(indicator, indicator.target.likeliest)
            if found is not None:
                yield found


def prices(declaration: Declaration) -> Iterator[Price]:
    """The unit prices the declaration sets."""
    for indicator in declaration.indicators:
        price = price_of(indicator)
        if price is not None:
            yield price


def price_of(indicator: Indicator) -> Price | None:
    """The unit price an indicator sets, if it is one."""
    target = indicator.target
    value = target.likeliest if target is not None else None
    if value is None or value.number is None or value.unit not in _MONEY:
        return None
    found = _NOUN.search(value.text)
    noun = found["noun"] if found is not None else None
    if noun in _PERIOD_NOUNS:
        noun = None
    if value.per is None and noun is None and value.period in (None, "year"):
        return None
    factor = YUAN_PER_UNIT[value.unit]
    least = value.number * factor
    return Price(
        name=(indicator.name or "").strip(),
        yuan=least,
        highest=(value.number_max or value.number) * factor,
        per=value.per,
        noun=noun,
        period=value.period,
        may_be_cap=_may_be_cap(indicator, value),
        indicator=indicator,
    )


def _may_be_cap(indicator: Indicator, value: Value) -> bool:
    if value.comparator == "range":
        return False
    if value.comparator != "=":
        return value.comparator in ("<=", "<")
    if _SET.match(value.text) or value.per == "case":
        return False
    return _STANDARD.search(indicator.name or "") is None


def _is_work(indicator: Indicator) -> bool:
    if indicator.category is not None:
        return indicator.category.startswith(("output.", "cost.", "input."))
    levels = f"{indicator.level1 or ''}{indicator.level2 or ''}"
    return bool(_WORK.search(levels)) or not _HOPED_FOR.search(levels)


def _quantity(indicator: Indicator, value: Value) -> Quantity | None:
    unit, number = value.unit, value.number
    if number is None or unit is None or unit in _MONEY | _NO_QUANTITY:
        return None
    if value.comparator not in (">=", "=", ">") or number <= 0:
        return None
    times, said = Decimal(1), f"{plain(number)}{unit}"
    if value.per is not None:
        heads = next((p for p in value.parts if p.unit in _HEADS and p.number), None)
        if heads is None or heads.number is None:
            return None
        times, said = heads.number, f"{plain(heads.number)}{heads.unit}×{said}"
    if value.period not in (None, "year"):
        if value.period not in TIMES_A_YEAR:
            return None
        often = TIMES_A_YEAR[value.period]
        times, said = times * often, f"{said}×{often}{PERIODS[value.period]}"
    return Quantity(indicator, unit, number, times, said)
