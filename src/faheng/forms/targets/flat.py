"""Forms as lines: what was a row of cells is a line of words parted by blanks.

Labels stand before what they name, heads above it, as in the cells they were. Where
a blank cell has left no trace, what cannot be placed stays ``unread``.
"""

from __future__ import annotations

from collections.abc import Sequence

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of, month_end_of
from faheng.forms.targets.filling import PROSE
from faheng.forms.targets.flat_tables import LEVELS, Part, flat_tables
from faheng.forms.targets.flat_words import Word, labels_in, words_in
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.indicators import PrintedIndicator, one_or_two
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.printed import Amount, Share
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_TERMS = ("funding.annual", "funding.medium_term")
_GOALS = ("medium_term_goal", "annual_goal")


class FlatForms:
    """The flat tables of a document, and the lines of labels and heads above them.

    ``is_sure`` says that the layout is known: its labels are read though no table is.
    """

    def __init__(
        self,
        draft: Draft,
        vocabulary: Vocabulary,
        lines: Sequence[Line],
        *,
        is_sure: bool = False,
    ) -> None:
        self._draft = draft
        self._vocabulary = vocabulary
        self._rows: dict[int, tuple[Part, ...]] = {}
        self._heads: dict[int, bool] = {}
        said = [line for line in lines if text_of(line) and not is_page_number(line)]
        for table in flat_tables(said, vocabulary, draft):
            self._heads[id(table.head)] = bool(table.rows)
            self._rows |= {id(line): parts for line, parts in table.rows}
        self._left = len(self._heads)
        self._is_sure = is_sure or bool(self._rows)
        self._carried: dict[str, str] = {}
        # The prose field that goes on below, and the heads of the line above.
        self._open: str | None = None
        self._months: list[tuple[int, Line, Word]] = []
        self._sources: list[str] = []
        self._goals: list[str] = []

    def read(self, line: Line, reader: FormReader) -> bool:
        """Take a line of a flat table, or labels and values in a line above it."""
        if not self._is_sure:
            return False
        if (is_read := self._heads.get(id(line))) is not None:
            if is_read:
                self._label_words(line)
            self._carried, self._open = {}, None
            self._left -= 1
            return is_read
        if id(line) in self._rows:
            self._read_row(line, self._rows[id(line)], reader)
            return True
        return (
            self._read_below_heads(line, reader)
            or self._read_heads(line)
            or self._read_amounts(line, reader)
            or self._read_pairs(line, reader)
            or self._go_on(line, reader)
        )

    def _read_row(self, line: Line, parts: Sequence[Part], reader: FormReader) -> None:
        blocks = (PrintedIndicator(shares_units=True) for _ in range(2))
        first, second = blocks
        for part in parts:
            found = second if part.block else first
            text = mend_name(self._draft.take(line, part.start, part.end))
            found.texts[part.key] = text
            found.units[part.key] = line
        for index, key in enumerate(LEVELS):
            if text := first.text(key) or "":
                for lower in LEVELS[index:]:
                    self._carried.pop(lower, None)
                self._carried[key] = text
            elif key in self._carried:
                first.texts[key] = self._carried[key]
            if second.units and not second.text(key) and first.text(key):
                second.texts[key] = first.texts[key]
        found_here = one_or_two(first, second) if second.units else [first]
        reader.form.indicators += found_here
        for indicator in found_here:
            reader.form.keys |= set(indicator.texts)

    def _read_heads(self, line: Line) -> bool:
        """A line of month ends, of sources or of two goals; what follows is below."""
        words = labels_in(line, self._vocabulary)
        months = [
            (month, line, word) for word in words if (month := month_end_of(word.text))
        ]
        sources = [self._vocabulary.head_of(word.text) or "" for word in words]
        goals = [self._vocabulary.field_of(word.text) or "" for word in words]
        goals = goals if goals[:1] != [""] else goals[1:]
        if len(months) > 1 and len(words) - len(months) <= 1:
            self._months = months
        elif (
            len(words) > 2
            and sources[0] == "total"
            and all(key.startswith("source.") for key in sources[1:])
        ):
            self._sources = sources
        elif len(goals) > 1 and set(goals) <= {*_GOALS}:
            self._goals = goals
        else:
            return False
        self._open = None
        self._label_words(line)
        return True

    def _read_below_heads(self, line: Line, reader: FormReader) -> bool:
        """The shares below month ends, the goals below their heads: one for each."""
        words = words_in(line)
        if self._months:
            months, self._months = self._months, []
            figures = [figure_of(word.text) is not None for word in words]
            if all(figures) and len(words) == len(months):
                reader.form.shares += [
                    Share(month, head, line, label.span, word.span)
                    for (month, head, label), word in zip(months, words, strict=True)
                ]
                return True
        if self._goals:
            goals, self._goals = self._goals, []
            if len(words) == len(goals) and not self._begins_with_label(words):
                for name, word in zip(goals, words, strict=True):
                    reader.fill(name, line, word.start, word.end, None)
                return True
        return False

    def _read_amounts(self, line: Line, reader: FormReader) -> bool:
        """A term and its amounts; only as many as heads can be told by source."""
        label, *figures = labels_in(line, self._vocabulary)
        name = self._vocabulary.field_of(label.text)
        if name not in _TERMS or not self._sources or not figures:
            return False
        if any(figure_of(word.text) is None for word in figures):
            return False
        self._draft.label(line, *label.span)
        unit = unit_in(label.text)
        total, *parts = figures
        reader.fill(name, line, *total.span, unit)
        if len(figures) == len(self._sources):
            term = name.removeprefix("funding.")
            for key, word in zip(self._sources[1:], parts, strict=True):
                self._read_source(reader, key, term, line, word, unit)
        return True

    def _read_source(
        self,
        reader: FormReader,
        key: str,
        term: str,
        line: Line,
        word: Word,
        unit: str | None,
    ) -> None:
        yuan = reader.money.yuan(word.text, unit, self._draft)
        if yuan is None:
            return
        terms = reader.form.sources.setdefault(reader.money.source(key), {})
        terms[term] = Amount(yuan, line)
        self._draft.take(line, *word.span)
        reader.form.taken.append((key, line, *word.span))

    def _read_pairs(self, line: Line, reader: FormReader) -> bool:
        """Labels and values that take turns in a line."""
        words = labels_in(line, self._vocabulary)
        if len(words) < 2 or not self._begins_with_label(words):
            return False
        names = [self._vocabulary.field_of(word.text) for word in words]
        labels = [index for index, name in enumerate(names) if name]
        for index, following in zip(labels, [*labels[1:], len(words)], strict=True):
            word, name = words[index], names[index] or ""
            self._draft.label(line, *word.span)
            if following > index + 1:
                start, end = words[index + 1].start, words[following - 1].end
                reader.fill(name, line, start, end, unit_in(word.text))
        first, last = names[labels[0]], names[labels[-1]]
        # 预算规模及资金用途 stands before its amounts; what the money is for is below.
        self._open = next((name for name in (last, first) if name in PROSE), None)
        return True

    def _go_on(self, line: Line, reader: FormReader) -> bool:
        """Prose that goes on below its label."""
        name, text = self._open, text_of(line)
        if (
            name is None
            or not self._left
            or text.endswith("表")
            or self._draft.claims.is_label(text)
        ):
            self._open = None
            return False
        before = reader.form.texts.get(name)
        if not before:
            reader.fill(name, line, 0, len(line.text), None)
            return True
        self._draft.take(line)
        reader.form.taken.append((name, line, 0, len(line.text)))
        before[:] = (mend_prose("\n".join([*before, text]), wrapped=True) or "",)
        return True

    def _begins_with_label(self, words: Sequence[Word]) -> bool:
        return self._vocabulary.field_of(words[0].text) is not None

    def _label_words(self, line: Line) -> None:
        self._draft.label(line)
        for word in labels_in(line, self._vocabulary):
            self._draft.label(line, *word.span)
