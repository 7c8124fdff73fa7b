"""The rows of the table as they come: total, units, projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.layouts.guangzhou_2023.amount_lines import SUMS
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm
from faheng.forms.targets.rows import Head
from faheng.model.package import Bureau, DepartmentTargets


class PrintedAmount(NamedTuple):
    """Where an amount stands: a whole cell, or a part of a line."""

    unit: Unit
    start: int
    end: int

    @property
    def text(self) -> str:
        return without_marks(self.unit.text[self.start : self.end])


@dataclass(slots=True)
class BookRow:
    """One row: name, amounts by column key, goal and indicators."""

    name: str
    name_units: list[Unit] = field(default_factory=list)
    amounts: dict[str, PrintedAmount] = field(default_factory=dict)
    goal: str | None = None
    goal_units: list[Unit] = field(default_factory=list)
    item_units: list[Unit] = field(default_factory=list)
    indicators: list[PrintedIndicator] = field(default_factory=list)

    # Amounts whose column cannot be known: where they begin.
    unknown: list[PrintedAmount] = field(default_factory=list)

    def name_end(self, unit: Unit) -> int:
        """Where the name ends in a line that goes on with amounts."""
        amounts = [*self.amounts.values(), *self.unknown]
        return min(
            (amount.start for amount in amounts if amount.unit is unit),
            default=len(unit.text),
        )

    @property
    def is_project(self) -> bool:
        return bool(self.goal or self.indicators)


class ProjectBook:
    """Sorts the rows into total, unit and projects, and writes them."""

    def __init__(self, draft: Draft, money: MoneyReader) -> None:
        self.draft = draft
        self.rows: list[BookRow] = []
        self.heads: list[Head] = []
        # The page the last grid was printed on.
        self.page: int | None = None
        self.money = money

    def bureau_said(self, said: Sequence[tuple[str, str, Unit]]) -> None:
        """The bureau by its label goes before the one in the title."""
        for name, text, unit in said:
            if name == "bureau.name":
                self.draft.bureau = Bureau(name=text)
                self.draft.place("/bureau/name", unit)

    def add(self, row: BookRow) -> None:
        self.rows.append(row)

    def write(self) -> None:
        """All rows: the total to the department, each project to a declaration."""
        forms: list[PrintedForm] = []
        unit_name: str | None = None
        for index, row in enumerate(self.rows):
            if label_key(row.name) in SUMS:
                self._write_total(row)
            elif self._is_unit(index):
                unit_name = row.name
                self._write_unit(row)
            elif row.name_units or row.is_project:
                forms.append(self._form(row, unit_name))
        FormWriter(self.draft, forms).write()

    def _is_unit(self, index: int) -> bool:
        """A row of amounts without goal: the unit whose projects stand below."""
        row = self.rows[index]
        if row.is_project or not row.name_units:
            return False
        below_total = index > 0 and label_key(self.rows[index - 1].name) in SUMS
        if row.name == self.draft.bureau.name or below_total:
            return True
        below = takewhile(lambda other: other.is_project, self.rows[index + 1 :])
        amounts = [self._amount(other, "total") for other in below]
        own = self._amount(row, "total")
        return own is not None and own.yuan == sum(
            amount.yuan for amount in amounts if amount
        )

    def _write_total(self, row: BookRow) -> None:
        amount = self._amount(row, "total")
        for unit in row.name_units:
            self.draft.label(unit, 0, row.name_end(unit))
        if amount is None or self.draft.department_targets is not None:
            return
        self._claim_amounts(row)
        self.draft.department_targets = DepartmentTargets(total=amount.yuan)
        self.draft.place("/department_targets/total", amount.unit)

    def _write_unit(self, row: BookRow) -> None:
        """Its amounts are claimed only where they repeat the total."""
        if self.draft.bureau.name is None:
            self.draft.bureau = Bureau(name=row.name)
            self.draft.place("/bureau/name", row.name_units[0])
        targets = self.draft.department_targets
        amount = self._amount(row, "total")
        if amount and targets and amount.yuan == targets.total:
            self._claim_amounts(row)
        for unit in row.name_units:
            self.draft.take(unit, 0, row.name_end(unit))

    def _form(self, row: BookRow, unit_name: str | None) -> PrintedForm:
        form = PrintedForm()
        for unit in row.name_units:
            self.draft.take(unit, 0, row.name_end(unit))
        if row.name_units:
            form.add("project.name", row.name, row.name_units[0])
            if unit_name:
                form.add("project.implementing_unit", unit_name, row.name_units[0])
        if row.goal:
            form.add("annual_goal", row.goal, row.goal_units[0])
        for key in row.amounts:
            amount = self._amount(row, key)
            if amount is None:
                continue
            if key == "total":
                form.amounts["funding.annual"] = amount
            else:
                form.sources[self.money.source(key)] = {"annual": amount}
        self._claim_amounts(row)
        form.indicators = row.indicators
        return form

    def _amount(self, row: BookRow, key: str) -> Amount | None:
        printed = row.amounts.get(key)
        if printed is None:
            return None
        yuan = self.money.yuan(printed.text, None, self.draft)
        return None if yuan is None else Amount(yuan, printed.unit)

    def _claim_amounts(self, row: BookRow) -> None:
        """Only what could be read as money."""
        for key, printed in row.amounts.items():
            if self._amount(row, key) is not None:
                self.draft.take(printed.unit, printed.start, printed.end)


def mended(parts: Sequence[str]) -> str:
    """A name printed over several lines."""
    return mend_name("\n".join(parts))
