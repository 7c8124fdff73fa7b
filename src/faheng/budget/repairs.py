"""Three ways to make money and targets agree: more money, less work, a lower price."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from faheng.budget.costs import Option

Kind = Literal["money", "quantity", "price"]
_FEN = Decimal("0.01")


class Repair(NamedTuple):
    """One figure that alone makes the sum come out: what it is, and what it should be."""

    kind: Kind
    name: str
    before: Decimal
    after: Decimal
    unit: str


def repairs_of(
    options: Sequence[Option], names: Sequence[str], money: Decimal
) -> tuple[Repair, ...]:
    """Raise the money, or lower the dearest part's quantity or price so far that it fits.

    A repair that would leave nothing of the quantity or the price is none.
    """
    needed = sum((option.amount for option in options), Decimal(0))
    if needed <= money:
        return ()
    found = [
        Repair("money", "年度资金", money, needed.quantize(_FEN, ROUND_CEILING), "元")
    ]
    dearest = max(range(len(options)), key=lambda place: options[place].amount)
    option, name = options[dearest], names[dearest]
    price, count, quantity = option.unit_price, option.count, option.quantity
    left = money - (needed - option.amount)
    if not price or not count or left <= 0:
        return tuple(found)
    if quantity is not None:
        each = count / quantity.number * price
        fewer = (left / each).to_integral_value(ROUND_FLOOR)
        if fewer > 0:
            work = quantity.indicator.name or name
            found.append(
                Repair("quantity", work, quantity.number, fewer, quantity.unit)
            )
    cheaper = (left / count).quantize(_FEN, ROUND_FLOOR)
    if cheaper > 0:
        found.append(Repair("price", name, price, cheaper, "元"))
    return tuple(found)
