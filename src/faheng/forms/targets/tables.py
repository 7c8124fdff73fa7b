"""The small tables inside a form: money by source, goals, payments, execution."""

from __future__ import annotations

from typing import Protocol

from faheng.documents.document import Cell
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of, month_end_of
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm, Share
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_GOALS = ("annual_goal", "medium_term_goal", "goal_done")
_EXECUTION = frozenset({"initial_budget", "full_year_budget", "executed", "rate"})


class FormTable(Protocol):
    """A stretch of rows under one head row."""

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        """Read a row below the head; ``False`` if it does not belong here."""


class _MoneyTable:
    """Amounts under heads, in the unit the head row or the row's label prints."""

    def __init__(
        self,
        heads: list[Head],
        vocabulary: Vocabulary,
        money: MoneyReader,
        unit: str | None,
    ) -> None:
        self._heads = heads
        self._vocabulary = vocabulary
        self._money = money
        self._unit = unit

    def _amount(self, cell: Cell, label: Cell, draft: Draft) -> Amount | None:
        return self._money.read(cell, unit_in(label.text) or self._unit, draft)


class FundingTable(_MoneyTable):
    """Money by source: sources above, terms before."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> FundingTable | None:
        heads = _heads(row, vocabulary, "source.", "total")
        if sum(head.key.startswith("source.") for head in heads) < 2:
            return None
        return cls(heads, vocabulary, money, _unit_of(row))

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        label, *cells = row.printed
        term = self._vocabulary.field_of(label.text)
        if term not in ("funding.annual", "funding.medium_term"):
            return False
        draft.label(label)
        when = term.removeprefix("funding.")
        for cell in cells:
            head = head_above(self._heads, cell)
            amount = self._amount(cell, label, draft)
            if head is None or amount is None:
                continue
            draft.take(cell)
            form.taken.append((head.key, cell, 0, len(cell.text)))
            if head.key == "total":
                form.amounts[term] = amount
            else:
                form.sources.setdefault(self._money.source(head.key), {})[when] = amount
        return True


class GoalTable:
    """Goals side by side under their heads, one paragraph a row."""

    def __init__(self, heads: list[Head], vocabulary: Vocabulary):
        self._heads = heads
        self._vocabulary = vocabulary

    @classmethod
    def recognise(cls, row: FormRow, vocabulary: Vocabulary) -> GoalTable | None:
        heads = _heads(row, vocabulary, *_GOALS)
        return cls(heads, vocabulary) if len(heads) > 1 else None

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        if self._vocabulary.field_of(row.printed[0].text) not in (None, *_GOALS):
            return False
        for cell in row.printed:
            if draft.label(cell):
                continue
            head = head_above(self._heads, cell)
            if head is not None and (
                text := mend_prose(cell.text, wrapped=draft.is_wrapped)
            ):
                draft.take(cell)
                form.taken.append((head.key, cell, 0, len(cell.text)))
                form.add(head.key, text, cell)
        return True


class PaymentTable:
    """Cumulative shares of the money under month ends; one row."""

    def __init__(self, months: list[tuple[Head, int, Cell]]):
        self._months = months
        self._is_read = False

    @classmethod
    def recognise(cls, row: FormRow) -> PaymentTable | None:
        months = [
            (head_over(cell, "month"), month, cell)
            for cell in row.printed
            if (month := month_end_of(cell.text))
        ]
        return cls(months) if len(months) > 1 else None

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        if self._is_read or not any(figure_of(cell.text) for cell in row.printed):
            return False
        for cell in row.printed:
            for head, month, printed in self._months:
                if head_above((head,), cell) and figure_of(cell.text) is not None:
                    form.shares.append(Share(month, printed, cell))
        self._is_read = True
        return True


class ExecutionTable(_MoneyTable):
    """Money of a self-evaluation: budget, executed, rate and its points."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> ExecutionTable | None:
        heads = _heads(row, vocabulary, *_EXECUTION, "weight", "score")
        if len({head.key for head in heads} & _EXECUTION) < 2:
            return None
        return cls(heads, vocabulary, money, _unit_of(row))

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
    unit = _unit_of(row)
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


def _heads(row: FormRow, vocabulary: Vocabulary, *wanted: str) -> list[Head]:
    """The heads of these kinds, if the row prints nothing but labels."""
    if not all(vocabulary.is_word(cell.text) for cell in row.printed):
        return []
    return [
        head_over(cell, key)
        for cell in row.printed
        if (key := vocabulary.head_of(cell.text) or vocabulary.field_of(cell.text))
        and key.startswith(wanted)
    ]


def _unit_of(row: FormRow) -> str | None:
    """The money unit printed in one of the heads, as in 项目资金（万元）."""
    return next(filter(None, (unit_in(cell.text) for cell in row.printed)), None)
