"""What each priced part of a declaration costs, under each way it may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from faheng.budget.pairing import Count, counts_for
from faheng.budget.stated import PERIODS, TIMES_A_YEAR, Price, Quantity
from faheng.model.package import Indicator
from faheng.values.money import YUAN_PER_UNIT, plain
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Period

_TOTAL_STATED = lazy_pattern(
    r"(?:全年|年度|共计|合计|总计)[^，。；\d]{0,8}?(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万?元)(?![/每])"
)
_DAYS_STATED = lazy_pattern(r"(?P<days>\d{2,3})\s*(?:个工作日|天)")
_WEEKLY = lazy_pattern(
    r"每(?P<often>周|月|季度)[^，。；\d]{0,10}?(?P<number>\d{1,3})\s*(?:个工作日|天|次)"
)
_OFTEN: dict[str, Period] = {"周": "week", "月": "month", "季度": "quarter"}
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to mean a cost: the amount, its working, and what is then assumed.

    ``unit_price`` and ``count`` are what could be lowered, where the sum is a product.
    """

    amount: Decimal
    said: str
    assumed: str = ""
    unit_price: Decimal | None = None
    count: Decimal | None = None
    quantity: Quantity | None = None


class Cost(NamedTuple):
    """One part of what a declaration's targets cost; the likeliest option first."""

    name: str
    options: tuple[Option, ...]


def costs_of(prices: Sequence[Price], quantities: Sequence[Quantity]) -> Iterator[Cost]:
    """The costs that can be worked out from what the form itself says."""
    # In the order of the form; the prices of one quantity are one cost.
    shared: dict[int, list[tuple[Price, tuple[Count, ...]]]] = {}
    alone: dict[int, Cost] = {}
    for price in prices:
        if (stated := _stated_total(price)) is not None:
            alone[id(price)] = Cost(price.name, (stated,))
        elif counts := counts_for(price, quantities):
            shared.setdefault(id(counts[0].quantity), []).append((price, counts))
        elif often := _told_in_passing(price):
            alone[id(price)] = Cost(price.name, often)
        elif price.per is None and price.noun is None:
            alone[id(price)] = Cost(price.name, tuple(_by_period(price)))
    first_of = {id(pairs[0][0]): pairs for pairs in shared.values()}
    for price in prices:
        if id(price) in alone:
            yield alone[id(price)]
        elif id(price) in first_of:
            yield _multiplied(first_of[id(price)])


def _multiplied(pairs: Sequence[tuple[Price, tuple[Count, ...]]]) -> Cost:
    """Quantity times price; several prices of one quantity are its tiers."""
    price, counts = min(pairs, key=lambda pair: pair[0].yuan)
    highest = max(each.highest for each, _ in pairs)
    options = [option for count in counts for option in _by_period(price, count)]
    if highest > price.yuan:
        first = counts[0]
        options[0] = _assuming(options[0], f"都按低的一档{plain(price.yuan)}元")
        high = f"都按高的一档{plain(highest)}元"
        options.append(_product(first.number, first.said, highest, high, first))
    if any(each.may_be_cap for each, _ in pairs):
        options[0] = _assuming(options[0], f"单价是按{_each(price)}支付的标准")
        options.append(Option(_NOTHING, "", "单价只是上限，实际可以少付"))
    elif price.source is not None:
        options[0] = _assuming(options[0], f"单价按{price.source}")
        options.append(Option(_NOTHING, "", "不由本项目支付"))
    named = next((each.name for each, _ in pairs if each.name), "")
    return Cost(named or counts[0].quantity.indicator.name or "", tuple(options))


def _by_period(price: Price, count: Count | None = None) -> Iterator[Option]:
    """A price by the month is paid every month, or in one month at least."""
    number = count.number if count is not None else Decimal(1)
    said = count.said if count is not None else ""
    assumed = count.assumed if count is not None else ""
    if price.period not in PERIODS:
        yield _product(number, said, price.yuan, assumed, count)
        return
    often, name = TIMES_A_YEAR[price.period], PERIODS[price.period]
    every = f"{said}×{often}{name}" if said else f"{often}{name}"
    once = f"{said}×1{name}" if said else f"1{name}"
    yield _product(number * often, every, price.yuan, f"全年{often}{name}都支付", count)
    yield _product(number, once, price.yuan, f"只支付1{name}", count)


def _told_in_passing(price: Price) -> tuple[Option, ...]:
    """A weekly or monthly quantity that only the notes tell: 每周值班3天."""
    if price.per not in ("day", "time"):
        return ()
    for text in _notes(price.indicator):
        found = _WEEKLY.search(text)
        if found is None:
            continue
        period = _OFTEN[found["often"]]
        number, often = Decimal(found["number"]), TIMES_A_YEAR[period]
        unit = "天" if price.per == "day" else "次"
        said = f"{plain(number)}{unit}×{often}{PERIODS[period]}"
        assumed = f"按注明的每{found['often']}{plain(number)}{unit}、全年{often}{PERIODS[period]}计"
        return (
            _product(number * often, said, price.yuan, assumed, None),
            Option(_NOTHING, "", "注明的次数不由本项目支付"),
        )
    return ()


def _stated_total(price: Price) -> Option | None:
    """A yearly total the notes themselves work out."""
    for text in _notes(price.indicator):
        found = _TOTAL_STATED.search(text)
        if found is None:
            continue
        amount = (
            Decimal(found["amount"].replace(",", "")) * YUAN_PER_UNIT[found["unit"]]
        )
        days = _DAYS_STATED.search(text) if price.per == "day" else None
        if days is not None and price.yuan * int(days["days"]) == amount:
            return Option(amount, f"{days['days']}天×{plain(price.yuan)}元")
        if amount > price.yuan:
            return Option(amount, f"{plain(amount)}元（表中已注明）")
    return None


def _notes(indicator: Indicator | None) -> Iterator[str]:
    if indicator is not None:
        for text in (indicator.explanation, indicator.basis, indicator.description):
            if text:
                yield text


def _product(
    number: Decimal, said: str, unit_price: Decimal, assumed: str, count: Count | None
) -> Option:
    return Option(
        number * unit_price,
        f"{said}×{plain(unit_price)}元",
        assumed,
        unit_price,
        number,
        count.quantity if count is not None else None,
    )


def _assuming(option: Option, assumed: str) -> Option:
    said = "，".join(part for part in (assumed, option.assumed) if part)
    return replace(option, assumed=said)


def _each(price: Price) -> str:
    return {"time": "次", "case": "件", "person": "人"}.get(price.per or "", "量")
