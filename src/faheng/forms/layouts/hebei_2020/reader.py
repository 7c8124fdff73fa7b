"""Reads the department's goals, then one form after the other."""

from __future__ import annotations

from pathlib import Path

from faheng.documents.document import Block, Cell, Grid, Line
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.duties import without_duties
from faheng.forms.targets.flat import FlatForms
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_title, read_year, short_units, split_code
from faheng.forms.targets.indents import INDENT, Indents
from faheng.forms.targets.mending import author_start, mend_name, mend_prose
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.vocabulary import load_labels, load_vocabulary
from faheng.model.package import DepartmentTargets
from faheng.values.grammar import parse_value
from faheng.values.patterns import lazy_pattern

_FOLDER = Path(__file__).parent
VOCABULARY = load_vocabulary(_FOLDER)
_DATA = load_labels(_FOLDER)
LABELS = VOCABULARY.labels | {
    *_DATA["parts"],
    *_DATA["numbers"],
    *_DATA["titles"],
}
_BUREAU_WITH_CODE = lazy_pattern(r"\d{3,}[^\d\s]{2,40}")
_NUMBERED = lazy_pattern(
    r"\s*(第[一二三四五]部分|[（(][一二三四五六七八九十]+[）)])\s*"
)
_PART = lazy_pattern(r"第[一二三四五]部分|[一二三四五][、.．]")
_UNIT_BEHIND = lazy_pattern(r"\s+(?:金额)?单位\s*[:：].*$")
_LONGEST_TITLE = 30
_FORM_TITLE = lazy_pattern(r"(?:\d+[、.．])?(.+?)(?:项目)?(?:支出)?绩效目标表?")


def read(draft: Draft) -> None:
    """The whole document."""
    blocks = draft.document.blocks
    first = next((unit for unit in draft.document.lines() if text_of(unit)), None)
    if first is not None and not _NUMBERED.match(text_of(first)):
        read_title(draft, first)
    read_year(draft)
    _read_department(draft, blocks)
    reader = FormReader(draft, VOCABULARY, MoneyReader("万元"))
    grids = list(draft.document.grids())
    lines = [] if grids else list(draft.document.lines())
    flat = FlatForms(draft, VOCABULARY, lines, is_sure=bool(lines))
    for block in blocks:
        if isinstance(block, Grid):
            _read_form_head(draft, reader, block)
            reader.read((block,))
        elif (
            text_of(block)
            and draft.claims.is_free(block)
            and not reader.money_note(block)
            and not _read_bureau(draft, reader, block)
        ):
            flat.read(block, reader)
    forms = without_duties(reader.close(), draft)
    names = {form.text("project.name") for form in forms}
    for unit in short_units(draft.document):
        # The title above a form says its project's name once more.
        title = _FORM_TITLE.fullmatch(mend_name(unit.text))
        if title is not None and title[1] in names and draft.claims.is_free(unit):
            draft.take(unit)
    FormWriter(draft, forms).write()


def _read_department(draft: Draft, blocks: tuple[Block, ...]) -> None:
    """The goals of the whole department: the prose of the part that is about them."""
    paragraphs: list[tuple[Line, str]] = []
    is_goals = False
    for block in blocks:
        if isinstance(block, Grid):
            is_goals = False
            continue
        text = text_of(block)
        if not text or not draft.claims.is_free(block) or is_page_number(block):
            continue
        if _PART.match(text) and len(text) < _LONGEST_TITLE:
            is_goals = "整体" in text or "总体" in text
        if _read_heading(draft, block):
            continue
        if _FORM_TITLE.fullmatch(mend_name(text)):
            is_goals = False
        elif is_goals:
            paragraphs.append((block, draft.take(block)))
    _write_goals(draft, paragraphs)


def _write_goals(draft: Draft, paragraphs: list[tuple[Line, str]]) -> None:
    goals: list[str] = []
    wrapped = draft.is_wrapped
    indents = Indents(draft.document)
    is_indented = any(indents.begins(line) for line, _ in paragraphs)
    for line, text in paragraphs:
        if is_indented and goals and not indents.begins(line):
            goals[-1] = mend_prose(f"{INDENT}{goals[-1]}\n{text}", wrapped=True) or ""
            continue
        both = mend_prose(f"{goals[-1]}\n{text}", wrapped=True) if goals else text
        if wrapped and not is_indented and goals and both and "\n" not in both:
            goals[-1] = both
            continue
        draft.place(f"/department_targets/goals/{len(goals)}", line)
        goals.append(text)
    if goals:
        draft.department_targets = DepartmentTargets(goals=tuple(goals))


def _read_heading(draft: Draft, line: Line) -> bool:
    """A numbered heading: number and title are labels of their own."""
    begin = author_start(line.text)
    number = _NUMBERED.match(line.text, begin)
    start = number.end() if number else begin
    if not draft.claims.is_label(line.text[start:]):
        return False
    if number:
        draft.label(line, begin, start)
    return draft.label(line, start)


def _read_form_head(draft: Draft, reader: FormReader, grid: Grid) -> None:
    """Code and name of the bureau stand in a box of their own above each form."""
    for row in grid.rows:
        filled = [cell for cell in row if text_of(cell) and not reader.money_note(cell)]
        # Nothing of a row's own stands to the left of it.
        if filled:
            _read_bureau(draft, reader, filled[0])


def _read_bureau(draft: Draft, reader: FormReader, unit: Line | Cell) -> bool:
    """Take the bureau with its code, and a money unit printed behind it."""
    before = _UNIT_BEHIND.sub("", unit.text)
    text = mend_name(without_marks(before))
    if not _BUREAU_WITH_CODE.fullmatch(text) or _is_quantity(text):
        return False
    if before != unit.text:
        reader.without_unit_note(unit)
    bureau = split_code(text)
    if draft.bureau.code is None:
        draft.bureau = bureau
        draft.place("/bureau", unit)
    if bureau == draft.bureau:
        draft.take(unit, 0, len(before))
    return True


def _is_quantity(text: str) -> bool:
    """Whether it is the value of an indicator, alone on its line: 1440元/件, 2024年底前."""
    return parse_value(text).kind == "quantitative"
