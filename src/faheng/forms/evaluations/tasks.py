"""年度主要任务完成情况: what a department did, task by task, with the money of all."""

from __future__ import annotations

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.evaluations.execution import ExecutionTable, head_key
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.tables import unit_of
from faheng.forms.targets.vocabulary import Vocabulary

SECTION = "section.年度主要任务完成情况"
_SUMS = frozenset({"金额合计", "合计", "总计"})
_SAID = frozenset({"task", "completion", "goal_done"})


class TaskTable(ExecutionTable):
    """Tasks in rows; the last row adds their money up."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> TaskTable | None:
        heads = [
            head_over(cell, key)
            for cell in row.printed
            if (key := head_key(vocabulary, cell))
        ]
        keys = {head.key for head in heads}
        if "task" not in keys or not keys & {"completion", "goal_done", "executed"}:
            return None
        if "name" in keys:
            return None
        return cls(heads, vocabulary, money, unit_of(row))

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        if self.continue_head(row, draft):
            return True
        first = row.printed[0]
        if label_key(first.text) in _SUMS:
            draft.label(first)
            self._take(row.printed[1:], first, form, draft)
            return True
        if self._vocabulary.field_of(first.text) or self._head(first) is None:
            return False
        said = [cell for cell in row.printed if self._says(cell)]
        texts = [mend_prose(draft.take(cell)) or "" for cell in said]
        if texts:
            form.add(SECTION, "：".join(texts), said[0])
            form.taken += [(SECTION, cell, 0, len(cell.text)) for cell in said]
        return bool(texts)

    def _head(self, cell: Cell) -> Head | None:
        return head_above(self._heads, cell)

    def _says(self, cell: Cell) -> bool:
        head = self._head(cell)
        return head is not None and head.key in _SAID
