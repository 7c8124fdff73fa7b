"""Which heads of the three public expenses can stand below which.

购置费 and 运行费 are parts of the vehicles, a sum has no parts of its own, and no list
says a word twice. Often that leaves one way alone to share out a row of heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from faheng.forms.budget import vocabulary
from faheng.values.patterns import lazy_pattern

_VEHICLE_PARTS = {"vehicle_purchase", "vehicle_running"}
_EXPENSES = {"abroad", "vehicle_total", "reception", *_VEHICLE_PARTS}
_YEAR = lazy_pattern(r"^(20\d\d|[本上]年)")
_OTHER_EXPENSES = lazy_pattern("会议|培训")


def shares_of(
    heads: tuple[str, ...], below: tuple[str, ...], width: int | None
) -> tuple[int, ...] | None:
    """How many cells stand below each head, if there is one way alone.

    With a ``width``, a row that leaves out what is blank: some heads have none.
    """

    @cache
    def ways(at: int, taken: int, columns: int) -> list[tuple[int, ...]]:
        if at == len(heads):
            is_whole = taken == len(below) and columns == (width or columns)
            return [()] if is_whole else []
        found: list[tuple[int, ...]] = []
        for share in range(0 if width else 1, len(below) - taken + 1):
            if _may_stand_below(heads, at, below[taken : taken + share]):
                rest = ways(at + 1, taken + share, columns + (share or 1))
                found += [(share, *way) for way in rest]
        # Two ways are as good as many: none is sure.
        return found[:2]

    found = ways(0, 0, 0)
    return found[0] if len(found) == 1 and _is_even(heads, below, found[0]) else None


def _is_even(heads: Sequence[str], below: Sequence[str], shares: Sequence[int]) -> bool:
    """Whether 预算数 and 决算数, or two years, stand below each head or below none."""
    ends = accumulate(shares, initial=0)
    measured = {
        any(map(_is_measure, below[start:end]))
        for head, (start, end) in zip(heads, pairwise(ends), strict=True)
        if head and not _is_name(head)
    }
    return len(measured) < 2


def _may_stand_below(heads: Sequence[str], at: int, group: Sequence[str]) -> bool:
    """Whether a head can have these parts."""
    head = heads[at]
    if not all(group):
        return len(group) == 1
    sums = sum(map(vocabulary.is_sum_head, group))
    if len(set(group)) < len(group) or (sums and len(group) == 1):
        return False
    if any(_belongs_elsewhere(heads, head, words) for words in group):
        return False
    if _is_name(head):
        return all(map(_is_name, group))
    keys = {vocabulary.key_of(words) for words in group if not _is_measure(words)}
    expenses = keys & _EXPENSES
    own = vocabulary.key_of(head)
    if own == "vehicle_total":
        return keys <= {*_VEHICLE_PARTS, "total"}
    if own in _EXPENSES:
        return expenses <= {own}
    if vocabulary.is_sum_head(head):
        return not keys
    return not (expenses and _OTHER_EXPENSES.search(head))


def _is_name(head: str) -> bool:
    return vocabulary.head_role(head) is not None or head in vocabulary.LABELS


def _is_measure(words: str) -> bool:
    """``2024年``, ``预算数``: what an amount is of, never what it is for."""
    return vocabulary.key_of(words) == "amount" or _YEAR.search(words) is not None


def _belongs_elsewhere(heads: Sequence[str], head: str, words: str) -> bool:
    """Whether another head names what stands below this one: 会议费 of 会议费和培训费."""
    if vocabulary.key_of(words) in ("amount", "total"):
        return False
    name = words.removesuffix("费")
    return name not in head and any(name in other for other in heads)
