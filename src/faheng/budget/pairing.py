"""Which quantities a unit price multiplies, if the form leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from faheng.budget.stated import Price, Quantity
from faheng.model.package import Indicator
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Per

_BY_HEAD: frozenset[Per] = frozenset(("person", "person-time"))
_UNITS: dict[str, frozenset[str]] = {
    "case": frozenset({"件", "宗", "起", "例", "案"}),
    "time": frozenset({"次", "场次", "场", "期", "节", "班次"}),
    "person": frozenset({"人", "名", "位"}),
    "person-time": frozenset({"人次"}),
    "household": frozenset({"户"}),
    "community": frozenset({"社区", "村", "个"}),
    "day": frozenset({"天", "日", "工作日"}),
    "mu": frozenset({"亩"}),
    "km": frozenset({"公里", "km", "千米"}),
}
_COMMUNITY = lazy_pattern(r"社区|村|居")
_KEYWORDS = lazy_pattern(r"[一-鿿]{2}")
# What prices and quantities of anything are called.
_SAYS_NOTHING = frozenset({"补贴", "费用", "成本", "标准", "经费", "数量", "人数"})


class Count(NamedTuple):
    """How often a price is paid, in one way to mean the quantities."""

    number: Decimal
    said: str
    quantity: Quantity
    assumed: str = ""


def counts_for(price: Price, quantities: Sequence[Quantity]) -> tuple[Count, ...]:
    """How often the price is paid, the likeliest way to mean it first."""
    quantity = _one_of(price, quantities)
    if quantity is None and price.per == "person-time":
        quantity = _one_of(price._replace(per="person"), quantities)
    if quantity is None:
        return ()
    return tuple(_ways(price, quantity, quantities))


def _ways(
    price: Price, quantity: Quantity, quantities: Sequence[Quantity]
) -> Iterator[Count]:
    """By head and day, or by head and time; else the quantity alone."""
    alone = Count(quantity.yearly, quantity.said, quantity)
    if price.period == "day" and price.per == "person":
        days = _one_of(price._replace(per="day", noun=None), quantities)
        if days is not None:
            yield _each(quantity, days, f"每人都满{days.said}")
            yield Count(days.yearly, days.said, days, f"{days.said}为各人合计")
            return
        yield alone._replace(said=f"{quantity.said}×1天", assumed="每人只有一天")
        return
    yield alone
    if price.per in _BY_HEAD and quantity.unit in _UNITS["person"]:
        times = _one_of(price._replace(per="time", noun=None), quantities)
        if times is not None and _about_the_same(price, times.indicator):
            yield _each(quantity, times, f"每次都有{quantity.said}")


def _each(heads: Quantity, times: Quantity, assumed: str) -> Count:
    said = f"{heads.said}×{times.said}"
    return Count(heads.yearly * times.yearly, said, heads, assumed)


def _one_of(price: Price, quantities: Sequence[Quantity]) -> Quantity | None:
    """The one quantity that is counted in what the price is for."""
    fitting = [each for each in quantities if _is_counted_so(price, each)]
    if len(fitting) > 1 or (fitting and price.per == "other"):
        fitting = [each for each in fitting if _about_the_same(price, each.indicator)]
    return fitting[0] if len(fitting) == 1 else None


def _is_counted_so(price: Price, quantity: Quantity) -> bool:
    if price.noun is not None and price.per in (None, "other"):
        return quantity.unit == price.noun
    if price.per == "other":
        return True
    if quantity.unit not in _UNITS.get(price.per or "", frozenset()):
        return False
    if price.per == "community" and quantity.unit == "个":
        target = quantity.indicator.target
        said = f"{quantity.indicator.name}{target.text if target is not None else ''}"
        return _COMMUNITY.search(said) is not None
    return True


def _about_the_same(price: Price, quantity: Indicator) -> bool:
    """Whether two names share a pair of characters that says what is done."""
    return bool((_pairs(price.name) & _pairs(quantity.name)) - _SAYS_NOTHING)


def _pairs(name: str | None) -> set[str]:
    text = "".join(_KEYWORDS.findall(name or ""))
    return {text[place : place + 2] for place in range(len(text) - 1)}
