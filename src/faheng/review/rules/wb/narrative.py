"""The narrative of a case, read; each statement with its passage and its measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from faheng.model.package import Budget, Passage
from faheng.review.case import Case
from faheng.review.prose.labels import clean_label
from faheng.review.prose.measures import (
    Measure,
    is_whole_body,
    measure_of,
    owned_measure,
)
from faheng.review.prose.parser import read_prose
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Figure, Prose
from faheng.review.rule import NotApplicableError

NO_NARRATIVE = "没有预算或决算的文字说明"
# Headings over figures of other years.
_LOOKING_BACK = ("执行情况", "完成情况", "回顾", "上年", "上一年")
# Every fund, item and unit has its own of these.
MANIFOLD: frozenset[Measure | None] = frozenset(
    ("basic", "project", "personnel", "public", "goods", "works", "services")
)
FUNDS: frozenset[Measure | None] = frozenset(
    ("fund_income", "fund_expenditure", "capital_income", "capital_expenditure")
)
Stage = Literal["budget", "accounts"]


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of the narrative with what it states."""

    index: int
    passage: Passage
    prose: Prose
    year: int | None
    stage: Stage
    body: str | None = None

    @property
    def path(self) -> str:
        return f"/budget/narrative/{self.index}"

    @property
    def section(self) -> str:
        return "".join(self.passage.section.split())

    def measure(self, figure: Figure) -> Measure | None:
        """What a figure measures for the whole body; ``None`` if that is not certain.

        A nameless total takes the heading's name. A part of something unknown, or of
        a fund, is not the figure its bare name stands for.
        """
        found = self.named(figure)
        if found is None or found in MANIFOLD and not self._in_general(figure):
            return None
        if figure.parent is None:
            return found
        whole = self.prose.figures[figure.parent]
        above = self.named(whole)
        if above is None or above in FUNDS and found not in FUNDS:
            return None
        return found

    def named(self, figure: Figure) -> Measure | None:
        """The figure its bare name stands for, wherever it is told."""
        if figure.item is not None:
            return None
        if figure.label:
            # Whatever the body's own name ends in, it only says whose figure it is.
            label = figure.label.removeprefix(self.body or "") or figure.label
            owned = owned_measure(label)
            if owned is None or not is_whole_body(owned[0], self.body):
                return None
            return owned[1]
        heading = clean_label(self.section.rpartition("/")[2])
        return measure_of(heading.removesuffix("情况说明").removesuffix("情况"))

    def _in_general(self, figure: Figure) -> bool:
        """Whether nothing before it in its sentence narrows it to an item or a fund."""
        figures = self.prose.figures
        for other in reversed(figures[: figures.index(figure)]):
            if other.sentence != figure.sentence:
                break
            named = self.named(other)
            if named not in MANIFOLD:
                return named is not None and named not in FUNDS
        return True

    def is_of_this_year(self, figure: Figure) -> bool:
        """By its own year, else its whole's, else the last year spoken of before."""
        if self.year is None:
            return True
        year = figure.year
        if year is None and figure.parent is not None:
            year = self.prose.figures[figure.parent].year
        year = year or figure.spoken_of
        return year is None or year == self.year

    @property
    def looks_back(self) -> bool:
        """Whether it stands below a heading of figures of other years."""
        return any(word in self.section for word in _LOOKING_BACK)

    def is_stated_now(self, figure: Figure) -> bool:
        """Whether the figure is one that this very document budgets or accounts for."""
        if figure.in_reason or not self.is_of_this_year(figure) or self.looks_back:
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
        yield Told(
            index,
            passage,
            prose,
            case.package.year,
            budget.stage,
            case.package.bureau.name,
        )


def _with_reason_from(prose: Prose, following: str) -> Prose:
    """A reason announced at the end of one paragraph and given in the next."""
    if not prose.reasons or not prose.reasons[-1].open_end:
        return prose
    text = plain_text(following).text.partition("。")[0]
    if not text:
        return prose
    last = prose.reasons[-1]._replace(text=text, open_end=False)
    return prose._replace(reasons=(*prose.reasons[:-1], last))


def in_wan(yuan: Decimal) -> str:
    """Yuan as narratives print them: ``1,202.95万元``."""
    rounded = (yuan / 10000).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{rounded:,}万元"
