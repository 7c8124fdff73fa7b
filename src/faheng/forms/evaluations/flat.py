"""Money of an evaluation whose cells are lost: words of a line parted by blanks."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.documents.document import Line
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.evaluations.execution import SOURCES, TOTALS
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.flat_words import Word, labels_in
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_FIELDS = {
    "initial_budget": "funding.initial_budget",
    "full_year_budget": "funding.full_year_budget",
    "executed": "funding.executed",
    "rate": "execution.rate",
    "score": "execution.score",
}
_KEYS = frozenset({*_FIELDS, "weight", "expected_executed"})
_MONEY = frozenset({"initial_budget", "full_year_budget", "executed", "rate"})
_STROKES = frozenset("—-－–/")
_FEWEST, _MOST_FIGURES = 2, 3


class FlatMoney:
    """Heads in one line, figures in the next; and the line of the total score."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary) -> None:
        self._draft = draft
        self._vocabulary = vocabulary
        self._heads: list[str] = []
        self._unit: str | None = None

    def read(self, line: Line, reader: EvaluationReader) -> bool:
        """Take the line, if it is one of these."""
        words = labels_in(line, self._vocabulary)
        if len(words) < _FEWEST:
            return False
        return (
            self._read_heads(line, words)
            or self._read_figures(line, words, reader)
            or self._read_score(line, words, reader)
        )

    def _read_heads(self, line: Line, words: Sequence[Word]) -> bool:
        keys = [self._vocabulary.head_of(word.text) for word in words]
        known = [key for key in keys if key in _KEYS]
        if len(_MONEY & set(known)) < _FEWEST or len(known) < len(words) - 1:
            return False
        self._heads = [key for key in known if key]
        self._unit = next(filter(None, (unit_in(word.text) for word in words)), None)
        for word in words:
            self._draft.label(line, *word.span)
        return True

    def _read_figures(
        self, line: Line, words: Sequence[Word], reader: EvaluationReader
    ) -> bool:
        label, *figures = words
        key = label_key(label.text)
        is_total = (
            key in TOTALS or self._vocabulary.field_of(label.text) == "funding.annual"
        )
        if not self._heads or not (is_total or key in SOURCES):
            return False
        self._draft.label(line, *label.span)
        if not is_total or len(figures) != len(self._heads):
            return True
        for head, word in zip(self._heads, figures, strict=True):
            if head in _FIELDS and not set(word.text) <= _STROKES:
                reader.fill(_FIELDS[head], line, *word.span, self._unit)
        reader.form.keys.add("actual")
        return True

    def _read_score(
        self, line: Line, words: Sequence[Word], reader: EvaluationReader
    ) -> bool:
        label, *figures = words
        named = self._vocabulary.field_of(label.text) == "score"
        if not named or len(figures) > _MOST_FIGURES:
            return False
        if any(figure_of(word.text) is None for word in figures):
            return False
        self._draft.label(line, *label.span)
        reader.fill("score", line, *figures[-1].span, None)
        return True
