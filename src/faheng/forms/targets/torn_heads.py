"""Heads of indicators torn by a page end: 计量 at the foot, 单位 on the next page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from faheng.documents.document import Cell, Grid
from faheng.forms.claims import Strand
from faheng.forms.draft import Draft
from faheng.forms.targets.indicator_tables import IndicatorTable
from faheng.forms.targets.printed_labels import claim_label
from faheng.forms.targets.rows import FormRow, rows_of, text_of
from faheng.forms.targets.vocabulary import Vocabulary


class TornHead(NamedTuple):
    """A head row read as one, with the cells each of its words was printed in."""

    above: FormRow
    below: FormRow
    row: FormRow
    printed: tuple[tuple[Cell, ...], ...]

    def claim(self, draft: Draft) -> None:
        """Its words are labels, on both pages."""
        for cells in self.printed:
            if len(cells) == 1:
                claim_label(cells[0], draft)
            else:
                strand = Strand(cells)
                draft.label_span(strand, 0, len(strand.text))


def torn_heads(grids: Iterable[Grid], vocabulary: Vocabulary) -> list[TornHead]:
    """The heads whose words are whole only with the first row of the next page."""
    found = []
    for upper, lower in pairwise(grids):
        if upper.page is None or lower.page is None or upper.page == lower.page:
            continue
        above, below = list(rows_of((upper,))), list(rows_of((lower,)))
        if above and below:
            head = _joined(above[-1], below[0], vocabulary)
            if head is not None:
                found.append(head)
    return found


def _joined(above: FormRow, below: FormRow, vocabulary: Vocabulary) -> TornHead | None:
    columns: dict[int, tuple[Cell, ...]] = {
        cell.column: (cell,) for cell in above.printed
    }
    for cell in below.printed:
        columns[cell.column] = (*columns.get(cell.column, ()), cell)
    printed = tuple(columns[column] for column in sorted(columns))
    torn = [cells for cells in printed if len(cells) > 1]
    if not torn or any(cells[0].colspan != cells[1].colspan for cells in torn):
        return None
    words = [_word(cells) for cells in printed]
    known = [
        vocabulary.head_of(word.text) or vocabulary.is_word(word.text) for word in words
    ]
    # What stands above alone may be a column no other form has.
    if not all(
        is_known or cells[-1] not in below.printed
        for is_known, cells in zip(known, printed, strict=True)
    ):
        return None
    row = FormRow(above.cells, tuple(words))
    if IndicatorTable.recognise(row, vocabulary) is None:
        return None
    return TornHead(above, below, row, printed)


def _word(cells: tuple[Cell, ...]) -> Cell:
    return replace(cells[0], text="".join(text_of(cell) for cell in cells))
