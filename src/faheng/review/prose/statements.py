"""What the sentences of a narrative state, as frozen values with their spans."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from faheng.review.prose.interval import Interval
from faheng.review.prose.plain import Span

Direction = Literal["up", "down", "flat"]
Role = Literal["budget", "final"]
Comparison = Literal["greater", "less", "equal"]

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "亿元": Decimal(100000000),
}
_HALF = Decimal("0.5")
_SENTENCE_ENDS = "。；;！!？?"
_CLAUSE_ENDS = "，："
# What a report shows of a quote without cutting it.
_LONGEST_EXCERPT = 60


class Amount(NamedTuple):
    """An amount of money (or of vehicles) with the precision it is printed in."""

    number: Decimal
    unit: str
    decimals: int
    text: str
    span: Span

    @property
    def is_money(self) -> bool:
        return self.unit in FACTORS

    @property
    def factor(self) -> Decimal:
        return FACTORS.get(self.unit, Decimal(1))

    @property
    def value(self) -> Decimal:
        """Yuan, or pieces."""
        return self.number * self.factor

    @property
    def step(self) -> Decimal:
        """What one unit of the last printed digit is worth."""
        if not self.is_money:
            return Decimal(0)
        return self.factor.scaleb(-self.decimals)

    @property
    def stands_for(self) -> Interval:
        """The amounts that, rounded as printed, give this figure; a zero is a zero."""
        if self.number == 0:
            return Interval.around(Decimal(0), min(self.step, Decimal(100)) * _HALF)
        return Interval.around(self.value, self.step * _HALF)

    def admits(self, yuan: Decimal) -> bool:
        """Whether this print is a sound way to write ``yuan``.

        Digits may be rounded away at the printed precision; where no decimals are
        printed they may also just be dropped.
        """
        if yuan in self.stands_for:
            return True
        dropped = self.decimals == 0 and self.number != 0 and self.is_money
        return dropped and self.value <= yuan < self.value + self.step


class Percent(NamedTuple):
    number: Decimal
    decimals: int
    text: str
    span: Span

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)

    @property
    def stands_for(self) -> Interval:
        """The rates this print may stand for, rounded or with digits dropped."""
        return Interval(self.number - self.step * _HALF, self.number + self.step)


class Item(NamedTuple):
    """A line of the functional classification: its names and codes, 类 to 项.

    ``names`` begins with the class unless only the code tells the place.
    """

    names: tuple[str, ...]
    code: str | None
    span: Span

    @property
    def label(self) -> str:
        return "-".join(self.names)


class Figure(NamedTuple):
    """A named amount: ``职工教育支出12.5万元``.

    ``label`` is what is counted, without year, ordinal and verb. ``role`` tells the
    initial budget from the final account where the sentence does. ``year`` stands in
    its own words; ``spoken_of`` is the last year named before, in the passage, apart
    from years compared with. ``parent`` is the index of the figure it is a part of.
    """

    label: str
    amount: Amount
    span: Span
    item: Item | None = None
    role: Role | None = None
    year: int | None = None
    spoken_of: int | None = None
    parent: int | None = None
    in_reason: bool = False
    sentence: int = 0


class Change(NamedTuple):
    """``比上年增加1.2万元，增长5%``; ``figure`` is the index of what changed.

    ``sure`` says that subject and change stand side by side or share their name.
    ``base`` is the period or budget it is compared with, as printed.
    """

    direction: Direction
    span: Span
    subject: str = ""
    figure: int | None = None
    sure: bool = False
    base: str = ""
    base_year: int | None = None
    amount: Amount | None = None
    percent: Percent | None = None
    percent_direction: Direction | None = None
    roughly: bool = False
    in_reason: bool = False
    sentence: int = 0


class Share(NamedTuple):
    """``占本年支出合计的79.49%``; ``whole`` is empty where none is named."""

    figure: int
    whole: str
    percent: Percent
    span: Span


class Completion(NamedTuple):
    """``完成年初预算的98.2%``; ``figure`` is the final account it belongs to."""

    figure: int | None
    percent: Percent
    span: Span


class Verdict(NamedTuple):
    """``决算数小于预算数``; ``roughly`` for ``基本持平``."""

    comparison: Comparison
    span: Span
    subject: str = ""
    figure: int | None = None
    roughly: bool = False


class Reason(NamedTuple):
    """``减少的主要原因是……``; ``text`` is what follows, up to the full stop.

    ``open_end`` says that the passage ended before anything was said.
    """

    text: str
    span: Span
    subject: str = ""
    direction: Direction | None = None
    open_end: bool = False
    sentence: int = 0


class Choice(NamedTuple):
    """A choice the template offers and nobody made: ``增加（减少）``."""

    text: str
    span: Span


class Prose(NamedTuple):
    """Everything one passage states."""

    text: str
    figures: tuple[Figure, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    completions: tuple[Completion, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    reasons: tuple[Reason, ...] = ()
    choices: tuple[Choice, ...] = ()
    amounts: tuple[Amount, ...] = ()

    def quote(self, span: Span) -> str:
        """The printed words of a span, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def excerpt(self, span: Span, about: Figure | None = None) -> str:
        """A stretch with what it is said of, as far as a report shows it.

        From the figure it is about, and from the first clause of the sentence that
        leaves room.
        """
        begin = span.start
        if about is not None and about.span.start < begin:
            whole = self.quote(Span(about.span.start, span.end))
            begin = about.span.start if len(whole) <= _LONGEST_EXCERPT else begin
        room = _LONGEST_EXCERPT - len(self.quote(Span(begin, span.end)))
        for place in range(begin - 1, -1, -1):
            room -= not self.text[place].isspace()
            if room < 0 or self.text[place] in _SENTENCE_ENDS:
                break
            if place == 0 or self.text[place - 1] in _CLAUSE_ENDS + _SENTENCE_ENDS:
                begin = place
        return self.quote(Span(begin, span.end))

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The wholes a figure is a part of, the nearest first."""
        found: list[int] = []
        parent = self.figures[index].parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.figures[parent].parent
        return tuple(found)
