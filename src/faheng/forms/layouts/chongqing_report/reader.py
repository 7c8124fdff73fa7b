"""Reads the report: its chapters, its items, its money where the prose names it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from unicodedata import east_asian_width

from faheng.documents.document import Grid, Line
from faheng.forms.draft import Draft
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.evaluations.writing import item_of
from faheng.forms.layouts.chongqing_report.figures import read_figures
from faheng.forms.layouts.chongqing_report.items import ItemReader
from faheng.forms.layouts.chongqing_report.recognition import TITLE
from faheng.forms.layouts.chongqing_report.sections import PrintedSection, is_heading
from faheng.forms.targets.amounts import figure_of, years_in
from faheng.forms.targets.heading import bureau_in_title, read_title
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.vocabulary import load_labels, load_vocabulary
from faheng.forms.targets.words import VOCABULARY as FORM_VOCABULARY
from faheng.model.package import EvaluatedProject, Evaluation, EvaluationItem, Section

_FOLDER = Path(__file__).parent
VOCABULARY = load_vocabulary(_FOLDER)
LABELS = VOCABULARY.labels | FORM_VOCABULARY.labels
_DATA = load_labels(_FOLDER)
_CHAPTER_WORDS: tuple[str, ...] = tuple(_DATA["chapters"])
_STOPS = frozenset("。；：！？;:!?")
# Half-width columns of a page's line; a paragraph of a text file is mostly longer.
_NARROWEST, _WIDEST, _RAGGED, _FEWEST_BROKEN = 40, 100, 8, 3
_NO_PROJECT = frozenset({"", "项目", "部门", "部门整体", "整体", "年度", "专项资金"})


def read(draft: Draft) -> None:
    """The whole document."""
    title: list[Line] = []
    sections: list[PrintedSection] = []
    items = ItemReader(draft, VOCABULARY)
    tables = EvaluationReader(draft, FORM_VOCABULARY)
    for block in draft.document.blocks:
        if isinstance(block, Grid):
            items.close()
            tables.read((block,))
            continue
        text = text_of(block)
        if not text or is_page_number(block):
            continue
        if is_heading(text, _CHAPTER_WORDS):
            items.close()
            sections.append(PrintedSection(block, mend_name(text)))
        elif items.read(block):
            continue
        elif sections:
            sections[-1].lines.append(block)
        else:
            title.append(block)
    forms = tables.close()
    items.close()
    items.found += [indicator for form in forms for indicator in form.indicators]
    project = _read_title(draft, title) or items.project
    if draft.year is None:
        _read_year(draft, sections)
    _write(draft, sections, items, project, _score_in(draft, forms))


def _score_in(draft: Draft, forms: list[PrintedForm]) -> Decimal | None:
    """The score at the foot of a table, for a report whose prose names none."""
    for form in forms:
        score = figure_of(form.text("score"))
        if score is not None:
            draft.place("/evaluations/0/score", form.units["score"])
            return score
    return None


def _read_title(draft: Draft, lines: list[Line]) -> str | None:
    """Bureau and year from the title; answers the project it names, if it does."""
    project: str | None = None
    for number, line in enumerate(lines):
        text = mend_name(line.text)
        if not TITLE.search(text):
            continue
        if number and _begins_title(lines[number - 1], line):
            read_title(draft, lines[number - 1])
            text = mend_name(lines[number - 1].text) + text
        read_title(draft, line)
        if draft.bureau.name is None:
            _read_bureau_above(draft, lines[:number])
        draft.take(line)
        rest = text.removeprefix(bureau_in_title(text) or "")
        rest = TITLE.sub("", re.sub(r"关于|20\d{2}年度?", "", rest))
        rest = re.sub(r"(?:项目)?(?:支出)?$", "", rest).strip("的")
        if rest not in _NO_PROJECT:
            project = rest
            draft.place("/evaluations/0/project/name", line)
    return project


def _begins_title(above: Line, line: Line) -> bool:
    """Whether a title too long for its page begins in the line above."""
    bureau = bureau_in_title(above.text)
    is_more = bureau is not None and bureau != mend_name(above.text)
    return is_more and above.size == line.size > 0


def _read_bureau_above(draft: Draft, lines: list[Line]) -> None:
    """A line above the title that prints the bureau and nothing else."""
    for line in lines:
        if bureau_in_title(line.text) == mend_name(line.text):
            read_title(draft, line)
            return


def _looks_wrapped(sections: list[PrintedSection]) -> bool:
    """Whether plain text was taken from pages: lines break at a margin."""
    lines = [text_of(line) for part in sections for line in part.lines]
    margin = max(map(_width, lines), default=0)
    broken = [
        line
        for line in lines
        if _width(line) >= margin - _RAGGED and line[-1:] not in _STOPS
    ]
    return _NARROWEST <= margin <= _WIDEST and len(broken) >= _FEWEST_BROKEN


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _read_year(draft: Draft, sections: list[PrintedSection]) -> None:
    """The year the money was spent in; else the year the report speaks of most."""
    about_money = [part for part in sections if "资金" in part.title]
    for parts in (about_money, sections):
        found = [
            (year, line)
            for part in parts
            for line in part.lines
            for year in years_in(text_of(line))
        ]
        if found:
            most, _ = Counter(year for year, _ in found).most_common(1)[0]
            draft.year = most
            draft.place("/year", next(line for year, line in found if year == most))
            return


def _write(
    draft: Draft,
    sections: list[PrintedSection],
    items: ItemReader,
    project: str | None,
    tabled_score: Decimal | None,
) -> None:
    figures = read_figures(draft, sections)
    wrapped = draft.is_wrapped or _looks_wrapped(sections)
    written: list[Section] = []
    for section in sections:
        draft.take(section.heading)
        place = f"/evaluations/0/sections/{len(written)}"
        draft.place(f"{place}/title", section.heading)
        if section.lines:
            draft.place(f"{place}/text", section.lines[0])
        text = "\n".join(draft.take(line) for line in section.lines)
        written.append(
            Section(title=section.title, text=mend_prose(text, wrapped=wrapped) or "")
        )
    found: list[EvaluationItem] = []
    for printed in items.found:
        found.append(item_of(draft, f"/evaluations/0/items/{len(found)}", printed))
    draft.evaluations.append(
        Evaluation(
            project=EvaluatedProject(name=project) if project else None,
            items=tuple(found),
            funding=figures.funding,
            execution=figures.execution,
            score=tabled_score if figures.score is None else figures.score,
            grade=figures.grade,
            sections=tuple(written),
        )
    )
