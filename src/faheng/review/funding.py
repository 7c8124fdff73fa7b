"""Prices, quantities and plans behind a project's money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.model.package import Budget, Declaration, Indicator, Row, Table
from faheng.values.value import Value

_TOTAL_STATED = re.compile(
    r"(?:全年|年度|共计|合计|总计)[^，。；\d]{0,8}?(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万?元)(?![/每])"
)
_DAYS_STATED = re.compile(r"(?P<days>\d{2,3})\s*(?:个工作日|天)")
_KEYWORDS = re.compile(r"[一-鿿]{2}")


# Amounts printed to 0.01 万元 are each off by at most half of that.
HALF_STEP = Decimal(50)


@dataclass(frozen=True, slots=True)
class Cost:
    """Part of what a project's own targets will cost, in yuan.

    ``said`` is the multiplication as a person would write it; ``certain`` is false
    where it rests on a reading the file does not force.
    """

    amount: Decimal
    said: str
    certain: bool


def priced_costs(declaration: Declaration) -> Iterator[Cost]:
    """What the quantities times the unit prices of a declaration come to.

    Only prices whose quantity the form itself names are counted; the sum is therefore
    a lower bound.
    """
    quantities = [
        (indicator, indicator.target.likeliest)
        for indicator in declaration.indicators
        if indicator.target is not None and _is_price(indicator.target) is None
    ]
    costs: dict[int, Cost] = {}
    for indicator in declaration.indicators:
        price = _is_price(indicator.target) if indicator.target is not None else None
        if price is None:
            continue
        if stated := _stated_total(indicator, price):
            costs[id(price)] = stated
        elif found := _matched(indicator, price, quantities):
            # Several prices may share one quantity: it costs the least one at least.
            quantity, cost = found
            known = costs.setdefault(id(quantity), cost)
            costs[id(quantity)] = min(known, cost, key=lambda each: each.amount)
    yield from costs.values()


def _is_price(target: Value) -> Value | None:
    value = target.likeliest
    money = value.unit in ("元", "万元") and value.per is not None
    return value if money and value.number is not None else None


def in_yuan(value: Value) -> Decimal:
    """The value's number as yuan."""
    assert value.number is not None
    return value.number * (10000 if value.unit == "万元" else 1)


def _stated_total(indicator: Indicator, price: Value) -> Cost | None:
    """A yearly total the explanation itself works out."""
    for text in (indicator.explanation, indicator.basis, indicator.description):
        found = _TOTAL_STATED.search(text or "")
        if found is None:
            continue
        amount = Decimal(found["amount"].replace(",", ""))
        amount *= 10000 if found["unit"] == "万元" else 1
        if price.per == "day" and (days := _DAYS_STATED.search(text or "")):
            worked_out = in_yuan(price) * int(days["days"])
            if worked_out == amount:
                said = f"{days['days']}天×{plain(in_yuan(price))}元"
                return Cost(amount, said, certain=True)
        if amount > in_yuan(price):
            return Cost(amount, f"{plain(amount)}元（表中已注明）", certain=True)
    return None


def _matched(
    indicator: Indicator, price: Value, quantities: list[tuple[Indicator, Value]]
) -> tuple[Value, Cost] | None:
    """The one quantity the price multiplies, if there is exactly one."""
    wanted = {"case": ("件",), "time": ("次", "场次", "场"), "person": ("人",)}
    units = wanted.get(price.per or "", ())
    fitting = [
        (other, value)
        for other, value in quantities
        if value.unit in units
        and value.number is not None
        and value.comparator in (">=", "=", ">")
    ]
    if len(fitting) > 1:
        fitting = [pair for pair in fitting if _about_the_same(indicator, pair[0])]
    if len(fitting) != 1:
        return None
    _, value = fitting[0]
    assert value.number is not None
    times, said = value.number, f"{plain(value.number)}{value.unit}"
    certain = price.comparator == "=" and value.period in (None, "year")
    if value.period not in (None, "year"):
        return None
    if value.per == "person":
        people = next(
            (
                part.number
                for part in value.parts
                if part.unit in ("人", "名") and part.number is not None
            ),
            None,
        )
        if people is None:
            return None
        times *= people
        said = f"{plain(people)}人×{said}"
        certain = False
    elif price.per == "time":
        certain = False
    said = f"{said}×{plain(in_yuan(price))}元"
    return value, Cost(times * in_yuan(price), said, certain=certain)


def _about_the_same(price: Indicator, quantity: Indicator) -> bool:
    """Whether two names share a pair of characters that says what is done."""
    pairs = _pairs(price.name) & _pairs(quantity.name)
    return bool(pairs - {"补贴", "费用", "成本", "标准", "经费", "数量", "人数"})


def _pairs(name: str | None) -> set[str]:
    text = "".join(_KEYWORDS.findall(name or ""))
    return {text[place : place + 2] for place in range(len(text) - 1)}


def plain(number: Decimal) -> str:
    """A number with thousands separators and no trailing zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def tables_of(budget: Budget | None, kind: str) -> Iterator[tuple[str, Table]]:
    """The tables of one kind, with their paths."""
    if budget is not None:
        for index, table in enumerate(budget.tables):
            if table.kind == kind:
                yield f"/budget/tables/{index}", table


def function_items(budget: Budget | None) -> Iterator[tuple[str, Table, Row]]:
    """The 项 rows of the function tables, with their paths."""
    for path, table in tables_of(budget, "general-public-function"):
        for index, row in enumerate(table.rows):
            if row.code is not None and len(row.code) == 7:
                yield f"{path}/rows/{index}", table, row
