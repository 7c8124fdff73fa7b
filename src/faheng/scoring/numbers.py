"""Numbers of scores: exact fractions inside, rounded half up to two places, once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

HUNDRED = Decimal(100)
# Far beyond any real amount or score; what lies outside is a slip of the pen.
_LARGEST_POWER = 20


def rounded(number: Fraction | Decimal, places: int = 2) -> Decimal:
    """Half up.

    >>> rounded(Decimal("8.085")), rounded(Fraction(2, 3))
    (Decimal('8.09'), Decimal('0.67'))
    """
    scaled = Fraction(number) * 10**places
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(scaled < 0 < whole), digits, -places))


def is_usable(number: Decimal | None) -> TypeGuard[Decimal]:
    """Whether arithmetic with it means anything."""
    return number is not None and (
        not number or abs(number.adjusted()) <= _LARGEST_POWER
    )


def plain(number: Decimal) -> str:
    """A number as people write it.

    >>> plain(Decimal("20.00")), plain(Decimal("1E+3"))
    ('20', '1000')
    """
    return f"{number.normalize():f}" if number else "0"


def shown(number: Fraction) -> str:
    """A result in words: exact where short, else its first digits and an ellipsis.

    >>> shown(Fraction(1, 4)), shown(Fraction(930, 95))
    ('0.25', '9.7894…')
    """
    shortened = rounded(number, 4)
    if Fraction(shortened) == number:
        return plain(shortened)
    cut = Decimal(int(number * 10_000)).scaleb(-4)
    return f"{cut:.4f}…"
