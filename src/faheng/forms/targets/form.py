"""Reads forms row by row: labels before values, and tables below heads.

The words come from the layout's vocabulary; the machinery is the same for all. One
document may hold many forms: a new one begins where a project's name or code is
printed again with another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from faheng.documents.document import Block, Cell, Grid
from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.indicators import IndicatorTable, claim_heads, claim_label
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm
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

_IDENTITY = frozenset({"project.name", "project.code"})
_TERMS = frozenset({"funding.annual", "funding.medium_term"})
PROSE = frozenset(
    {
        "project.basis",
        "project.overview",
        "project.plan",
        "annual_goal",
        "medium_term_goal",
        "goal_done",
    }
)
_GOALS = frozenset({"annual_goal", "medium_term_goal", "goal_done"})
_SUMS = frozenset({"合计", "总计"})
_UNIT_NOTE = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(万?元)\s*$")
_BEFORE_COLON = re.compile(r"(?:^|(?<=[\s　；;，,]))([^\s:：]{2,20}?)\s*[:：]")


class FormReader:
    """Fills printed forms from blocks; ``forms`` are what it found, in order."""

    def __init__(
        self, draft: Draft, vocabulary: Vocabulary, money: MoneyReader | None = None
    ) -> None:
        self.draft = draft
        self.vocabulary = vocabulary
        self.money = money or MoneyReader()
        self.forms: list[PrintedForm] = []
        self.bureau: list[tuple[str, str, Unit]] = []
        self._form = PrintedForm()
        self._table: FormTable | IndicatorTable | None = None
        self._section: str | None = None
        self._page: int | None = None
        self._page_turned = False
        self._of_last_row = 0
        self._terms: list[Head] = []
        self._term = "annual"

    @property
    def form(self) -> PrintedForm:
        """The form being read."""
        return self._form

    @property
    def table(self) -> FormTable | IndicatorTable | None:
        """The table whose rows are being read."""
        return self._table

    def read(self, blocks: Iterable[Block]) -> None:
        """Read these blocks: rows of grids, and labelled parts of lines."""
        for block in blocks:
            if isinstance(block, Grid):
                self._page_turned = block.page is not None and block.page != self._page
                self._page = block.page
                for row in rows_of((block,)):
                    if not self._read_torn_head(row):
                        self.read_row(row)
            elif text_of(block):
                self.read_labelled(block)

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
        """What follows is of another project; a table of several goes on."""
        if self._form.is_filled:
            self.forms.append(self._form)
        else:
            # Nothing to hold it: what was taken for it is not read after all.
            for _, unit, start, end in self._form.taken:
                self.draft.release(unit, start, end)
        self._form = PrintedForm()
        self._terms = []

    def read_row(self, row: FormRow) -> None:
        if self._begin_table(row):
            return
        table = self._table
        if isinstance(table, IndicatorTable):
            if "score" in table.keys and label_key(row.printed[0].text) in _SUMS:
                self._read_total(table, row)
                return
            if not self.is_labelled(row):
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
            FundingTable.recognise(row, self.vocabulary, self.money)
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
            for name, cell in table.beside(row):
                self.fill(name, cell, 0, len(cell.text), None)
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
        for cell in (below or figures)[-1:]:
            self.fill("score", cell, 0, len(cell.text), None)

    def is_labelled(self, row: FormRow) -> bool:
        """Whether the row begins with the label of a field, which ends a table."""
        first = row.printed[0].text
        if self.vocabulary.field_of(first) is not None:
            return True
        # 填报人：某某 · 联系电话：… stand below the table in its own columns.
        return all(_BEFORE_COLON.match(cell.text) for cell in row.printed)

    def _begin_table(self, row: FormRow) -> bool:
        """Take a head row, if it is one."""
        indicators = IndicatorTable.recognise(row, self.vocabulary)
        if indicators is not None:
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
        self._form.keys |= table.keys
        self._table = table

    def _read_pairs(self, row: FormRow) -> None:
        """Labels, each before its value."""
        name, label = self._section, None
        self._find_terms(row)
        for cell in row.printed:
            found = self.vocabulary.field_of(cell.text)
            if found is not None:
                self._table = None
                self._term = self._term_above(cell)
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
        """Both terms' totals in one row: the sources below them stand two by two."""
        terms = [
            head_over(cell, name.removeprefix("funding."))
            for cell in row.printed
            if (name := self.vocabulary.field_of(cell.text)) in _TERMS
        ]
        if terms:
            self._terms = terms if len({term.key for term in terms}) > 1 else []
        self._term = "annual"

    def _term_above(self, label: Cell) -> str:
        """The term of a source's label: the last one that begins left of it."""
        before = [term for term in self._terms if term.start <= label.column]
        return before[-1].key if before else "annual"

    def _take(self, name: str, cell: Cell, label: Cell | None) -> None:
        self.fill(name, cell, 0, len(cell.text), unit_in(label.text) if label else None)

    def read_labelled(self, unit: Unit) -> None:
        """Labels with a colon inside one line or cell, each before its value."""
        text = self.without_unit_note(unit)
        found = [
            (match, name)
            for match in _BEFORE_COLON.finditer(text)
            if (name := self.vocabulary.field_of(without_marks(match[1])))
        ]
        if not found:
            if not self.money_note(unit):
                self.draft.label(unit)
            return
        ends = [match.start() for match, _ in found[1:]] + [len(text)]
        for (match, name), end in zip(found, ends, strict=True):
            self.draft.label(unit, match.start(), match.end())
            self.fill(name, unit, match.end(), end, unit_in(match[1]))

    def without_unit_note(self, unit: Unit) -> str:
        """The text before a unit at the line's end, blank before it or not."""
        note = _UNIT_NOTE.search(unit.text)
        if note is None or not unit.text[: note.start()].strip():
            return unit.text
        self.money.say(note[1])
        if not self.draft.label(unit, note.start(), note.end()):
            self.draft.take(unit, note.start(), note.end())
        return unit.text[: note.start()]

    def money_note(self, unit: Unit) -> bool:
        """A note such as （万元） or 单位：万元 that stands alone, if declared."""
        if self.draft.claims.is_label(unit.text) and self.money.say(unit.text):
            return self.draft.label(unit)
        return False

    def fill(
        self, name: str, unit: Unit, start: int, end: int, printed_unit: str | None
    ) -> None:
        """Put a stretch of text into a field, if the field can hold it."""
        text = without_marks(unit.text[start:end]).strip()
        if not text:
            return
        if name == "unit":
            if self.money.say(text):
                self.draft.take(unit, start, end)
            return
        if name == "unread":
            return
        if name.startswith(("funding.", "source.")):
            self._fill_money(name, unit, start, end, printed_unit)
            return
        if text in self._form.texts.get(name, ()):
            # The same cell again, in each row of a table of several projects.
            self.draft.take(unit, start, end)
            return
        if name.startswith("bureau."):
            self._fill_bureau(name, unit, start, end)
            return
        if name in _IDENTITY:
            self._begin_form(name, mend_name(text))
        elif self._form.texts.get(name) and not _is_prose(name):
            return
        self.draft.take(unit, start, end)
        self._form.taken.append((name, unit, start, end))
        wrapped = self.draft.is_wrapped
        mended = (
            mend_prose(text, wrapped=wrapped) if _is_prose(name) else mend_name(text)
        )
        before = self._form.texts.get(name)
        if before and name in _IDENTITY:
            return
        if before and wrapped:
            # A paragraph broken by a page goes on in the next grid.
            before[:] = (mend_prose("\n".join([*before, text]), wrapped=True) or "",)
            return
        self._form.add(name, mended or "", unit)

    def _fill_bureau(self, name: str, unit: Unit, start: int, end: int) -> None:
        """The first of its name stands; one that says something else is left."""
        said = mend_name(unit.text[start:end])
        known = next((text for key, text, _ in self.bureau if key == name), said)
        if said == known:
            self.draft.take(unit, start, end)
            self.bureau.append((name, said, unit))

    def _fill_money(
        self, name: str, unit: Unit, start: int, end: int, printed_unit: str | None
    ) -> None:
        yuan = self.money.yuan(unit.text[start:end], printed_unit, self.draft)
        if yuan is None:
            return
        amount = Amount(yuan, unit)
        if name.startswith("source."):
            terms = self._form.sources.setdefault(self.money.source(name), {})
            if self._term in terms:
                return
            terms[self._term] = amount
        elif (known := self._form.amounts.get(name)) is not None:
            if known.yuan == yuan:
                self.draft.take(unit, start, end)
            return
        else:
            self._form.amounts[name] = amount
        self.draft.take(unit, start, end)
        self._form.taken.append((name, unit, start, end))

    def _begin_form(self, name: str, text: str) -> None:
        """Close the form before, if this names another project."""
        before = self._form.text(name)
        if (
            before is not None
            and before != text
            or before is None
            and self._form.indicators
        ):
            self.next_form()


def _is_prose(name: str) -> bool:
    return name in PROSE or name.startswith("section.")
