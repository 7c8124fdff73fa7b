"""Reads forms row by row: labels before values, and tables below heads.

The words come from the layout's vocabulary; the machinery is the same for all. One
document may hold many forms: a new one begins where a project's name or code is
printed again with another text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from faheng.documents.document import Block, Cell, Grid
from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.columns import LATEST, VALUES
from faheng.forms.targets.filling import FormFiller
from faheng.forms.targets.indicator_tables import IndicatorTable
from faheng.forms.targets.level_cells import level_of
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.planned_tasks import PlannedTasks
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.printed_labels import claim_heads, claim_label
from faheng.forms.targets.rows import FormRow, Head, head_over, rows_of, text_of
from faheng.forms.targets.serialised import holds_items, read_items
from faheng.forms.targets.tables import (
    FormTable,
    FundingTable,
    GoalTable,
    PaymentTable,
)
from faheng.forms.targets.torn_heads import TornHead, torn_heads
from faheng.forms.targets.vocabulary import Vocabulary, unit_in
from faheng.forms.targets.wide_heads import MOST_ROWS, is_half_head, wide_head
from faheng.values.patterns import lazy_pattern

_TERMS = {"funding.annual": "annual", "funding.medium_term": "medium_term"}
_SUMS = frozenset({"合计", "总计"})
_SUMS_OF_LISTS = _SUMS | {"小计", "累计"}
_BOTH = 2
_GOALS = frozenset({"annual_goal", "medium_term_goal", "goal_done"})
_BEFORE_COLON = lazy_pattern(r"([^\s:：]{2,20}?)\s*[:：]")


class FormReader(FormFiller):
    """Fills printed forms from blocks; ``forms`` are what it found, in order."""

    def __init__(
        self, draft: Draft, vocabulary: Vocabulary, money: MoneyReader | None = None
    ) -> None:
        super().__init__(draft, vocabulary, money)
        self._table: FormTable | IndicatorTable | None = None
        self._section: str | None = None
        self._page: int | None = None
        self._page_turned = False
        self._of_last_row = 0
        self._terms: list[Head] = []
        self._above: FormRow | None = None
        self._below: FormRow | None = None

    @property
    def table(self) -> FormTable | IndicatorTable | None:
        """The table whose rows are being read."""
        return self._table

    def leave_table(self) -> None:
        """The table has ended: what follows is read label by label again."""
        self._table = None

    def read(self, blocks: Iterable[Block]) -> None:
        """Read these blocks: rows of grids, and labelled parts of lines."""
        for block in blocks:
            if isinstance(block, Grid):
                self._page_turned = block.page is not None and block.page != self._page
                self._page = block.page
                self._read_rows(list(rows_of((block,))))
            elif text_of(block):
                self.read_labelled(block)

    def _read_rows(self, rows: list[FormRow]) -> None:
        at = 0
        while at < len(rows):
            if self._read_torn_head(rows[at]):
                at += 1
            elif height := self._read_wide_head(rows[at : at + MOST_ROWS + 1]):
                at += height
            else:
                self._above = rows[at - 1] if at else None
                self._below = rows[at + 1] if at + 1 < len(rows) else None
                self.read_row(rows[at])
                at += 1

    def _read_wide_head(self, rows: list[FormRow]) -> int:
        """Take a head of indicators over several rows; how many they are."""
        head = wide_head(rows, self.vocabulary)
        if head is None:
            return 0
        below = rows[head.height] if head.height < len(rows) else None
        table = IndicatorTable.recognise(head.row, self.vocabulary, head.groups, below)
        if table is None or not table.keys & VALUES:
            return 0
        self._begin_indicators(table)
        for cell in head.printed:
            if cell.text in table.columns.levels.values():
                self.draft.take(cell)
            else:
                claim_label(cell, self.draft)
        return head.height

    @cached_property
    def _torn_heads(self) -> list[TornHead]:
        return torn_heads(self.draft.document.grids(), self.vocabulary)

    def _read_torn_head(self, row: FormRow) -> bool:
        """Take a head whose words go on in the first row of the next page."""
        for head in self._torn_heads:
            if row.cells is head.above.cells:
                table = IndicatorTable.recognise(head.row, self.vocabulary)
                if table is not None:
                    self._begin_indicators(table)
                    head.claim(self.draft)
                    return True
            if row.cells is head.below.cells:
                return True
        return False

    def read_into(self, form: PrintedForm, lines: Iterable[Unit]) -> None:
        """Read labelled lines that belong to a form already read."""
        self._form = form
        for line in lines:
            self.read_labelled(line)
        self._form = PrintedForm()

    def close(self) -> list[PrintedForm]:
        """The forms, all read."""
        self.next_form()
        self._table = None
        return self.forms

    def next_form(self) -> None:
        super().next_form()
        self._terms = []

    def read_row(self, row: FormRow) -> None:
        if self._begin_table(row):
            return
        table = self._table
        if isinstance(table, IndicatorTable):
            if "score" in table.keys and label_key(row.printed[0].text) in _SUMS:
                self._read_total(table, row)
                return
            if label_key(row.printed[0].text) in _SUMS_OF_LISTS:
                # The sum of projects above is no project's.
                return
            if not self._signs_off(row) and (
                table.names_indicator(row) or not self.is_labelled(row)
            ):
                self._read_indicators(table, row)
                return
            if self.vocabulary.field_of(row.printed[0].text) == "score":
                self._read_total(table, row)
                return
        elif table is not None and table.read(row, self._form, self.draft):
            return
        if not row.begins_blank:
            self._section = None
        if not self.read_own_row(row):
            self._read_pairs(row)

    def read_own_row(self, row: FormRow) -> bool:
        """A row that only forms of some kind have; readers of that kind say which."""
        return False

    def small_table(self, row: FormRow) -> FormTable | None:
        """The small table whose head this row is."""
        return (
            PlannedTasks.recognise(row, self.vocabulary, self.money)
            or FundingTable.recognise(row, self.vocabulary, self.money)
            or GoalTable.recognise(row, self.vocabulary)
            or PaymentTable.recognise(row)
        )

    def _read_indicators(self, table: IndicatorTable, row: FormRow) -> None:
        page_turned, self._page_turned = self._page_turned, False
        indicators = self._form.indicators
        if page_turned and table.goes_on(row):
            del indicators[len(indicators) - self._of_last_row :]
            found = table.read_rest(row, self.draft)
        else:
            for name, cell, unit in table.beside(row):
                self.fill(name, cell, 0, len(cell.text), unit)
                self._form.keys |= table.keys
            indicators = self._form.indicators
            found = table.read(row, self.draft)
        indicators += found
        self._of_last_row = len(found)

    def _read_total(self, table: IndicatorTable, row: FormRow) -> None:
        """The row below all items: their weights' sum, then the score."""
        label, *cells = row.printed
        self.draft.label(label)
        figures = [cell for cell in cells if figure_of(cell.text) is not None]
        below = [
            cell
            for cell in figures
            if (head := table.head_of(cell)) and head.key == "score"
        ]
        if not below and table.has_blank(row, "score"):
            # Not scored yet: the only figure is what can be reached.
            figures = [
                cell
                for cell in figures
                if (head := table.head_of(cell)) is None or head.key != "weight"
            ]
        for cell in (below or figures)[-1:]:
            self.fill("score", cell, 0, len(cell.text), None)

    def is_labelled(self, row: FormRow) -> bool:
        """Whether the row begins with the label of a field, which ends a table."""
        first = row.printed[0].text
        if self.vocabulary.numbered_field_of(first) is not None:
            return True
        # 填报人：某某 · 联系电话：… stand below the table in its own columns.
        return all(_BEFORE_COLON.match(cell.text) for cell in row.printed)

    def _signs_off(self, row: FormRow) -> bool:
        """Whether labels stand between values: 分管领导： · 某某 · 联系电话： · …"""
        labels = [
            _ends_as_label(cell) or self.vocabulary.field_of(cell.text) == "unread"
            for cell in row.printed
        ]
        return labels[0] and sum(labels) > 1 and sum(labels) * 2 >= len(labels)

    def _begin_table(self, row: FormRow) -> bool:
        """Take a head row, if it is one."""
        indicators = IndicatorTable.recognise(row, self.vocabulary, below=self._below)
        if indicators is not None:
            if indicators.has_no_levels and is_half_head(
                self._above, row, self.vocabulary
            ):
                self._table = None
                return True
            self._begin_indicators(indicators)
            claim_heads(row, self.draft)
            return True
        if isinstance(self._table, IndicatorTable):
            if self._table.continue_head(row, self.vocabulary):
                self._form.keys |= self._table.keys
                claim_heads(row, self.draft)
                return True
            if self._table.numbers_columns(row):
                return True
            if not self.is_labelled(row):
                return False
        if isinstance(self._table, PlannedTasks) and self._table.continue_head(row):
            claim_heads(row, self.draft)
            return True
        table = self.small_table(row)
        if table is None:
            return False
        self._table = table
        self._section = None
        claim_heads(row, self.draft)
        return True

    def _begin_indicators(self, table: IndicatorTable) -> None:
        if isinstance(self._table, IndicatorTable):
            table = self._table.again(table)
            table.stand_below(self._table)
        if self._form.text("medium_term_goal"):
            table.columns.share_terms()
        self._form.keys |= table.keys
        self._table = table

    def _read_pairs(self, row: FormRow) -> None:
        """Labels, each before its value."""
        name, label = self._section, None
        self._find_terms(row)
        for cell in row.printed:
            found = self.vocabulary.numbered_field_of(cell.text)
            if found is not None:
                self._table = None
                self.term = self._term_above(cell)
                self.money.suggest(unit_in(cell.text))
                claim_label(cell, self.draft)
                if name is None or cell is row.printed[0]:
                    self._section = found
                name, label = found, cell
            elif name == "grade":
                self._take(name, cell, label)
            elif self.money_note(cell) or self.draft.label(cell):
                self.money.suggest(unit_in(cell.text))
                name, label = None, None
            elif holds_items(cell.text):
                self._form.indicators.extend(read_items((cell,), self.draft))
            elif name is not None and not self._names_goal(name, cell):
                self._take(name, cell, label)
            else:
                self.read_labelled(cell)

    def _names_goal(self, name: str, cell: Cell) -> bool:
        """Whether a cell behind 总体目标 says itself which goal it is: 预期目标：…"""
        said = _BEFORE_COLON.match(cell.text)
        return (
            name in _GOALS
            and said is not None
            and self.vocabulary.field_of(without_marks(said[1])) in _GOALS
        )

    def _find_terms(self, row: FormRow) -> None:
        """The totals of the terms in a row: what sources beside and below are part of."""
        terms = [
            head_over(cell, _TERMS[name])
            for cell in row.printed
            if (name := self.vocabulary.field_of(cell.text)) in _TERMS
        ]
        if terms:
            self._terms = terms

    def _term_above(self, label: Cell) -> str:
        """The term of a source's label: the last one that begins left of it."""
        if len({term.key for term in self._terms}) < _BOTH:
            return self._terms[-1].key if self._terms else "annual"
        before = [term for term in self._terms if term.start <= label.column]
        return before[-1].key if before else "annual"

    def _take(self, name: str, cell: Cell, label: Cell | None) -> None:
        self.fill(name, cell, 0, len(cell.text), unit_in(label.text) if label else None)
        if name.startswith("funding.") and self.draft.claims.is_free(cell):
            # 年度资金总额：50.00，其中：财政拨款：45.00 in the cell behind the label.
            self.read_labelled(cell, unit_in(label.text) if label else None)


def _ends_as_label(cell: Cell) -> bool:
    """Whether a cell ends in a colon, and is no level of indicators."""
    text = cell.text.rstrip()
    return text.endswith(("：", ":")) and level_of(text[:-1], LATEST) is None
