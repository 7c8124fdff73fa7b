"""What the reader of one passage knows while it walks the tokens."""

from __future__ import annotations

from decimal import Decimal

from faheng.review.prose.items import levelled_item
from faheng.review.prose.labels import EMPTY_SUBJECTS, same_name
from faheng.review.prose.measures import measure_of
from faheng.review.prose.phrases import Base
from faheng.review.prose.plain import Plain, Span
from faheng.review.prose.statements import (
    Amount,
    Change,
    Choice,
    Completion,
    Figure,
    Item,
    Percent,
    Prose,
    Reason,
    Share,
    Verdict,
)
from faheng.review.prose.tokens import Token

ENDS = ("comma", "semicolon", "colon", "stop")
_ZERO = Decimal(0)


class ReaderState:
    """The tokens, the place in them, and the statements found so far."""

    def __init__(self, plain: Plain, tokens: list[Token], printed: str) -> None:
        self.plain = plain
        self.tokens = tokens
        self.printed = printed
        self.at = 0
        self.label_start = 0
        self.figures: list[Figure] = []
        self.changes: list[Change] = []
        self.shares: list[Share] = []
        self.completions: list[Completion] = []
        self.verdicts: list[Verdict] = []
        self.reasons: list[Reason] = []
        self.choices: list[Choice] = []
        self.amounts: list[Amount] = []
        self.item: Item | None = None
        self.spoken_of: int | None = None
        self.header = ""
        self.parent: int | None = None
        self.outer: list[int | None] = []
        self.pending_base: Base | None = None
        self.in_reason = False
        self.adjacent = False
        self.sentence = 0
        self.subject = ""

    def prose(self) -> Prose:
        """Everything found."""
        return Prose(
            text=self.printed,
            figures=tuple(self.figures),
            changes=tuple(self.changes),
            shares=tuple(self.shares),
            completions=tuple(self.completions),
            verdicts=tuple(self.verdicts),
            reasons=tuple(self.reasons),
            choices=tuple(self.choices),
            amounts=tuple(self.amounts),
        )

    def _final_of(self, subject: str) -> int | None:
        for index in range(len(self.figures) - 1, -1, -1):
            figure = self.figures[index]
            if figure.role == "final" and (
                subject in EMPTY_SUBJECTS or _same_thing(figure.label, subject)
            ):
                return index
        return None

    def _clause_ends(self, at: int) -> bool:
        return at >= len(self.tokens) or self.tokens[at].kind in ENDS

    def _item_in(self, tokens: list[Token]) -> tuple[Item, int] | None:
        return levelled_item(self.plain, tokens) if tokens else None

    def _taken(self, end: int) -> None:
        self.at = self.label_start = end

    def _text(self, start: int, end: int) -> str:
        return "".join(token.text for token in self.tokens[start:end])

    def _span(self, start: int, end: int) -> Span:
        last = min(end, len(self.tokens)) - 1
        return self.plain.span(self.tokens[start].start, self.tokens[last].end)

    def _amount_of(self, token: Token) -> Amount:
        span = self.plain.span(token.start, token.end)
        return Amount(
            number=token.number if token.number is not None else _ZERO,
            unit=token.unit,
            decimals=token.decimals,
            text=self.plain.text[token.start : token.end],
            span=span,
        )

    def _percent_of(self, token: Token) -> Percent:
        return Percent(
            number=token.number if token.number is not None else _ZERO,
            decimals=token.decimals,
            text=self.plain.text[token.start : token.end],
            span=self.plain.span(token.start, token.end),
        )


def _same_thing(label: str, subject: str) -> bool:
    """The same name, or two names of one figure of the budget."""
    if same_name(label, subject):
        return True
    measure = measure_of(subject)
    return measure is not None and measure_of(label) == measure
