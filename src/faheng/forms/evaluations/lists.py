"""Lists of projects, a row each: money, rate, score and grade, and no indicators."""

from __future__ import annotations

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.vocabulary import Vocabulary, unit_in

_FIELDS = {
    "initial_budget": "funding.initial_budget",
    "full_year_budget": "funding.full_year_budget",
    "executed": "funding.executed",
    "rate": "execution.rate",
    "score": "score",
}
_TOLD = frozenset({"funding.executed", "execution.rate", "score", "grade"})
_SUMS = frozenset({"合计", "总计", "小计"})
_NAME = "project.name"
_FEWEST = 2


class ProjectList:
    """The heads of such a list."""

    def __init__(self, heads: list[Head], units: dict[int, str | None]) -> None:
        self._heads = heads
        self._units = units

    @classmethod
    def recognise(cls, row: FormRow, vocabulary: Vocabulary) -> ProjectList | None:
        heads: list[Head] = []
        units: dict[int, str | None] = {}
        for cell in row.printed:
            head, field = vocabulary.head_of(cell.text), vocabulary.field_of(cell.text)
            if head == "name":
                return None
            key = _FIELDS.get(head or "") or field
            if key == "funding.annual":
                key = "funding.full_year_budget"
            if key:
                heads.append(head_over(cell, key))
                units[cell.column] = unit_in(cell.text)
        others = [cell for cell in row.printed if not _is_head(cell, heads, vocabulary)]
        if any(figure_of(cell.text) is not None for cell in others):
            # 项目名称 · 律师值班 · 自评得分 · 96.2 is a form's own row.
            return None
        keys = {head.key for head in heads}
        if (
            len(others) >= len(heads)
            or _NAME not in keys
            or len(keys & _TOLD) < _FEWEST
        ):
            return None
        return cls(heads, units)

    def ends_at(self, row: FormRow, vocabulary: Vocabulary) -> bool:
        """Whether a row is of another form below: it has labels of its own."""
        return any(vocabulary.field_of(cell.text) == _NAME for cell in row.printed)

    def read(self, row: FormRow, form: PrintedForm, draft: Draft) -> bool:
        """Rows are told part by part."""
        return False

    def parts_of(self, row: FormRow) -> list[tuple[str, Cell, str | None]]:
        """What a row says: field, cell and unit of money; nothing of a sum."""
        if any(label_key(cell.text) in _SUMS for cell in row.printed):
            return []
        found = [
            (head.key, cell, self._units[head.start])
            for cell in row.printed
            if (head := head_above(self._heads, cell))
        ]
        names = [part for part in found if part[0] == _NAME]
        return names + [part for part in found if part[0] != _NAME] if names else []


def _is_head(cell: Cell, heads: list[Head], vocabulary: Vocabulary) -> bool:
    return any(head.start == cell.column for head in heads) or bool(
        vocabulary.head_of(cell.text)
        or vocabulary.field_of(cell.text)
        or vocabulary.is_word(cell.text)
    )
