"""Reads the form, then the prose before it.

The prose says most things again. What the form says goes first; prose that repeats a
field word for word has gone into that field, prose of a field the form leaves blank
fills it, and all other prose is left to ``unread``.
"""

from __future__ import annotations

from pathlib import Path

from faheng.documents.document import Document, Grid, Line
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.forms.layouts.kunming_2020.prose import (
    ProsePart,
    part_begun,
    parts_of,
)
from faheng.forms.layouts.kunming_2020.recognition import is_form
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import (
    is_bureau,
    read_title,
    read_year,
    split_code,
)
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import load_vocabulary
from faheng.model.package import Bureau

VOCABULARY = load_vocabulary(Path(__file__).parent)
LABELS = VOCABULARY.labels
_PROSE = ("project.basis", "project.overview", "project.plan")


def read(draft: Draft) -> None:
    """The whole document: one project's text and form after the other."""
    read_year(draft)
    reader = FormReader(draft, VOCABULARY, MoneyReader())
    forms: list[PrintedForm] = []
    is_flat = not any(draft.document.grids())
    every_line = list(draft.document.lines()) if is_flat else []
    flat = FlatForms(draft, VOCABULARY, every_line, is_sure=is_form(draft.document))
    for lines, grids in _projects(draft.document):
        before = len(reader.forms)
        reader.read(grids)
        if not grids:
            # The prose is what the lines of a flattened form leave over.
            lines = [line for line in lines if not flat.read(line, reader)]
        found = reader.close()[before:]
        if not grids and not found:
            found = [PrintedForm()]
        forms += found
        _read_prose(draft, reader, lines, found[0] if len(found) == 1 else None)
    _read_bureau(draft, reader)
    FormWriter(draft, forms).write()


def _projects(document: Document) -> list[tuple[list[Line], list[Grid]]]:
    """Prose and the form below it; a form may stand alone, or run over pages."""
    projects: list[tuple[list[Line], list[Grid]]] = [([], [])]
    for block in document.blocks:
        if isinstance(block, Grid):
            projects[-1][1].append(block)
        elif text_of(block):
            is_heading = part_begun(block, VOCABULARY, True) == "project.name"
            if is_heading and projects[-1][1]:
                projects.append(([], []))
            projects[-1][0].append(block)
    return projects


def _read_prose(
    draft: Draft, reader: FormReader, lines: list[Line], form: PrintedForm | None
) -> None:
    title, parts = parts_of(draft, VOCABULARY, lines)
    if title is not None:
        read_title(draft, title)
    if form is not None:
        for part in parts:
            _read_part(draft, reader, form, part)


def _read_part(
    draft: Draft, reader: FormReader, form: PrintedForm, part: ProsePart
) -> None:
    name = part.name
    if not part.pieces:
        return
    if name == "project.implementing_unit":
        _read_unit(draft, reader, form, part)
    elif form.texts.get(name) and name in (*_PROSE, "project.name"):
        # Prose that says what the field holds already.
        if _bare(part.text) == _bare(form.text(name) or ""):
            part.take(draft)
    elif name in (*_PROSE, "project.name"):
        said = mend_prose(part.take(draft), wrapped=draft.is_wrapped) or ""
        first = part.pieces[0][0]
        form.add(name, said.rstrip("。") if name == "project.name" else said, first)


def _read_unit(
    draft: Draft, reader: FormReader, form: PrintedForm, part: ProsePart
) -> None:
    """单位名称, 组织机构代码 and more, each before a colon; or just the name."""
    (line, start), *others = part.pieces
    text = without_marks(line.text[start:]).strip()
    is_name = is_bureau(text) and not form.texts.get(part.name)
    if is_name:
        form.add(part.name, mend_name(draft.take(line, start)), line)
    rest = others if is_name or start else part.pieces
    reader.read_into(form, [line for line, _ in rest])


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip("。")


def _read_bureau(draft: Draft, reader: FormReader) -> None:
    """The bureau by its label goes before the one in the title."""
    named = [found for found in reader.bureau if found[0] == "bureau.name"]
    codes = [found for found in reader.bureau if found[0] == "bureau.code"]
    if named:
        _, text, unit = named[0]
        bureau = split_code(text)
        draft.bureau = Bureau(name=bureau.name, code=bureau.code)
        draft.place("/bureau/name", unit)
    if codes and draft.bureau.code is None:
        _, text, unit = codes[0]
        draft.bureau = Bureau(name=draft.bureau.name, code=text)
        draft.place("/bureau/code", unit)
