"""Amounts as forms print them: in the form's unit, and exact."""

from __future__ import annotations

from decimal import Decimal

from faheng.values.money import YUAN_PER_UNIT


def printed(yuan: Decimal | None, unit: str) -> str:
    """An amount with two decimals, or as many more as it takes; blank for none.

    >>> printed(Decimal("125000"), "万元"), printed(Decimal("1234567.89"), "万元")
    ('12.50', '123.456789')
    """
    if yuan is None:
        return ""
    # Only the point is moved: no digit is lost, however many decimals it takes.
    text = f"{yuan.scaleb(-_zeros(unit)):,f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}"


def _zeros(unit: str) -> int:
    return len(str(YUAN_PER_UNIT[unit])) - 1
