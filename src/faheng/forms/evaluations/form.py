"""Reads forms that tell what was done: what a form of targets has, and more."""

from __future__ import annotations

import re

from faheng.forms.claims import Unit
from faheng.forms.evaluations.execution import ExecutionTable, read_execution_row
from faheng.forms.evaluations.lists import ProjectList
from faheng.forms.evaluations.periods import is_period, period_end, year_of_period
from faheng.forms.evaluations.tasks import TaskTable
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.indicator_tables import IndicatorTable
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import FormRow, text_of
from faheng.forms.targets.tables import FormTable, unit_of

TITLE = re.compile(
    r"(?:自评价?|评价|监控|监测|评分|打分|得分)(?:情况|指标|结果|评分)*(?:体系)?(?:评分|打分)?"
    r"(?:汇总|一览)?表"
    r"(?:[（(][^（）()]{1,16}[)）])?$"
)
_GRADE_BESIDE = re.compile(r"等[级次][）)：:]*\s*(优秀?|良好?|中|差)\s*$")
PERIOD, FORM_TITLE = "period", "title"
_LONGEST_TITLE = 60
_ALONE = 2
_MONEY = ("execution.", "funding.")
_OF_ITEMS = frozenset({"target", "actual", "weight", "score"})
_FEWEST = 2


class EvaluationReader(FormReader):
    """Reads declarations, self-evaluations and monitoring, whichever a form is."""

    def hear(self, unit: Unit) -> None:
        """A line or cell of its own: the title of what follows, if it is one."""
        text = mend_name(text_of(unit))
        if len(text) <= _LONGEST_TITLE and is_period(text):
            self._hear_period_alone(unit, text)
        if len(text) > _LONGEST_TITLE or not TITLE.search(text):
            return
        if self.form.indicators:
            self.next_form()
            # No row below the title is the rest of one above it.
            self.leave_table()
        self.form.texts[FORM_TITLE] = [text]
        self.form.units[FORM_TITLE] = unit

    def _hear_period_alone(self, unit: Unit, text: str) -> None:
        """（2024年度1-7月） below a title: the day of monitoring, perhaps the year."""
        year = year_of_period(text)
        if self.draft.year is None and year is not None:
            self.draft.year = year
            self.draft.place("/year", unit)
        self.form.texts.setdefault(PERIOD, [text])
        self.form.units.setdefault(PERIOD, unit)
        self.draft.take(unit)

    def read_row(self, row: FormRow) -> None:
        if len(row.printed) < _ALONE:
            self.hear(row.printed[0])
        self._read_grade_beside(row)
        if not self._read_listed(row):
            super().read_row(row)

    def _read_grade_beside(self, row: FormRow) -> None:
        """（自评等级）优 in the row of the total."""
        if self.vocabulary.field_of(row.printed[0].text) != "score":
            return
        for cell in row.printed[1:]:
            if found := _GRADE_BESIDE.search(cell.text):
                self.fill("grade", cell, *found.span(1), None)

    def _read_listed(self, row: FormRow) -> bool:
        """A row of a list of projects is a form of its own."""
        if not isinstance(self.table, ProjectList):
            return False
        if self.table.ends_at(row, self.vocabulary):
            self.leave_table()
            return False
        parts = self.table.parts_of(row)
        for name, cell, unit in parts:
            self.fill(name, cell, 0, len(cell.text), unit)
            self.form.keys.add("actual")
        return bool(parts)

    def is_labelled(self, row: FormRow) -> bool:
        """预算执行率 may stand among the indicators, with points of its own."""
        table = self.table
        if isinstance(table, IndicatorTable):
            name = self.vocabulary.field_of(row.printed[0].text) or ""
            heads = {head.key for cell in row.printed if (head := table.head_of(cell))}
            is_item = len(heads & _OF_ITEMS) >= _FEWEST
            if is_item and (name.startswith(_MONEY) or _is_level(name, heads)):
                return False
        return super().is_labelled(row)

    def small_table(self, row: FormRow) -> FormTable | None:
        above = self.table
        if isinstance(above, ExecutionTable) and above.continue_head(row, self.draft):
            return above
        table = (
            ProjectList.recognise(row, self.vocabulary)
            or TaskTable.recognise(row, self.vocabulary, self.money)
            or ExecutionTable.recognise(row, self.vocabulary, self.money)
            or super().small_table(row)
        )
        if table is not None:
            # Rows that no table takes are read label by label, in the same unit.
            self.money.suggest(unit_of(row))
        if isinstance(table, ExecutionTable):
            self.hear_period(row)
        return table

    def hear_period(self, row: FormRow) -> None:
        """The stretch of the year a head speaks of goes into the day of monitoring."""
        for cell in row.printed:
            if period_end(cell.text, 2000) and self.vocabulary.head_of(cell.text):
                self.form.texts.setdefault(PERIOD, [text_of(cell)])
                self.form.units.setdefault(PERIOD, cell)
                self.draft.take(cell)

    def read_own_row(self, row: FormRow) -> bool:
        return read_execution_row(
            row, self.form, self.vocabulary, self.money, self.draft
        )


def _is_level(name: str, heads: set[str]) -> bool:
    """Whether 绩效目标 is a level with a name beside it, not the label of a goal."""
    return name not in ("score", "grade") and "name" in heads
