"""A printed percentage, what it is reckoned from, and what it would make of that."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from faheng.review.prose.interval import Interval
from faheng.review.prose.statements import Amount, Percent
from faheng.review.rules.wb.narrative import Told

Kind = Literal["share", "growth", "fall", "completion"]
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


class Working(NamedTuple):
    """One way to compute a percentage: what it may be, and what it is as printed.

    ``exact`` is what it may be if zeros at the end of an amount were only dropped.
    ``part`` is the printed amount whose percentage of ``whole`` (in yuan) it is; of a
    change, this year's amount and last year's.
    """

    range: Interval
    middle: Decimal
    words: str
    exact: Interval
    part: Amount | None = None
    whole: Decimal | None = None


class Implied(NamedTuple):
    """An amount as it would have to be if the percentage were right.

    ``is_label`` says that the name is the file's own, which messages quote.
    """

    name: str
    yuan: Decimal
    unit: str
    is_label: bool = False

    @property
    def in_words(self) -> str:
        if self.unit == "万元":
            return f"{_rounded(self.yuan / 10000):,}万元"
        return f"{_rounded(self.yuan):,}元"


class Rate(NamedTuple):
    """A printed percentage and every sound way to compute it."""

    told: Told
    label: str
    said: str
    percent: Percent
    workings: tuple[Working, ...]
    start: int
    end: int
    kind: Kind = "share"
    base: str = ""
    makes_hundred: bool = False
    zeros_dropped: bool = False

    @property
    def is_sound(self) -> bool:
        return any(self._fits(working.range) for working in self.workings)

    @property
    def is_exact(self) -> bool:
        return any(self._fits(working.exact) for working in self.workings)

    def _fits(self, computed: Interval) -> bool:
        printed = self.percent.stands_for
        if printed.meets(computed):
            return True
        # shares may be trimmed by one last digit so that they add to 100
        step = self.percent.step
        trimmed = Interval(printed.low - step, printed.high + step)
        return self.makes_hundred and trimmed.meets(computed)

    @property
    def expected(self) -> str:
        places = max(self.percent.decimals, 2)
        middle = self.workings[0].middle
        return f"{middle.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}%"

    @property
    def implied(self) -> tuple[Implied, ...]:
        """What the amounts would be if the percentage is right and one of them is."""
        working = self.workings[0]
        if working.part is None or working.whole is None:
            return ()
        return tuple(self._implied(working.part, working.whole))

    def _implied(self, part: Amount, whole: Decimal) -> Iterator[Implied]:
        share = self.percent.number / _HUNDRED
        words = self.workings[0].words
        if self.kind in ("growth", "fall"):
            grown = 1 + share if self.kind == "growth" else 1 - share
            if grown > 0:
                before = part.value / grown
                base = self.base or "上年数"
                base = base if base.endswith("数") else f"{base}的金额"
                yield Implied(base, before, part.unit)
                changed = "增加额" if self.kind == "growth" else "减少额"
                yield Implied(changed, abs(part.value - before), part.unit)
            return
        is_share = self.kind == "share"
        name = self.label if is_share else "决算数"
        yield Implied(name, whole * share, part.unit, is_share)
        if share > 0:
            yield Implied(words, part.value / share, part.unit, is_share)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_CENT, ROUND_HALF_UP)
