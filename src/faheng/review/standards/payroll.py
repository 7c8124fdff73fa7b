"""Contributions reckoned from pay: which base and rate a table's own figures keep to.

A table never says from which amounts its contributions are reckoned. It gives itself
away: if 16 % and 8 % of the same salaries are printed to the cent, those salaries are
the base. Where the base is not printed, contributions still give away one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, combinations
from typing import Any

from faheng.review.case import Case
from faheng.review.tables import Sheet, first_key, sheets
from faheng.rulebook import load_parameter

# What contributions may be reckoned from: 基本工资, 津贴补贴, 奖金, 绩效工资.
_PAY = ("30101", "30102", "30103", "30107")
# A figure this near to what the rate gives is meant to be it; farther away the base,
# or the local rate, is another.
_NEAR = Decimal("0.02")
# Exact up to the rounding of each person's contribution.
_EXACT = Decimal("0.00005")
_HUNDRED = Decimal(100)
# Two that agree show a base the regulations name; another one takes more.
ENOUGH = 2
ENOUGH_FOR_ANOTHER_BASE = 3
# A rate found by trying is chance if the amounts of its steps lie this dense.
_CHANCE = Decimal("0.05")
PENSION, ANNUITY = "30108", "30109"


@dataclass(frozen=True)
class Contribution:
    """An amount, the rows it is reckoned from, and the percentage.

    ``is_local`` says that the percentage was found by trying; ``by_way_of`` names the
    contribution that stands for the base where that is not printed.
    """

    payroll: Payroll
    code: str
    base_codes: tuple[str, ...]
    percent: Decimal
    is_local: bool = False
    by_way_of: str | None = None

    @property
    def amount(self) -> Decimal:
        return self.payroll.amounts[self.code]

    @cached_property
    def base(self) -> Decimal:
        return sum((self.payroll.amounts[code] for code in self.base_codes), Decimal(0))

    @property
    def expected(self) -> Decimal:
        return self.base * self.percent / _HUNDRED

    @property
    def gap(self) -> Decimal:
        return abs(self.amount - self.expected)

    @property
    def slack(self) -> Decimal:
        """Rounding: of the table's figures, and of each person's share."""
        parts = len(self.base_codes)
        rounding = self.payroll.sheet.step * (1 + self.percent / _HUNDRED * parts) / 2
        return max(rounding, self.expected * _EXACT, Decimal(1))

    @property
    def holds(self) -> bool:
        return self.gap <= self.slack

    @property
    def is_near(self) -> bool:
        return self.gap <= self.expected * _NEAR


@dataclass(frozen=True)
class Payroll:
    """The salaries and contributions of one economic-classification table."""

    sheet: Sheet
    key: str
    ratios: Mapping[str, Any]
    local: Mapping[str, Any]

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """What is printed and not 0, by code."""
        found = {
            code: self.sheet.amount(index, self.key)
            for code, index in self.sheet.coded.items()
        }
        return {code: amount for code, amount in found.items() if amount}

    def path(self, code: str) -> str:
        return self.sheet.cell_path(self.sheet.coded[code], self.key)

    def label(self, code: str) -> str:
        return self.sheet.row_label(self.sheet.coded[code])

    def name(self, code: str) -> str:
        return "".join(self.sheet.table.rows[self.sheet.coded[code]].name.split())

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """What the table's own base explains; empty if the base cannot be told."""
        by_base = [
            (self._on(base), base == self._usual_base) for base in self._possible_bases
        ]
        best, usual = max(by_base, key=_agreement, default=((), False))
        enough = ENOUGH if usual else ENOUGH_FOR_ANOTHER_BASE
        return best if sum(each.holds for each in best) >= enough else ()

    @cached_property
    def local_contributions(self) -> tuple[Contribution, ...]:
        """What agrees with the base at a rate the file does not name."""
        if not self.contributions:
            return ()
        base = max((each.base_codes for each in self.contributions), key=len)
        known = {each.code for each in self.contributions if each.is_near}
        found = (
            self._at_local_rate(code, base, ratio)
            for code, ratio in self.local.items()
            if code in self.amounts and code not in known
        )
        return tuple(each for each in found if each is not None)

    @cached_property
    def annuity(self) -> Contribution | None:
        """职业年金 against 养老保险, where the base itself is not printed."""
        if self.contributions or not {PENSION, ANNUITY} <= self.amounts.keys():
            return None
        pension, annuity = self.ratios.get(PENSION), self.ratios.get(ANNUITY)
        if pension is None or annuity is None:
            return None
        percent = Decimal(annuity["percent"]) / Decimal(pension["percent"]) * _HUNDRED
        found = Contribution(self, ANNUITY, (PENSION,), percent, by_way_of=PENSION)
        return found if found.holds or found.is_near else None

    @property
    def _usual_base(self) -> tuple[str, ...]:
        named = self.ratios.get(PENSION, {"base": ()})["base"]
        return tuple(code for code in named if code in self.amounts)

    @property
    def _possible_bases(self) -> Iterator[tuple[str, ...]]:
        """Every choice of the salaries printed; the one the regulations name first."""
        pay = [code for code in _PAY if code in self.amounts]
        yield self._usual_base
        yield from chain.from_iterable(
            combinations(pay, size) for size in range(len(pay), 0, -1)
        )

    def _on(self, base: tuple[str, ...]) -> tuple[Contribution, ...]:
        found = []
        for code, ratio in self.ratios.items():
            own = tuple(each for each in ratio["base"] if each in self.amounts)
            reckoned_from = base if own == self._usual_base else own
            if code in self.amounts and reckoned_from:
                percent = Decimal(ratio["percent"])
                found.append(Contribution(self, code, reckoned_from, percent))
        return tuple(found)

    def _at_local_rate(
        self, code: str, base: tuple[str, ...], ratio: Mapping[str, Any]
    ) -> Contribution | None:
        step = Decimal(ratio["step"])
        whole = Contribution(self, code, base, step)
        percent = (self.amounts[code] / whole.expected).to_integral_value() * step
        if not Decimal(ratio["from"]) <= percent <= Decimal(ratio["to"]):
            return None
        found = Contribution(self, code, base, percent, is_local=True)
        is_telling = found.slack * 2 <= whole.expected * _CHANCE
        return found if found.holds and is_telling else None


def payrolls(case: Case, day: date) -> Iterator[Payroll]:
    """The tables by economic classification; raises before the first rates."""
    ratios = load_parameter("payroll/ratios").on(day).value
    local = load_parameter("payroll/local-ratios").on(day).value
    for sheet in sheets(case, "general-public-basic-economic"):
        key = first_key(sheet.keys, ("total", "amount"), "")
        if key is not None and sheet.coded:
            yield Payroll(sheet, key, ratios, local)


def _agreement(tried: tuple[tuple[Contribution, ...], bool]) -> tuple[int, bool]:
    contributions, usual = tried
    return sum(each.holds for each in contributions), usual
