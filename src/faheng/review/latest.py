"""What was worked out for the thing last asked about, kept for the next who asks.

The rules of a review ask one after the other about the same package. Only the latest
answer is kept, so that nothing outlives its review by more than one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")


def kept_for_the_latest(work: Callable[[Given], Answer]) -> Callable[[Given], Answer]:
    """Work done once while it is asked about one and the same (frozen) thing."""
    last: tuple[Given, Answer] | None = None

    @wraps(work)
    def answer(given: Given) -> Answer:
        nonlocal last
        if last is None or last[0] is not given:
            last = given, work(given)
        return last[1]

    return answer
