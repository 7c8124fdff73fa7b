"""One project's form as printed: what stands in it, before it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from faheng.forms.claims import Unit
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.model.tokens import Source


@dataclass(slots=True)
class Amount:
    """Money in yuan, and where it is printed."""

    yuan: Decimal
    unit: Unit


@dataclass(slots=True)
class Share:
    """A cumulative share of the money, due at the end of a month.

    The spans say where head and figure stand in a unit that holds more than they.
    """

    month: int
    head: Unit
    percent: Unit
    head_span: tuple[int, int | None] = (0, None)
    percent_span: tuple[int, int | None] = (0, None)


@dataclass(slots=True)
class PrintedForm:
    """What has been read of one form so far.

    ``lines`` are texts as printed, with their indents, where a page may part them.
    ``taken`` lists what was claimed for its fields, so that it can be given back where
    the package turns out to have no place for it.
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    sources: dict[Source, dict[str, Amount]] = field(default_factory=dict)
    shares: list[Share] = field(default_factory=list)
    indicators: list[PrintedIndicator] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    first: Unit | None = None
    taken: list[tuple[str, Unit, int, int]] = field(default_factory=list)

    def add(self, name: str, text: str, unit: Unit) -> None:
        """One more paragraph of a field."""
        self.texts.setdefault(name, []).append(text)
        self.units.setdefault(name, unit)
        self.first = self.first or unit

    def text(self, name: str) -> str | None:
        """The paragraphs of a field."""
        return "\n".join(self.texts.get(name, ())) or None

    def settle_wholes(self) -> None:
        """What is said of the whole is the year's, unless the year has its own."""
        amount = self.amounts.pop("funding.whole", None)
        if amount is not None:
            annual = "funding.annual"
            name = "funding.medium_term" if annual in self.amounts else annual
            self.amounts.setdefault(name, amount)
        goal = self.texts.pop("whole_goal", None)
        if goal:
            name = (
                "medium_term_goal" if self.texts.get("annual_goal") else "annual_goal"
            )
            unit = self.units.pop("whole_goal")
            if not self.texts.get(name):
                self.texts[name], self.units[name] = goal, unit
                self.taken = [
                    (name if part == "whole_goal" else part, cell, start, end)
                    for part, cell, start, end in self.taken
                ]

    @property
    def is_filled(self) -> bool:
        """Whether it says anything of a project, beyond names and places."""
        return bool(
            self.texts.get("project.name")
            or self.texts.get("annual_goal")
            or self.texts.get("whole_goal")
            or self.amounts
            or self.sources
            or self.indicators
        )

    @property
    def is_evaluation(self) -> bool:
        """Whether it tells what was done, not only what is wanted."""
        return bool(self.keys & {"actual", "score", "completion"})
