"""Amounts of money: always Decimal yuan inside, 元 or 万元 only on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from faheng.values.numerals import to_half_width

YUAN_PER_UNIT = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "亿": Decimal(100_000_000),
}

_NOTHING = frozenset({"无", "-", "--", "---", "/", "\\", "零"})
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?[¥￥]?(?P<sign2>[+-])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<unit>百万元|亿元|万元|千元|元|万|亿)?(?P<close>\))?"
)
# Longer ones are codes, or cells that ran together.
_MOST_DIGITS = 16
# `221. 60` and `1 234.00` are one number, `12 15` are two.
_BLANK_INSIDE = re.compile(r"\s*([.,])\s*|(?<=\d)\s(?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount: its yuan, and the step of its last printed digit in yuan."""

    yuan: Decimal
    quantum: Decimal

    @property
    def low(self) -> Decimal:
        """The smallest true amount that is printed so."""
        return self.yuan - self.quantum / 2

    @property
    def high(self) -> Decimal:
        """The amount that is just no longer printed so."""
        return self.yuan + self.quantum / 2


def read_amount(text: str, unit: str = "元") -> Amount | None:
    """An amount with its printed precision; None for blank or no amount at all.

    A unit printed with the number goes before the column's ``unit``.

    >>> read_amount("0.62", "万元")
    Amount(yuan=Decimal('6200.00'), quantum=Decimal('100.00'))
    >>> read_amount("合计") is None
    True
    """
    written = to_half_width(text).strip()
    if not written:
        return None
    if written in _NOTHING:
        return Amount(Decimal(0), YUAN_PER_UNIT[unit])
    written = _BLANK_INSIDE.sub(lambda match: match[1] or "", written)
    match = _AMOUNT.fullmatch(re.sub(r"(?<=\D)\s+|\s+(?=\D)", "", written))
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    digits = match["digits"].replace(",", "").rstrip(".")
    factor = YUAN_PER_UNIT[match["unit"] or unit]
    whole, _, fraction = digits.partition(".")
    if len(whole) > _MOST_DIGITS:
        return None
    decimals = len(fraction)
    negative = match["open"] or "-" in ((match["sign"] or "") + (match["sign2"] or ""))
    number = -Decimal(digits) if negative else Decimal(digits)
    return Amount(number * factor, Decimal(1).scaleb(-decimals) * factor)


def parse_money(text: str, unit: str = "元") -> Decimal | None:
    """Yuan printed in a cell; None for a blank cell or one that holds no amount.

    >>> parse_money("1,234.50", "元"), parse_money("12.5", "万元")
    (Decimal('1234.50'), Decimal('125000.0'))
    >>> parse_money("—"), parse_money("无"), parse_money("  ")
    (Decimal('0'), Decimal('0'), None)
    """
    amount = read_amount(text, unit)
    return None if amount is None else amount.yuan


def plain(number: Decimal) -> str:
    """A number with thousands separators and no trailing zeros.

    >>> plain(Decimal("270200.00")), plain(Decimal("1438.50"))
    ('270,200', '1,438.5')
    """
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
