"""Values a form prints twice: what can be mended alone, and what cannot.

A sign and a number that were extracted twice read `≥9898%以上`. The literal reading
is given up only where it is impossible (more than the whole) and the undoubled one
possible; otherwise the file itself must show that it doubles.
"""

from __future__ import annotations

from decimal import Decimal

from faheng.values.grammar.context import Context
from faheng.values.grammar.nodes import Quantity

WHOLE = Decimal(100)
# No rate that may grow past its whole is printed so large in earnest.
_BEYOND_GROWTH = Decimal(2000)


def half_of(digits: str) -> Decimal | None:
    """The number that is printed twice in ``digits``, or None.

    >>> half_of("9898"), half_of("97.597.5"), half_of("0.50.5"), half_of("989")
    (Decimal('98'), Decimal('97.5'), Decimal('0.5'), None)
    """
    middle, odd = divmod(len(digits), 2)
    if odd or not middle or digits[:middle] != digits[middle:]:
        return None
    half = digits[:middle].replace(",", "")
    if not half[0].isdigit() or not half[-1].isdigit() or half.count(".") > 1:
        return None
    if half[0] == "0" and not half.startswith("0."):
        return None
    return Decimal(half)


def exceeds_whole(number: Decimal, context: Context) -> bool:
    """Whether a percentage cannot be meant: more than all of something."""
    return number > (_BEYOND_GROWTH if context.may_exceed_whole else WHOLE)


def mended_number(
    quantity: Quantity, unit: str | None, context: Context
) -> Decimal | None:
    """The number meant by one that is printed twice; None to take it literally."""
    number = quantity.number
    if number is None or quantity.is_han:
        return None
    half = half_of(quantity.digits)
    if half is None:
        return None
    if number == half:
        # Only decimals run together so: 97.597.5 has no literal reading.
        return half
    if context.doubled:
        return half
    if unit == "%" and exceeds_whole(number, context) and half <= WHOLE:
        return half
    return None


def percent_typed_as_five(digits: str) -> Decimal | None:
    """95 in `95955`: printed twice, with the 5 for a % typed without shift.

    >>> percent_typed_as_five("95955"), percent_typed_as_five("10105")
    (Decimal('95'), None)
    """
    if not digits.isdigit() or digits[-1] != "5":
        return None
    half = half_of(digits[:-1])
    return half if half is not None and 50 <= half <= WHOLE else None


def likely_rates(digits: str) -> tuple[tuple[str, Decimal], ...]:
    """What an impossible percentage may have been, with its comparator.

    A ≥ read as 2 leaves `290%`; a year pasted over the 10 of 100% leaves `20230%`.

    >>> likely_rates("290"), likely_rates("20230")
    ((('>=', Decimal('90')),), (('=', Decimal('100')),))
    """
    if (
        digits.isdigit()
        and len(digits) == 5
        and digits[:2] == "20"
        and digits[4] == "0"
    ):
        return (("=", WHOLE),)
    if digits[0] in "27" and digits[1:] == "100":
        return ((">=", WHOLE),)
    if digits[0] == "2" and len(digits.partition(".")[0]) == 3 and digits[1] != "0":
        return ((">=", Decimal(digits[1:])),)
    return ()


def strike_out(text: str) -> str | None:
    """The text behind one whose every character is struck twice, or None.

    >>> strike_out("≥≥9955%%"), strike_out("1100") is None
    ('≥95%', True)
    """
    if len(text) < 4 or len(text) % 2 or text[0] != text[1]:
        return None
    if text.isascii() and text.isdigit():
        return None
    return text[::2] if text[::2] == text[1::2] else None


def repeated_text(text: str) -> str | None:
    """One half of a text that is the same twice, sign, number and unit alike.

    >>> repeated_text("854万854万"), repeated_text("100100")
    ('854万', None)
    """
    middle, odd = divmod(len(text), 2)
    if odd or middle < 2 or text[:middle] != text[middle:]:
        return None
    half = text[:middle]
    edge_joins = half[-1].isdigit() and half[0].isdigit()
    return None if edge_joins or not any(char.isdigit() for char in half) else half
