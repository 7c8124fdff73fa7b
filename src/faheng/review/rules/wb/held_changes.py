"""A narrated change with what it is held to: two years, its parts, its twin."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import NamedTuple

from faheng.review.prose.measures import Measure
from faheng.review.prose.statements import Change, Direction, Figure
from faheng.review.rules.wb.narrative import Told, in_wan
from faheng.review.rules.wb.tables import Cell

SIGNS: dict[Direction, int] = {"up": 1, "down": -1, "flat": 0}
WORDS: dict[Direction, str] = {"up": "增加", "down": "减少", "flat": "持平"}
_CENT = Decimal(100)
_HALF = Decimal("0.5")
_ZERO = Decimal(0)


class Stated(NamedTuple):
    """A change of this year against the last, and what it is a change of."""

    told: Told
    change: Change
    figure: Figure | None
    measure: Measure | None

    @property
    def label(self) -> str:
        return self.figure.label if self.figure else self.change.subject

    @property
    def words(self) -> str:
        amount = self.change.amount
        return WORDS[self.change.direction] + (amount.text if amount else "")

    @property
    def excerpt(self) -> str:
        """The printed words, with the figure that changed."""
        return self.told.prose.excerpt(self.change.span, self.figure)

    @property
    def signed(self) -> Decimal | None:
        """Yuan with its sign; ``None`` for a direction without an amount."""
        if self.change.direction == "flat":
            return Decimal(0)
        if self.change.amount is None or self.change.amount.number < 0:
            return None
        return SIGNS[self.change.direction] * self.change.amount.value

    @property
    def step(self) -> Decimal:
        amount = self.change.amount or (self.figure.amount if self.figure else None)
        return amount.step if amount else _CENT


class Held(NamedTuple):
    """A change with the amounts of this year and the last that the tables have."""

    stated: Stated
    pairs: tuple[tuple[Cell, Cell], ...]
    inferred: bool = False

    @property
    def differences(self) -> tuple[Decimal, ...]:
        return tuple(now.yuan - before.yuan for now, before in self.pairs)

    @property
    def right_amount(self) -> bool:
        """Whether its size is sound by one of the ways to round a difference."""
        amount = self.stated.change.amount
        if amount is None:
            return True
        return any(
            abs(abs(difference) - amount.value) <= amount.step
            if amount.decimals
            else amount.admits(abs(difference))
            for difference in self.differences
        )

    @property
    def right_direction(self) -> bool:
        direction = self.stated.change.direction
        if direction == "flat":
            step = self.stated.step
            return self.stated.change.roughly or any(
                abs(difference) < step for difference in self.differences
            )
        amount = self.stated.change.amount
        if amount is not None and amount.number == 0:
            return True
        return any(
            difference * SIGNS[direction] > 0 for difference in self.differences
        ) or all(abs(difference) < _CENT for difference in self.differences)

    @property
    def expected(self) -> str:
        return in_words(self.differences[0])


class Whole(NamedTuple):
    """A change of a whole and the changes of all its parts."""

    stated: Stated
    parts: tuple[Stated, ...]

    @property
    def slack(self) -> Decimal:
        """Each change may be the difference of two rounded amounts."""
        steps = [each.step for each in (self.stated, *self.parts)]
        return min(steps) * (len(self.parts) + 1)

    @property
    def adds(self) -> bool:
        return self._adds([each.signed or _ZERO for each in self._all])

    @property
    def adds_with_other_signs(self) -> bool:
        """Whether only a direction stands in the way."""
        amounts = [abs(each.signed or _ZERO) for each in self._all]
        return any(
            self._adds(
                [sign * amount for sign, amount in zip(signs, amounts, strict=True)]
            )
            for signs in product((1, -1), repeat=len(amounts))
        )

    @property
    def total(self) -> Decimal:
        return sum((part.signed or _ZERO for part in self.parts), _ZERO)

    @property
    def working(self) -> str:
        return "，".join(f"{part.label}{part.words}" for part in self.parts)

    @property
    def _all(self) -> tuple[Stated, ...]:
        return (self.stated, *self.parts)

    def _adds(self, amounts: list[Decimal]) -> bool:
        return abs(amounts[0] - sum(amounts[1:], _ZERO)) <= self.slack


class Twins(NamedTuple):
    """Income and expenditure of one amount, with the change of each."""

    income: Stated
    expenditure: Stated

    @property
    def same_size(self) -> bool:
        one, other = self.income.signed or _ZERO, self.expenditure.signed or _ZERO
        return abs(abs(one) - abs(other)) <= self.income.step

    @property
    def same(self) -> bool:
        one, other = self.income.signed or _ZERO, self.expenditure.signed or _ZERO
        return abs(one - other) <= self.income.step


def in_words(difference: Decimal) -> str:
    """``增加24.41万元`` or ``持平``."""
    if abs(difference) < _CENT * _HALF:
        return "持平"
    return ("增加" if difference > 0 else "减少") + in_wan(abs(difference))
