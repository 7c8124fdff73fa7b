"""Money of an evaluation: budget, spending, rate and the points for it."""

from __future__ import annotations

from faheng.documents.document import Cell
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import FormRow, head_above
from faheng.forms.targets.tables import MoneyTable, heads_in, unit_of
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_EXECUTION = frozenset({"initial_budget", "full_year_budget", "executed", "rate"})


class ExecutionTable(MoneyTable):
    """Money of a self-evaluation: budget, executed, rate and its points."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> ExecutionTable | None:
        heads = heads_in(row, vocabulary, *_EXECUTION, "weight", "score")
        if len({head.key for head in heads} & _EXECUTION) < 2:
            return None
        return cls(heads, vocabulary, money, unit_of(row))

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        label, *cells = row.printed
        name = self._vocabulary.field_of(label.text)
        if name is None or not name.startswith("funding."):
            return False
        draft.label(label)
        if name != "funding.annual":
            return True
        for cell in cells:
            head = head_above(self._heads, cell)
            if head is None:
                continue
            if head.key in ("rate", "score", "weight"):
                if figure_of(cell.text) is not None and head.key != "weight":
                    form.add(f"execution.{head.key}", draft.take(cell), cell)
            elif amount := self._amount(cell, label, draft):
                draft.take(cell)
                form.amounts[head.key] = amount
        form.keys.add("actual")
        return True


def read_execution_row(
    row: FormRow,
    form: PrintedForm,
    vocabulary: Vocabulary,
    money: MoneyReader,
    draft: Draft,
) -> bool:
    """预算数 · 1,860.00 · 执行数 · 1,822.80 · 执行率 · 98%: each before its figure."""
    keys = [_execution_key(vocabulary, cell) for cell in row.printed]
    pairs = [
        (key, label, value)
        for key, following, label, value in zip(
            keys, keys[1:], row.printed, row.printed[1:], strict=False
        )
        if key and following is None and figure_of(value.text) is not None
    ]
    if not {"executed", "full_year_budget"} <= {key for key, _, _ in pairs}:
        return False
    unit = unit_of(row)
    for cell in row.printed:
        draft.label(cell)
    for key, label, value in pairs:
        if key in ("rate", "score"):
            form.add(f"execution.{key}", draft.take(value), value)
        elif key != "weight" and (
            amount := money.read(value, unit_in(label.text) or unit, draft)
        ):
            draft.take(value)
            form.amounts.setdefault(key, amount)
    form.keys.add("actual")
    return True


def _execution_key(vocabulary: Vocabulary, cell: Cell) -> str | None:
    if vocabulary.field_of(cell.text) == "funding.annual":
        return "full_year_budget"
    key = vocabulary.head_of(cell.text)
    return key if key in _EXECUTION or key in ("score", "weight") else None
