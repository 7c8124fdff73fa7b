"""Numbers as official tables print them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def yuan(amount: Decimal | None) -> str:
    """``8,025,704.92``; nothing stays a blank cell."""
    return f"{amount:,.2f}" if amount else ""


def wan(amount: Decimal | None) -> str:
    """The same in 万元 with two decimals: ``802.57``."""
    return f"{rounded(amount / 10000):,.2f}" if amount else ""


def wan_prose(amount: Decimal) -> str:
    """In 万元 as prose writes it, without zeros at the end: ``246``, ``14.5``."""
    text = f"{rounded(amount / 10000):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: Decimal) -> Decimal:
    return number.quantize(CENT, ROUND_HALF_UP)


def credit_code(seventeen: str) -> str:
    """A 统一社会信用代码 with its check digit, for an invented body."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(
        alphabet.index(sign) * pow(3, place, 31) for place, sign in enumerate(seventeen)
    )
    return seventeen + alphabet[-total % 31]


def identity_number(seventeen: str) -> str:
    """An identity number whose check digit is right, for an invented person."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(seventeen, weights, strict=True))
    return seventeen + "10X98765432"[total % 11]
