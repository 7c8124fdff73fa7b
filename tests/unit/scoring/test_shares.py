"""Shares typed as 0.93 where 93 % is meant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from faheng.scoring.comparing import pair
from faheng.scoring.exceptions import IncomparableError
from faheng.values.grammar import parse_value
from faheng.values.value import Value


def doubtful(text: str) -> Value:
    """As a form reads a bare number in the row of a rate: 93 % or 0.93 %."""
    number = Decimal(text)
    low = Value("quantitative", text, "=", number, unit="%")
    high = replace(low, number=number * 100)
    return Value("ambiguous", text, readings=(high, low))


def test_beside_a_target_of_ninety_it_is_ninety_three_percent() -> None:
    held = pair(parse_value("≥90%"), doubtful("0.93"))
    assert held.actual == 93
    assert held.notes == ("完成值 0.93 按比率读作 93%",)


@pytest.mark.parametrize(("target", "actual"), [("≤1%", "0.005"), ("≥90%", "1.2")])
def test_otherwise_it_is_left_in_doubt(target: str, actual: str) -> None:
    with pytest.raises(IncomparableError, match="不止一种读法"):
        pair(parse_value(target), doubtful(actual))
