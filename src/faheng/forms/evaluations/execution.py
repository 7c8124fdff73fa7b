"""Money of an evaluation: budget, spending, rate and the points for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.evaluations.words import load_rows
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.tables import MoneyTable, unit_of
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

SOURCES, TOTALS = load_rows("sources"), load_rows("totals")
_AMOUNTS = frozenset({"initial_budget", "full_year_budget", "executed"})
_EXECUTION = frozenset({*_AMOUNTS, "rate"})
_KEYS = frozenset({*_EXECUTION, "expected_executed", "weight", "score"})
_LONGEST_HEAD = 24
_UNIT_OF_MONEY = re.compile(r"万?元\s*$")


class ExecutionTable(MoneyTable):
    """Budget, spending, rate and points in columns; the row of totals counts."""

    def __init__(
        self,
        heads: list[Head],
        vocabulary: Vocabulary,
        money: MoneyReader,
        unit: str | None,
    ) -> None:
        super().__init__(heads, vocabulary, money, unit)
        self._is_read = False

    @classmethod
    def recognise(
        cls, row: FormRow, vocabulary: Vocabulary, money: MoneyReader
    ) -> ExecutionTable | None:
        named = [(cell, head_key(vocabulary, cell)) for cell in row.printed]
        heads = [head_over(cell, key) for cell, key in named if key in _KEYS]
        keys = {head.key for head in heads}
        if len(keys & _EXECUTION) < 2 or not keys & _AMOUNTS:
            return None
        strange = [
            cell
            for cell, key in named
            if key not in _KEYS and not vocabulary.is_word(cell.text)
        ]
        if len(strange) > 2 or any(
            figure_of(cell.text) is not None or len(cell.text) > _LONGEST_HEAD
            for cell in strange
        ):
            return None
        unit = unit_of(row) or next(filter(None, map(_unit_inside, row.printed)), None)
        return cls(heads, vocabulary, money, unit)

    def continue_head(self, row: FormRow, draft: Draft) -> bool:
        """A second head row: 总额 and its parts below 预算数 and 执行数."""
        if self._is_read or any(
            label_key(cell.text) not in TOTALS | SOURCES for cell in row.printed
        ):
            return False
        lower = [
            (head, cell)
            for cell in row.printed
            if (head := head_above(self._heads, cell)) and head.key in _EXECUTION
        ]
        if len(lower) < 2:
            return False
        split = {head for head, _ in lower}
        self._heads = [head for head in self._heads if head not in split] + [
            head_over(cell, head.key)
            for head, cell in lower
            if label_key(cell.text) in TOTALS
        ]
        for cell in row.printed:
            draft.label(cell)
        return True

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        if self.continue_head(row, draft):
            return True
        label, cells = self._parted(row)
        figures = [cell for cell in cells if _is_figure(cell)]
        if label is None:
            return self._read_unnamed(figures, row, form, draft)
        key = _bare(label.text)
        name = self._vocabulary.field_of(label.text) or ""
        if key in SOURCES or name.startswith("source."):
            draft.label(label)
            form.keys.add("actual")
            return True
        if key not in TOTALS and not name.startswith("funding."):
            return False
        if key in TOTALS or name == "funding.annual":
            draft.label(label)
            self._take(cells, label, form, draft)
        form.keys.add("actual")
        return True

    def _parted(self, row: FormRow) -> tuple[Cell | None, Sequence[Cell]]:
        """The row's own label, which may stand behind the label of the whole table."""
        words = [
            cell
            for cell in row.printed
            if not head_above(self._heads, cell) and not _is_figure(cell)
        ]
        return (words[-1] if words else None), [
            cell for cell in row.printed if cell not in words
        ]

    def _read_unnamed(
        self, figures: list[Cell], row: FormRow, form: PrintedForm, draft: Draft
    ) -> bool:
        """One row of figures right below the heads, without a label."""
        if self._is_read or not figures or len(figures) < len(row.printed) - 1:
            return False
        self._take(row.printed, figures[0], form, draft)
        return True

    def _take(
        self, cells: Sequence[Cell], label: Cell, form: PrintedForm, draft: Draft
    ) -> None:
        self._is_read = True
        form.keys.add("actual")
        for cell in cells:
            head = head_above(self._heads, cell)
            if head is None or not _is_figure(cell):
                continue
            if head.key in ("rate", "score"):
                if not form.text(f"execution.{head.key}"):
                    form.add(f"execution.{head.key}", draft.take(cell), cell)
            elif head.key in _AMOUNTS and head.key not in form.amounts:
                amount = self._amount(cell, label, draft)
                if amount:
                    draft.take(cell)
                    form.amounts[head.key] = amount


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
    found = {key for key, _, _ in pairs}
    if not ({"executed", "full_year_budget"} <= found or {"rate", "score"} <= found):
        return False
    unit = unit_of(row)
    for cell in row.printed:
        draft.label(cell)
    for key, label, value in pairs:
        if key in ("rate", "score"):
            form.add(f"execution.{key}", draft.take(value), value)
        elif key in _AMOUNTS and (
            amount := money.read(value, unit_in(label.text) or unit, draft)
        ):
            draft.take(value)
            form.amounts.setdefault(key, amount)
    form.keys.add("actual")
    return True


def amount_of(form: PrintedForm, key: str) -> Amount | None:
    """An amount of the money table, or the one a label of its own stands before."""
    found = form.amounts.get(key) or form.amounts.get(f"funding.{key}")
    if found is None and key == "full_year_budget":
        return form.amounts.get("funding.annual")
    return found


def head_key(vocabulary: Vocabulary, cell: Cell) -> str | None:
    """What a column holds; 预算数 beside 执行数 is the year's."""
    key = vocabulary.head_of(cell.text)
    if key is None and vocabulary.field_of(cell.text) == "funding.annual":
        return "full_year_budget"
    return key


def _execution_key(vocabulary: Vocabulary, cell: Cell) -> str | None:
    if vocabulary.field_of(cell.text) == "funding.annual":
        return "full_year_budget"
    key = vocabulary.head_of(cell.text)
    return key if key in _EXECUTION or key in ("score", "weight") else None


def _is_figure(cell: Cell) -> bool:
    """Whether a cell prints a number, with its unit of money or without."""
    return figure_of(_UNIT_OF_MONEY.sub("", cell.text)) is not None


def _bare(text: str) -> str:
    """A row's label without its number: ``1.``, ``（1）``."""
    return label_key(text).lstrip("()0123456789、.").rstrip("、.")


def _unit_inside(cell: Cell) -> str | None:
    """The unit in a head that has another remark behind it."""
    key = label_key(cell.text)
    return "万元" if "(万元)" in key else "元" if "(元)" in key else None
