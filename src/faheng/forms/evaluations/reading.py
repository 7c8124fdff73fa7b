"""Reads a document of forms that tell what was done, one after the other."""

from __future__ import annotations

from faheng.documents.document import Grid
from faheng.forms.draft import Draft
from faheng.forms.evaluations.flat import FlatMoney
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.evaluations.words import load_words
from faheng.forms.evaluations.writing import EvaluationWriter
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.heading import read_titles, take_bureau
from faheng.forms.targets.rows import text_of

VOCABULARY = load_words()
LABELS = VOCABULARY.labels
_LONGEST_LABELLED = 200


def read_forms(draft: Draft) -> None:
    """The whole document."""
    read_titles(draft)
    reader = EvaluationReader(draft, VOCABULARY)
    flat = FlatForms(draft, VOCABULARY, list(draft.document.lines()))
    money = FlatMoney(draft, VOCABULARY)
    for block in draft.document.blocks:
        if isinstance(block, Grid):
            reader.read((block,))
        elif text_of(block):
            reader.hear(block)
            is_free = draft.claims.is_free(block)
            if is_free and (money.read(block, reader) or flat.read(block, reader)):
                continue
            if not is_free:
                reader.without_unit_note(block)
            elif len(block.text) <= _LONGEST_LABELLED:
                reader.read((block,))
    forms = reader.close()
    take_bureau(draft, reader.bureau)
    writer = EvaluationWriter(draft, forms)
    for form in forms:
        writer.write(form)
