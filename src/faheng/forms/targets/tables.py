"""The small tables inside a form: money by source, goals, payments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from faheng.documents.document import Cell
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of, month_end_of
from faheng.forms.targets.mending import line_width, mend_prose, rejoined
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm, Share
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over, text_of
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_TERMS = ("funding.annual", "funding.medium_term")
_SEVERAL = 2
_GOALS = ("annual_goal", "medium_term_goal", "goal_done")


class FormTable(Protocol):
    """A stretch of rows under one head row."""

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        """Read a row below the head; ``False`` if it does not belong here."""


class MoneyTable:
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


class FundingTable(MoneyTable):
    """Money by source: sources above, terms before."""

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> FundingTable | None:
        heads = heads_in(row, vocabulary, "source.", "total", *_TERMS)
        sources = sum(head.key.startswith("source.") for head in heads)
        if sources < _SEVERAL and not (sources and len(heads) > sources):
            return None
        return cls(heads, vocabulary, money, unit_of(row))

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        label, *cells = row.printed
        term = self._vocabulary.field_of(label.text) or ""
        if figure_of(label.text) is not None:
            # No term stands before the amounts: they are the year's.
            term, cells = "funding.annual", [label, *cells]
            if any(figure_of(cell.text) is None for cell in cells):
                return False
        elif term not in _TERMS:
            return False
        else:
            draft.label(label)
        for cell in cells:
            head = head_above(self._heads, cell)
            amount = self._amount(cell, label, draft)
            if head is not None and amount is not None:
                self._put(head.key, term, amount, form)
                draft.take(cell)
                form.taken.append((head.key, cell, 0, len(cell.text)))
        return True

    def _put(self, key: str, term: str, amount: Amount, form: PrintedForm) -> None:
        if key.startswith("source."):
            terms = form.sources.setdefault(self._money.source(key), {})
            terms[term.removeprefix("funding.")] = amount
        else:
            form.amounts[term if key == "total" else key] = amount


class GoalTable:
    """Goals side by side under their heads, one paragraph a row.

    A grid on the next page has columns of its own, but as many cells in its rows; its
    first row may be the rest of the last one.
    """

    def __init__(self, row: FormRow, heads: list[Head], vocabulary: Vocabulary):
        self._heads = heads
        self._vocabulary = vocabulary
        self._page = row.cells[0].page
        self._columns = row.cells
        self._printed: dict[str, str] = {}
        self._widest: dict[str, float] = {}

    @classmethod
    def recognise(cls, row: FormRow, vocabulary: Vocabulary) -> GoalTable | None:
        heads = heads_in(row, vocabulary, *_GOALS)
        return cls(row, heads, vocabulary) if len(heads) > 1 else None

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        if self._vocabulary.field_of(row.printed[0].text) not in (None, *_GOALS):
            return False
        first = row.cells[0]
        goes_on = first.page != self._page and first.row == 1 and draft.is_wrapped
        self._page = first.page
        for cell, column in self._under_columns(row):
            if not text_of(cell) or draft.label(cell):
                continue
            head = head_above(self._heads, column)
            text = mend_prose(cell.text, wrapped=draft.is_wrapped)
            if head is None or text is None:
                continue
            draft.take(cell)
            form.taken.append((head.key, cell, 0, len(cell.text)))
            before = self._printed.get(head.key)
            self._printed[head.key] = cell.text
            if goes_on and before is not None:
                self._join(head.key, before, cell.text, form)
            else:
                form.add(head.key, text, cell)
            lines = map(line_width, cell.text.splitlines())
            self._widest[head.key] = max(self._widest.get(head.key, 0), *lines)
        return True

    def _under_columns(self, row: FormRow) -> Iterable[tuple[Cell, Cell]]:
        """Each cell, with one that stands below the same head on the heads' page."""
        is_on_another = row.cells[0].page != self._columns[0].page
        if is_on_another and len(row.cells) == len(self._columns):
            return zip(row.cells, self._columns, strict=True)
        return zip(row.cells, row.cells, strict=True)

    def _join(self, key: str, before: str, rest: str, form: PrintedForm) -> None:
        """What a page parted becomes one again, in the place of its beginning."""
        printed = rejoined(before, rest, widest=self._widest[key])
        form.texts[key][-1] = mend_prose(printed, wrapped=True) or ""
        self._printed[key] = printed


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


def heads_in(row: FormRow, vocabulary: Vocabulary, *wanted: str) -> list[Head]:
    """The heads of these kinds, if the row prints nothing but labels."""
    named = [
        (cell, vocabulary.head_of(cell.text) or vocabulary.field_of(cell.text))
        for cell in row.printed
    ]
    if not all(key or vocabulary.is_word(cell.text) for cell, key in named):
        return []
    return [
        head_over(cell, key) for cell, key in named if key and key.startswith(wanted)
    ]


def unit_of(row: FormRow) -> str | None:
    """The money unit printed in one of the heads, as in 项目资金（万元）."""
    return next(filter(None, (unit_in(cell.text) for cell in row.printed)), None)
