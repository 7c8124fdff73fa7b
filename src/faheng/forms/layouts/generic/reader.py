"""Reads what heads and labels explain; everything else stays ``unread``."""

from __future__ import annotations

from faheng.documents.document import Grid
from faheng.forms.draft import Draft
from faheng.forms.evaluations.flat import FlatMoney
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.evaluations.report import ITEM_VOCABULARY, is_report, read_report
from faheng.forms.evaluations.words import load_words
from faheng.forms.evaluations.writing import EvaluationWriter, is_monitoring
from faheng.forms.layouts.generic.tables import BudgetTables
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.duties import without_duties
from faheng.forms.targets.evidence import compact_text
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.heading import read_titles, take_bureau
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.words import LABELS as TARGET_LABELS

VOCABULARY = load_words()
LABELS = TARGET_LABELS | VOCABULARY.labels
_LONGEST_LABELLED = 200


def read(draft: Draft) -> None:
    """The whole document."""
    if is_report(draft.document):
        read_report(draft, ITEM_VOCABULARY)
    else:
        _read_forms(draft)


def _read_forms(draft: Draft) -> None:
    """Forms and budget tables, whatever the document holds of them."""
    read_titles(draft)
    money = MoneyReader()
    reader = EvaluationReader(draft, VOCABULARY, money)
    tables = BudgetTables(draft, money)
    flat = FlatForms(draft, VOCABULARY, list(draft.document.lines()))
    spent = FlatMoney(draft, VOCABULARY)
    for block in draft.document.blocks:
        if isinstance(block, Grid):
            if not tables.read(block):
                reader.read((block,))
        elif text_of(block):
            reader.hear(block)
            if draft.claims.is_free(block) and (
                spent.read(block, reader) or flat.read(block, reader)
            ):
                continue
            tables.hear(block)
            if not draft.claims.is_free(block):
                reader.without_unit_note(block)
            elif len(block.text) <= _LONGEST_LABELLED:
                reader.read((block,))
    forms = without_duties(reader.close(), draft)
    take_bureau(draft, reader.bureau)
    is_whole = bool(reader.bureau) or "整体" in compact_text(draft.document)
    writer, evaluations = FormWriter(draft, forms), EvaluationWriter(draft, forms)
    for form in forms:
        if form.is_evaluation or is_monitoring(form):
            evaluations.write(form)
        elif is_whole and _is_department(form) and draft.department_targets is None:
            writer.write_department(form)
        else:
            writer.write_declaration(form)
    tables.write()


def _is_department(form: PrintedForm) -> bool:
    """A form with targets that names no project is the department's own."""
    return form.text("project.name") is None and bool(
        form.indicators or form.text("annual_goal")
    )
