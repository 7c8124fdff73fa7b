"""Reads forms that tell what was done: what a form of targets has, and more."""

from __future__ import annotations

from faheng.forms.evaluations.execution import ExecutionTable, read_execution_row
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.rows import FormRow
from faheng.forms.targets.tables import FormTable


class EvaluationReader(FormReader):
    """Reads declarations, self-evaluations and monitoring, whichever a form is."""

    def small_table(self, row: FormRow) -> FormTable | None:
        return ExecutionTable.recognise(
            row, self.vocabulary, self.money
        ) or super().small_table(row)

    def read_own_row(self, row: FormRow) -> bool:
        return read_execution_row(
            row, self.form, self.vocabulary, self.money, self.draft
        )
