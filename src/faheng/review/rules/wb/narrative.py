"""The narrative of a case, read; each statement with its passage and its measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from faheng.model.package import Budget, Passage
from faheng.review.case import Case
from faheng.review.prose.labels import clean_label
from faheng.review.prose.measures import Measure, measure_of
from faheng.review.prose.parser import read_prose
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Figure, Prose
from faheng.review.rule import NotApplicableError

NO_NARRATIVE = "没有预算或决算的文字说明"
Stage = Literal["budget", "accounts"]


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of the narrative with what it states."""

    index: int
    passage: Passage
    prose: Prose
    year: int | None
    stage: Stage

    @property
    def path(self) -> str:
        return f"/budget/narrative/{self.index}"

    @property
    def section(self) -> str:
        return "".join(self.passage.section.split())

    def measure(self, figure: Figure) -> Measure | None:
        """What a figure measures; a nameless total takes the heading's name."""
        if figure.item is not None:
            return None
        if figure.label:
            return measure_of(figure.label)
        heading = clean_label(self.section.rpartition("/")[2])
        return measure_of(heading.removesuffix("情况说明").removesuffix("情况"))

    def is_of_this_year(self, figure: Figure) -> bool:
        return figure.year is None or self.year is None or figure.year == self.year

    def is_stated_now(self, figure: Figure) -> bool:
        """Whether the figure is one that this very document budgets or accounts for."""
        if figure.in_reason or not self.is_of_this_year(figure):
            return False
        other = "budget" if self.stage == "accounts" else "final"
        return figure.role != other


def budget_of(case: Case) -> Budget:
    budget = case.package.budget
    if budget is None or not budget.narrative:
        raise NotApplicableError(NO_NARRATIVE)
    return budget


def narrative(case: Case) -> Iterator[Told]:
    """Each passage, read once for all rules."""
    budget = budget_of(case)
    passages = budget.narrative
    for index, passage in enumerate(passages):
        prose = read_prose(passage.text)
        following = passages[index + 1] if index + 1 < len(passages) else None
        if following is not None and following.section == passage.section:
            prose = _with_reason_from(prose, following.text)
        yield Told(index, passage, prose, case.package.year, budget.stage)


def _with_reason_from(prose: Prose, following: str) -> Prose:
    """A reason announced at the end of one paragraph and given in the next."""
    if not prose.reasons or not prose.reasons[-1].open_end:
        return prose
    text = plain_text(following).text.partition("。")[0]
    if not text:
        return prose
    last = replace(prose.reasons[-1], text=text, open_end=False)
    return replace(prose, reasons=(*prose.reasons[:-1], last))


def in_wan(yuan: Decimal) -> str:
    """Yuan as narratives print them: ``1,202.95万元``."""
    rounded = (yuan / 10000).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{rounded:,}万元"
