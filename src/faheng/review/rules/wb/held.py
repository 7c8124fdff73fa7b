"""Narrated figures, each with the cells of the tables it has to agree with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Budget
from faheng.review.case import Case
from faheng.review.prose.statements import Figure
from faheng.review.rule import NotApplicableError
from faheng.review.rules.wb.functions import (
    Line,
    class_of,
    differing,
    kin_lines,
    lines,
    misfiled_lines,
    named_lines,
    same,
)
from faheng.review.rules.wb.narrative import Told, budget_of, narrative
from faheng.review.rules.wb.tables import Cell, Tables, agrees, tables_of
from faheng.rulebook.classification import class_code

NO_TABLES = "没有可供对照的预算或决算表"
_COMMON_WORDS = ("其他支出", "预备费", "转移性支出")
_EXPENDITURE = (
    "total_expenditure",
    "year_expenditure",
    "fiscal_expenditure",
    "general_expenditure",
    "fund_expenditure",
    "capital_expenditure",
)
_INCOME_PARTS = ("收入", "拨款", "结转")


class Held(NamedTuple):
    """A figure against the tables.

    ``cells`` are all places it may soundly repeat; ``others`` are rows of other
    classes, for a class, or rows that differ from an item in one of its names.
    """

    told: Told
    figure: Figure
    cells: tuple[Cell, ...]
    others: tuple[Line, ...]
    loose: bool
    inferred: bool = False

    @property
    def agrees(self) -> bool:
        return any(
            agrees(self.figure.amount, cell, cell.step if self.loose else Decimal(0))
            for cell in self.cells
        )

    def rightful_name(self) -> tuple[str, Cell] | None:
        """The one other name under which the tables hold this amount."""
        if self.agrees or self.figure.amount.number == 0:
            return None
        found: dict[str, Cell] = {}
        for line in self.others:
            for cell in line.cells():
                if cell.yuan and agrees(self.figure.amount, cell):
                    found.setdefault(differing(line, self.figure)[0], cell)
        return next(iter(found.items())) if len(found) == 1 else None

    def nearest(self) -> Cell:
        """The cell to quote: the commonest amount, the first of these."""
        amounts = [cell.yuan for cell in self.cells if not cell.is_blank]
        if not amounts:
            return self.cells[0]
        common = max(amounts, key=amounts.count)
        return next(cell for cell in self.cells if cell.yuan == common)


def held_figures(case: Case) -> Iterator[Held]:
    """Every money figure of this document whose place in the tables is certain."""
    budget = budget_of(case)
    if not budget.tables:
        raise NotApplicableError(NO_TABLES)
    holder = Holder(budget)
    for told in narrative(case):
        for figure in told.prose.figures:
            if not figure.amount.is_money:
                continue
            held = holder.held(told, figure)
            if held is not None and (held.cells or held.others):
                yield held


class Holder:
    """Holds figures against one budget's tables."""

    def __init__(self, budget: Budget) -> None:
        self._tables = tables_of(budget)
        self._by_function = lines(self._tables)

    def held(self, told: Told, figure: Figure) -> Held | None:
        """The cells a figure of this document has to agree with."""
        return _held(told, figure, self._tables, self._by_function)

    def as_of(self, told: Told, figure: Figure, year: int) -> Held | None:
        """The same, as if the year the text gives the figure were this document's."""
        return self.held(replace(told, year=year), figure)

    def in_column_of(self, told: Told, figure: Figure, year: int) -> list[Cell]:
        """The cells of the figure in a column of another year."""
        measure = told.measure(figure)
        return self._tables.of_measure(measure, f"@{year}") if measure else []


def _held(
    told: Told, figure: Figure, tables: Tables, by_function: tuple[Line, ...]
) -> Held | None:
    measure = told.measure(figure)
    if told.stage == "accounts" and figure.role == "budget":
        if measure is None or figure.in_reason or not told.is_of_this_year(figure):
            return None
        return Held(told, figure, tuple(tables.planned(measure)), (), True)
    if not told.is_stated_now(figure):
        return None
    if measure is not None:
        cells = tables.of_measure(measure)
        if not cells and measure == "operating_funds":
            # customary for 行政单位, not certain
            cells = tables.of_measure("public")
            return Held(told, figure, tuple(cells), (), True, inferred=True)
        return Held(told, figure, tuple(cells), (), True)
    if (name := class_of(figure)) is not None:
        if not _is_expenditure_by_class(told, figure, name):
            return None
        return _of_class(told, figure, same(name), by_function)
    if figure.item is not None:
        own = named_lines(by_function, figure.item)
        others = [] if own else misfiled_lines(by_function, figure.item)
        if not own:
            others += kin_lines(by_function, figure.item)
        cells = [cell for line in own for cell in line.cells()]
        return Held(told, figure, tuple(cells), tuple(others), False)
    return _of_income(told, figure, tables)


def _is_expenditure_by_class(told: Told, figure: Figure, name: str) -> bool:
    """Whether a bare 其他支出 and the like is meant as a class at all."""
    if figure.item is not None:
        return True
    if figure.parent is None:
        return name not in _COMMON_WORDS
    return told.named(told.prose.figures[figure.parent]) in _EXPENDITURE


def _of_class(
    told: Told, figure: Figure, name: str, by_function: tuple[Line, ...]
) -> Held:
    classes = [line for line in by_function if len(line.chain) == 1]
    own = [line for line in classes if name.endswith(line.chain[0])]
    own = [line for line in own if line.chain[0] == name] or own
    if not own and (code := class_code(name)) is not None:
        # A name the class had in other years is the right class all the same.
        own = [line for line in classes if class_code(line.chain[0]) == code]
    others = tuple(line for line in classes if line not in own)
    cells = tuple(cell for line in own for cell in line.cells())
    return Held(told, figure, cells, others, True)


def _of_income(told: Told, figure: Figure, tables: Tables) -> Held | None:
    """A source of income listed under the whole income."""
    if figure.parent is None or not figure.label.endswith(_INCOME_PARTS):
        return None
    whole = told.measure(told.prose.figures[figure.parent])
    if whole not in ("total_income", "year_income"):
        return None
    cells = tables.of_income_line(figure.label)
    return Held(told, figure, tuple(cells), (), True)
