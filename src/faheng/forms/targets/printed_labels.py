"""Printed labels and heads, claimed as such with what stands around their words."""

from __future__ import annotations

from faheng.documents.document import Cell
from faheng.forms.draft import Draft
from faheng.forms.targets.rows import FormRow
from faheng.forms.targets.vocabulary import label_end, label_start


def claim_heads(row: FormRow, draft: Draft) -> None:
    """The heads are labels, without the remarks behind them."""
    for cell in row.printed:
        claim_label(cell, draft)


def claim_label(cell: Cell, draft: Draft) -> None:
    """A label, whole or before the remark behind it; its number goes with it."""
    start, end = label_start(cell.text), label_end(cell.text)
    if draft.label(cell) or draft.label(cell, 0, end):
        return
    if start and (draft.label(cell, start) or draft.label(cell, start, end)):
        draft.take(cell, 0, start)
