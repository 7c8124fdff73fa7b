"""The parts of a form as a page shows it: cells, rows, and where findings are told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from faheng.api.explaining import explain_rule
from faheng.review.finding import SEVERITIES
from faheng.review.page import RulePage
from faheng.site.planning.cells import Rule
from faheng.site.planning.models import (
    FundingLine,
    Indicator,
    PaymentLine,
    ReturnedItem,
)
from faheng.site.planning.reviewing import CellFinding
from faheng.site.planning.understanding import Understanding

_SEVERITY_ORDER = ("error", "warning", "info")


@cache
def page_of_rule(code: str) -> RulePage:
    """What a rule says of itself."""
    return explain_rule(code)


def slug_of(address: str) -> str:
    """An address as the id of an element."""
    return address.replace(":", "-").replace(".", "-")


def slot_of(cell: str, known: Iterable[str]) -> str:
    """The place in which a cell's findings are shown."""
    row = cell.partition(".")[0]
    apart = _APART.get(cell) or _APART.get(row.partition(":")[0])
    return apart or (row if row in known else "form")


_APART = {
    "project.basis": "about",
    "project.overview": "about",
    "project.plan": "about",
    "funding": "money",
    "source": "money",
    "payment": "money",
}


@dataclass(frozen=True)
class SheetCell:
    """A cell: what it says, whether it may be changed, and what was found in it."""

    address: str
    rule: Rule
    text: str
    is_open: bool
    findings: tuple[CellFinding, ...] = ()
    choices: tuple[str, ...] = ()
    meant: Understanding | None = None

    @property
    def slug(self) -> str:
        return slug_of(self.address)

    @property
    def field(self) -> str:
        return self.address.partition(".")[2]

    @property
    def worst(self) -> str:
        """The gravest of its findings that stand; blank if none does."""
        standing = {
            found.finding.severity for found in self.findings if not found.is_waived
        }
        return next((each for each in _SEVERITY_ORDER if each in standing), "")

    @property
    def standing(self) -> int:
        return sum(not found.is_waived for found in self.findings)


@dataclass(frozen=True)
class Card:
    """A finding with what can be done about it."""

    declaration: int
    found: CellFinding
    cell: SheetCell | None
    may_ask: bool

    @property
    def severity(self) -> str:
        return SEVERITIES[self.found.finding.severity]

    @property
    def basis(self) -> str:
        return page_of_rule(self.found.finding.code).basis

    @property
    def slug(self) -> str:
        return self.cell.slug if self.cell else ""

    @property
    def label(self) -> str:
        return str(self.cell.rule.label) if self.cell else ""

    @property
    def can_fix(self) -> bool:
        fix = self.found.finding.fix
        return (
            fix is not None
            and not self.found.is_waived
            and self.cell is not None
            and self.cell.is_open
            and fix.before in self.cell.text
        )

    @property
    def can_ask(self) -> bool:
        return self.may_ask and self.found.can_be_waived and not self.found.waiver


@dataclass(frozen=True)
class Slot:
    """The findings shown together in one place of the form."""

    name: str
    cards: tuple[Card, ...]

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    @property
    def digest(self) -> str:
        """Changes whenever something would be shown differently."""
        said = "\n".join(
            " ".join(
                (
                    found.finding.key,
                    found.cell,
                    found.finding.message,
                    f"{found.waiver.pk}{found.waiver.decision}" if found.waiver else "",
                )
            )
            for found in (card.found for card in self.cards)
        )
        return hashlib.sha256(said.encode()).hexdigest()[:12] if said else ""


@dataclass(frozen=True)
class SheetRow:
    """An indicator, a source or a payment."""

    row: Indicator | FundingLine | PaymentLine
    address: str
    cells: Mapping[str, SheetCell]
    is_open: bool
    returned: ReturnedItem | None = None
    level1_rows: int = 1
    level2_rows: int = 1
    """Over how many rows the level stands; 0 where it goes on from the row above."""

    @property
    def slug(self) -> str:
        return slug_of(self.address)
