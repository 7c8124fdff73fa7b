"""Reads a document of target forms: a project's each, or the whole department's."""

from __future__ import annotations

from faheng.documents.document import Grid
from faheng.forms.draft import Draft
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.duties import without_duties
from faheng.forms.targets.evidence import compact_text
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_titles, take_bureau
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.words import VOCABULARY

_LONGEST_LABELLED = 200


def read_targets(draft: Draft) -> None:
    """The whole document."""
    read_titles(draft)
    reader = FormReader(draft, VOCABULARY)
    flat = FlatForms(draft, VOCABULARY, list(draft.document.lines()))
    for block in draft.document.blocks:
        if isinstance(block, Grid):
            reader.read((block,))
        elif not text_of(block):
            continue
        elif not draft.claims.is_free(block):
            # A title or a year, with the unit of money behind it.
            reader.without_unit_note(block)
        elif not flat.read(block, reader) and len(block.text) <= _LONGEST_LABELLED:
            reader.read((block,))
    forms = without_duties(reader.close(), draft)
    take_bureau(draft, reader.bureau)
    is_whole = is_of_department(draft, reader)
    writer = FormWriter(draft, forms)
    for form in forms:
        if is_whole and names_no_project(form) and draft.department_targets is None:
            writer.write_department(form)
        else:
            writer.write_declaration(form)


def is_of_department(draft: Draft, reader: FormReader) -> bool:
    """Whether a form that names no project can be the department's own."""
    return bool(reader.bureau) or "整体" in compact_text(draft.document)


def names_no_project(form: PrintedForm) -> bool:
    """Whether a form with targets says of no project that they are its own."""
    return form.text("project.name") is None and bool(
        form.indicators or form.text("annual_goal")
    )
