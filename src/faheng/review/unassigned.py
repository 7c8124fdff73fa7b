"""What is printed in a file beside the fields of its package, and may explain a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from faheng.model.package import Package, Where
from faheng.review.lexicon import bare
from faheng.values.patterns import lazy_pattern

_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_ALONE = lazy_pattern(rf"({_FIGURE})(?:万?元)?").fullmatch
# 上年结转：20.00 in one piece of text, and every figure with its unit.
_IN_WORDS = lazy_pattern(
    rf"(?:结转|结余|资金|拨款|收入|基金|债券|经费|补助|预算)[^\d。；;]{{0,12}}?({_FIGURE})"
    rf"|({_FIGURE})\s*(?:万?元|%)"
)
_TEN_THOUSAND = Decimal(10000)
_MOST = 12


def figures_unread(package: Package) -> frozenset[Decimal]:
    """Numbers printed in the file, as they are, that no field could take."""
    return frozenset(
        Decimal(number.replace(",", ""))
        for piece in package.unread
        for number in _figures(piece.text.strip())
    ) - {Decimal(0)}


def explains(gap: Decimal, amounts: Iterable[Decimal], unit: str | None) -> bool:
    """Whether one or two unread figures, as money, make up a gap in yuan."""
    units = {"元": (Decimal(1),), "万元": (_TEN_THOUSAND,)}.get(unit or "")
    found = [
        amount * each
        for amount in sorted(amounts)
        for each in units or (Decimal(1), _TEN_THOUSAND)
    ]
    if gap in found:
        return True
    return len(found) <= _MOST and any(
        one + other == gap for one, other in combinations(found, 2)
    )


def mentions_unread(package: Package, word: str) -> bool:
    """Whether words nobody could place speak of something."""
    return any(word in bare(piece.text) for piece in package.unread)


def is_unread_beside(package: Package, where: Where) -> bool:
    """Whether the row of a table at this place prints what no field could take."""
    if where.row is None:
        return False
    return any(
        (piece.where.page, piece.where.table, piece.where.row)
        == (where.page, where.table, where.row)
        for piece in package.unread
    )


def _figures(text: str) -> Iterator[str]:
    if alone := _ALONE(text):
        yield alone[1]
        return
    for found in _IN_WORDS.finditer(text):
        yield found[1] or found[2]
