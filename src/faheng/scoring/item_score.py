"""What scoring one indicator comes to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from faheng.scoring.formulas import Rule


class ItemScore(NamedTuple):
    """What an indicator gets; no ``points`` where that cannot be computed.

    ``also_sound`` are ranges of points, ends included, that another lawful way of
    scoring gives. ``due`` and ``actual`` are those of a target to be reached, in one
    unit.
    """

    points: Decimal | None
    weight: Decimal | None
    rule: Rule
    trace: tuple[str, ...]
    is_met: bool | None = None
    due: Fraction | None = None
    actual: Fraction | None = None
    also_sound: tuple[tuple[Decimal, Decimal], ...] = ()


def unscored(weight: Decimal | None, inputs: str, why: str) -> ItemScore:
    """No points, and what is missing."""
    return ItemScore(None, weight, "none", (inputs, why))
