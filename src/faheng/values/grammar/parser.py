"""Recursive descent over the tokens of one value.

sentence = clause { separator clause }
clause   = { modifier | date | bracket | quantity [ or quantity ] }
modifier = period | per | event | expected | total | done | all
bracket  = "(" sentence ")"
quantity = [ sign ] [ reach | copula ] [ about ] amount [ suffix ] [ about ]
amount   = number [ more ] [ unit ] [ link [ sign ] number [ unit ] ]
date     = [ sign ] date-phrase

Words between tokens belong to no production: officials write sentences, and the
quantity in them is the value. A sign holds for the next quantity of its clause
(`至少到社区服务8小时`); reach, copula, about and suffix only where they touch it.
"""

from __future__ import annotations

from decimal import Decimal

from faheng.values.grammar.nodes import Dated, Quantity, Sentence
from faheng.values.grammar.scanner import scan
from faheng.values.grammar.words import Token
from faheng.values.units import UnitReading
from faheng.values.value import Per, Period


def parse_sentence(text: str, year: int | None = None) -> Sentence:
    """The sentence ``text`` makes; ``year`` completes dates without one."""
    return _Parser(text, scan(text, year)).sentence()


class _Clause:
    """What has been said in the clause so far."""

    __slots__ = (
        "about",
        "done",
        "event",
        "first",
        "odd_period",
        "other",
        "per",
        "period",
        "sign",
        "sign_end",
        "sign_start",
    )

    def __init__(self, first: int) -> None:
        self.first = first
        self.sign: str | None = None
        self.sign_start = self.sign_end = -1
        self.period: Period | None = None
        self.per: Per | None = None
        self.odd_period = self.about = self.done = self.event = self.other = False


class _Parser:
    """One pass over one value."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.quantities: list[Quantity] = []
        self.asides: list[Quantity] = []
        self.dates: list[Dated] = []
        self.period: Period | None = None
        self.everything = False
        self.bare_unit: UnitReading | None = None
        self.clause = _Clause(0)

    def sentence(self) -> Sentence:
        """clause { separator clause }, up to the end or the closing bracket."""
        tokens = self.tokens
        while self.at < len(tokens):
            token = tokens[self.at]
            self.at += 1
            kind = token.kind
            if kind in ("NUMBER", "MASK"):
                self._quantity(token)
            elif kind == "SEPARATOR":
                self._end_clause()
            elif kind == "OPEN":
                self._bracket()
            else:
                self._modifier(token)
        self._end_clause()
        return Sentence(
            tuple(self.quantities),
            tuple(self.asides),
            tuple(self.dates),
            self.period,
            self.everything,
        )

    def _modifier(self, token: Token) -> None:
        kind, value, clause = token.kind, token.value, self.clause
        if kind == "SIGN":
            clause.sign = value
            clause.sign_start, clause.sign_end = token.start, token.end
        elif kind == "PERIOD":
            clause.period = value
            clause.odd_period = value is None
            self.period = self.period or value
        elif kind == "PER":
            clause.per = value
        elif kind == "DATE":
            touching = clause.sign is not None and clause.sign_end == token.start
            sign = clause.sign if touching else None
            self.dates.append(Dated(value, sign, token.start, token.end))
            if touching:
                clause.sign = None
        elif kind == "BARE_UNIT":
            self.bare_unit = value
        elif kind == "EVENT":
            clause.event = True
        elif kind == "EXPECTED":
            clause.about = True
        elif kind == "OTHER":
            clause.other = True
        elif kind == "DONE":
            clause.done = True
        elif kind == "ALL":
            self.everything = True

    def _bracket(self) -> None:
        """ "(" sentence ")"; an unclosed bracket opens nothing."""
        depth, close = 1, self.at
        for close in range(self.at, len(self.tokens)):
            kind = self.tokens[close].kind
            depth += (kind == "OPEN") - (kind == "CLOSE")
            if not depth:
                break
        if depth:
            return
        inside = _Parser(self.text, self.tokens[self.at : close])
        sentence = inside.sentence()
        self.at = close + 1
        self.asides += sentence.quantities + sentence.asides
        if inside.bare_unit is not None and not sentence.quantities:
            self.bare_unit = inside.bare_unit

    def _quantity(self, token: Token) -> None:
        clause, figure = self.clause, token.value
        start, reach, copula, about, total, near = self._before(token)
        sign = near or clause.sign
        end, number_max, unit, more = self._amount(token)
        suffix, end, late_about = self._after(end)
        name_end = start
        if clause.sign is not None and clause.sign_end == start:
            name_end = clause.sign_start
        previous = self.quantities[-1] if self.quantities else None
        or_else = previous is not None and self._or_before(start, previous.end)
        if or_else and previous is not None and sign is None:
            sign = previous.sign
        self.quantities.append(
            Quantity(
                figure.number,
                figure.digits,
                token.start,
                end,
                number_max,
                unit or self.bare_unit,
                sign,
                suffix,
                name_end,
                reach,
                copula,
                about or late_about or clause.about,
                more,
                clause.done,
                clause.event,
                clause.other or total,
                figure.is_han,
                or_else,
                clause.period,
                clause.per,
                clause.odd_period,
            )
        )
        clause.sign = None
        self.bare_unit = None

    def _before(self, token: Token) -> tuple[int, bool, bool, bool, bool, str | None]:
        """Where the quantity begins, and the words that touch it from the left."""
        reach = copula = about = total = False
        near: str | None = None
        start, back = token.start, self.at - 2
        while back >= 0 and self.tokens[back].end == start:
            kind = self.tokens[back].kind
            if kind == "REACH":
                reach = True
            elif kind == "COPULA":
                copula = True
            elif kind == "ABOUT":
                about = True
            elif kind == "TOTAL":
                total = True
            elif kind == "NEAR_SIGN":
                near = self.tokens[back].value
            else:
                break
            start = self.tokens[back].start
            back -= 1
        return start, reach, copula, about, total, near

    def _peek(self, kind: str, touching: int) -> Token | None:
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == kind and token.start == touching:
                return token
        return None

    def _amount(
        self, first: Token
    ) -> tuple[int, Decimal | None, UnitReading | None, bool]:
        """number [more] [unit] [link number [unit]]"""
        end, more = first.end, False
        number_max: Decimal | None = None
        if token := self._peek("MORE", end):
            self.at, end, more = self.at + 1, token.end, True
        unit: UnitReading | None = None
        if token := self._peek("UNIT", end):
            self.at, end, unit = self.at + 1, token.end, token.value
        if link := self._peek("LINK", end):
            number_max = self._upper(first, link)
            if number_max is not None:
                end = self.tokens[self.at - 1].end
                if token := self._peek("UNIT", end):
                    self.at, end, unit = self.at + 1, token.end, token.value
        return end, number_max, unit, more

    def _upper(self, first: Token, link: Token) -> Decimal | None:
        """The upper end of a range, if a larger number touches the link."""
        ahead = self.at + 1
        second = self.tokens[ahead] if ahead < len(self.tokens) else None
        if second is None or second.kind != "NUMBER" or second.start != link.end:
            return None
        low, high = first.value.number, second.value.number
        if low is None or high is None or low >= high:
            return None
        self.at = ahead + 1
        upper: Decimal = high
        return upper

    def _after(self, end: int) -> tuple[str | None, int, bool]:
        """The suffix and a trailing 左右 that touch the amount."""
        suffix, about = None, False
        if token := self._peek("SUFFIX", end):
            self.at, end, suffix = self.at + 1, token.end, token.value
        if token := self._peek("ABOUT", end):
            self.at, end, about = self.at + 1, token.end, True
        return suffix, end, about

    def _or_before(self, start: int, previous_end: int) -> bool:
        """Whether 或 and nothing else but a sign stands between two quantities."""
        for token in reversed(self.tokens[: self.at]):
            if token.start < previous_end:
                return False
            if token.kind == "OR":
                return bool(token.start == previous_end)
        return False

    def _end_clause(self) -> None:
        """Modifiers behind a quantity, or in an earlier clause, count for it too."""
        clause = self.clause
        for place in range(clause.first, len(self.quantities)):
            quantity = self.quantities[place]
            if quantity.period is None and not quantity.odd_period:
                earlier = None if quantity.second else self.period
                period = clause.period or earlier
                if period or (clause.per and quantity.per is None):
                    self.quantities[place] = quantity._replace(
                        period=period, per=quantity.per or clause.per
                    )
            elif quantity.per is None and clause.per is not None:
                self.quantities[place] = quantity._replace(per=clause.per)
        self.clause = _Clause(len(self.quantities))
