"""Puts printed text into the fields of the form being read."""

from __future__ import annotations

from faheng.forms.claims import Unit, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.checkboxes import ticked
from faheng.forms.targets.heading import year_alone
from faheng.forms.targets.indicators import with_terms_joined
from faheng.forms.targets.mending import mend_name, mend_prose, rejoined
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount, PrintedForm
from faheng.forms.targets.vocabulary import Vocabulary, unit_in
from faheng.values.patterns import lazy_pattern

PROSE = frozenset(
    {
        "project.basis",
        "project.overview",
        "project.plan",
        "annual_goal",
        "medium_term_goal",
        "whole_goal",
        "goal_done",
    }
)
_IDENTITY = frozenset({"project.name", "project.code"})
_OPTIONS = frozenset({"project.kind", "project.term", "project.procurement"})
_MONEY = ("funding.", "source.")
_UNIT_NOTE = lazy_pattern(
    r"[（(]?(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(万?元)\s*[)）]?\s*$"
)
_BEFORE_COLON = lazy_pattern(
    r"(?:^|(?<=[\s　；;，,。]))((?:其中\s*[:：]\s*)?[^\s:：]{2,20}?)\s*[:：]"
)
_BEHIND_AMOUNT = " \t\r\n　，,；;。"


class FormFiller:
    """The forms found so far, and the one being filled."""

    def __init__(
        self, draft: Draft, vocabulary: Vocabulary, money: MoneyReader | None = None
    ) -> None:
        self.draft = draft
        self.vocabulary = vocabulary
        self.money = money or MoneyReader()
        self.forms: list[PrintedForm] = []
        self.bureau: list[tuple[str, str, Unit]] = []
        self.term = "annual"
        self._form = PrintedForm()

    @property
    def form(self) -> PrintedForm:
        """The form being read."""
        return self._form

    def next_form(self) -> None:
        """What follows is of another project; a table of several goes on."""
        if self._form.is_filled:
            self._form.settle_wholes()
            self._form.indicators = with_terms_joined(self._form.indicators)
            self.forms.append(self._form)
        else:
            # Nothing to hold it: what was taken for it is not read after all.
            for _, unit, start, end in self._form.taken:
                self.draft.release(unit, start, end)
        self._form = PrintedForm()
        self.term = "annual"

    def read_labelled(self, unit: Unit, printed_unit: str | None = None) -> None:
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
            self.fill(name, unit, match.end(), end, unit_in(match[1]) or printed_unit)

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
        if name == "year":
            self._fill_year(unit, start, end)
            return
        if name.startswith(_MONEY):
            self._fill_money(name, unit, start, end, printed_unit)
            return
        wrapped = self.draft.is_wrapped
        mended = (
            mend_prose(unit.text[start:end], wrapped=wrapped)
            if _is_prose(name)
            else mend_name(text)
        )
        if mended in self._form.texts.get(name, ()):
            # The same cell again, in each row of a table of several projects.
            self.draft.take(unit, start, end)
            return
        if name.startswith("bureau."):
            self._fill_bureau(name, unit, start, end)
            return
        if name in _OPTIONS and (options := ticked(unit.text[start:end])) is not None:
            self._fill_options(name, unit, start, options)
            return
        if name in _IDENTITY:
            self._begin_form(name, mend_name(text))
        elif self._form.texts.get(name) and not _is_prose(name):
            return
        self.draft.take(unit, start, end)
        self._form.taken.append((name, unit, start, end))
        before = self._form.texts.get(name)
        if before and name in _IDENTITY:
            return
        printed = without_marks(unit.text[start:end])
        if before and wrapped:
            # A paragraph broken by a page goes on in the next grid.
            printed = rejoined(self._form.lines.get(name, "\n".join(before)), printed)
            self._form.lines[name] = printed
            before[:] = (mend_prose(printed, wrapped=True) or "",)
            return
        self._form.lines[name] = printed
        self._form.add(name, mended or "", unit)

    def _fill_year(self, unit: Unit, start: int, end: int) -> None:
        """The year of the whole file; one that says something else is left."""
        year = year_alone(unit.text[start:end])
        if year is not None and self.draft.year is None:
            self.draft.year = year
            self.draft.place("/year", unit)
        if year is not None and year == self.draft.year:
            self.draft.take(unit, start, end)

    def _fill_options(
        self, name: str, unit: Unit, start: int, options: list[tuple[int, int]]
    ) -> None:
        """What is ticked; boxes and the other options are left."""
        if not options or self._form.texts.get(name):
            return
        said = []
        for first, last in options:
            said.append(mend_name(self.draft.take(unit, start + first, start + last)))
            self._form.taken.append((name, unit, start + first, start + last))
        self._form.add(name, "、".join(said), unit)

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
        printed = unit.text[start:end].rstrip(_BEHIND_AMOUNT)
        end, behind = start + len(printed), end
        yuan = self.money.yuan(printed, printed_unit, self.draft)
        if yuan is None:
            return
        if name.startswith("source."):
            amounts = self._form.sources.setdefault(self.money.source(name), {})
            key = self.term
        else:
            amounts, key = self._form.amounts, name
        if (known := amounts.get(key)) is not None:
            if known.yuan == yuan:
                # Printed again, in each row of a table of several projects.
                self.draft.take(unit, start, end)
            return
        amounts[key] = Amount(yuan, unit)
        self.draft.take(unit, start, end)
        self.draft.label(unit, end, behind)
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
