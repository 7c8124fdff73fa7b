"""年度主要任务: what a department plans, task by task, with the money of all.

The package has a field for the sum alone; the tasks are left to ``unread``.
"""

from __future__ import annotations

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.columns import term_of_words
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import FormRow, Head, head_above
from faheng.forms.targets.tables import MoneyTable, heads_in, unit_of
from faheng.forms.targets.vocabulary import Vocabulary

_SUMS = frozenset({"金额合计", "合计", "总计"})
_WHOLE = "funding.annual"


class PlannedTasks(MoneyTable):
    """Tasks in rows; the last row adds their money up."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> PlannedTasks | None:
        keys = {vocabulary.head_of(cell.text) for cell in row.printed}
        if "task" not in keys or "name" in keys:
            return None
        heads = heads_in(row, vocabulary, _WHOLE)
        return cls(heads, vocabulary, money, unit_of(row))

    def continue_head(self, row: FormRow) -> bool:
        """A second head row: 总额 and its parts below 预算金额."""
        lower = heads_in(row, self._vocabulary, "source.", "total")
        if len(lower) < len(row.printed):
            return False
        self._heads = [head for head in self._heads if not _covers(head, lower)]
        self._heads += lower
        return True

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        first = row.printed[0]
        if label_key(first.text) in _SUMS:
            draft.label(first)
            self._take_sum(row, form, draft)
            return True
        is_label = self._vocabulary.is_word(first.text) or term_of_words(first.text)
        return not is_label

    def _take_sum(self, row: FormRow, form: PrintedForm, draft: Draft) -> None:
        for cell in row.printed:
            head = head_above(self._heads, cell)
            if head is None or figure_of(cell.text) is None:
                continue
            amount = self._amount(cell, row.printed[0], draft)
            if amount is None:
                continue
            if head.key in ("total", _WHOLE):
                form.amounts.setdefault(_WHOLE, amount)
                draft.take(cell)
                form.taken.append((_WHOLE, cell, 0, len(cell.text)))


def _covers(wide: Head, lower: list[Head]) -> bool:
    return any(wide.start < head.end and head.start < wide.end for head in lower)
