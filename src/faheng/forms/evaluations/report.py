"""Reads an evaluation report: chapters, figures in prose, items, attached forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from unicodedata import east_asian_width

from faheng.documents.document import Block, Document, Grid, Line
from faheng.forms.draft import Draft
from faheng.forms.evaluations.attached import merged, parted
from faheng.forms.evaluations.evidence import is_book
from faheng.forms.evaluations.figures import read_figures, tells_figures
from faheng.forms.evaluations.form import TITLE as FORM_TITLE
from faheng.forms.evaluations.form import EvaluationReader
from faheng.forms.evaluations.identity import named_in_title
from faheng.forms.evaluations.items import item_of
from faheng.forms.evaluations.labelled import ItemReader
from faheng.forms.evaluations.sections import (
    PrintedSection,
    count_headings,
    is_heading,
)
from faheng.forms.evaluations.words import load_words
from faheng.forms.evaluations.writing import EvaluationWriter
from faheng.forms.targets.amounts import years_in
from faheng.forms.targets.heading import bureau_in_title, read_title, take_bureau
from faheng.forms.targets.indents import Indents
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.vocabulary import Vocabulary
from faheng.model.package import EvaluatedProject, Evaluation, Section

VOCABULARY = load_words()
LABELS = VOCABULARY.labels
# Reports of no known layout tell their items in tables or in prose.
ITEM_VOCABULARY = Vocabulary({}, {}, frozenset())
TITLE = re.compile(
    r"绩效(?:评价|自评价?|自我评价)(?:工作)?(?:情况)?(?:的)?(?:总结)?(?:报告|总结)"
    r"(?:[（(][^（）()]{1,16}[)）])?$"
)
_SIGNED = re.compile(
    r"^(?:填[报表]人|填报单位|联系人|经办人|单位负责人|部门负责人|财务负责人|审核人|制表人?"
    r"|撰写人|(?:联系)?电话|联系方式)[^。]{0,8}[:：]"
)
_STOPS = frozenset("。；：！？;:!?")
# Half-width columns of a page's line; a paragraph of a text file is mostly longer.
_NARROWEST, _WIDEST, _RAGGED, _FEWEST_BROKEN = 40, 100, 8, 3
_FIRST_LINES, _FEWEST_HEADINGS, _FORM_BELOW, _LONGEST_LABELLED = 8, 3, 6, 200
_WHOLE = re.compile(r"整体")
_LONGEST_TITLE = 40
_LETTER = "正文"
_BARE_TITLE = re.compile(
    r"(?:项目|专项资金)?(?:支出)?绩效(?:评价|自评价?).{0,6}(?:报告|总结)"
)
_YEAR_FIRST = re.compile(r"(?:\D{2,16}[局院委办心厅])?20\d{2}年")


def is_report(document: Document) -> bool:
    """Whether a document is a report by its title and its chapters."""
    lines = list(islice((li for li in document.lines() if text_of(li)), _FIRST_LINES))
    titles = [text for _, text in titles_in(lines)]
    if any(is_book(title) for title in titles):
        # A book of accounts may list a report among its parts.
        return False
    titled = any(TITLE.search(title) and not is_heading(title) for title in titles)
    return titled and (
        count_headings(document) >= _FEWEST_HEADINGS or is_letter(document)
    )


def is_letter(document: Document) -> bool:
    """Whether a report tells its figures in paragraphs alone, without any table."""
    if any(isinstance(block, Grid) for block in document.blocks):
        return False
    return tells_figures("".join(text_of(line).split()) for line in document.lines())


def titles_in(lines: Sequence[Line]) -> Iterator[tuple[tuple[Line, ...], str]]:
    """What the first lines may print as a title: a line, or two of one size."""
    for index, line in enumerate(lines):
        text = mend_name(text_of(line))
        yield (line,), text
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is not None and line.size == below.size > 0:
            yield (line, below), text + mend_name(text_of(below))


def read_report(draft: Draft, vocabulary: Vocabulary) -> None:
    """The whole document; ``vocabulary`` has the labels of items told line by line."""
    report = _Report(draft, vocabulary)
    blocks = draft.document.blocks
    for at, block in enumerate(blocks):
        report.read(block, blocks[at + 1 : at + 1 + _FORM_BELOW])
    report.write()


class _Report:
    """What has been read of a report so far."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary) -> None:
        self._draft = draft
        self._title: list[Line] = []
        self._sections: list[PrintedSection] = []
        self._items = ItemReader(draft, vocabulary)
        self._forms = EvaluationReader(draft, VOCABULARY)
        self._in_form = False
        self._indents = Indents(draft.document)
        self._before: Block | None = None

    def read(self, block: Block, below: Sequence[Block]) -> None:
        before, self._before = self._before, block
        if isinstance(block, Grid):
            self._items.close()
            self._forms.read((block,))
            self._in_form = False
            return
        text = text_of(block)
        if not text or is_page_number(block) or _SIGNED.match(text):
            return
        if self._begins_form(text, below):
            self._items.close()
            self._in_form = True
            self._forms.hear(block)
        elif is_heading(text):
            self._items.close()
            self._in_form = False
            self._sections.append(PrintedSection(block, mend_name(text)))
        elif self._goes_on(block, text, before):
            section = self._sections[-1]
            section.title += mend_name(text)
            section.heading_rest.append(block)
        elif self._in_form:
            self._forms.read((block,))
        elif self._items.read(block):
            return
        elif self._sections:
            self._sections[-1].lines.append(block)
        else:
            self._title.append(block)

    def _goes_on(self, line: Line, text: str, before: Block | None) -> bool:
        """Whether a line at the margin is the rest of the indented heading above."""
        section = self._sections[-1] if self._sections else None
        return (
            section is not None
            and section.heading is not None
            and before is (section.heading, *section.heading_rest)[-1]
            and line.size == section.heading.size
            and self._indents.begins(section.heading)
            and not self._indents.begins(line)
            and is_heading(section.title + mend_name(text))
        )

    def _begins_form(self, text: str, below: Sequence[Block]) -> bool:
        """A form's title with a table close below, once the chapters have begun."""
        return (
            bool(self._sections)
            and FORM_TITLE.search(mend_name(text)) is not None
            and not text.startswith(("附件：", "附件:"))
            and any(isinstance(block, Grid) for block in below)
        )

    def write(self) -> None:
        draft = self._draft
        forms = self._forms.close()
        self._items.close()
        for line in self._title:
            if len(line.text) <= _LONGEST_LABELLED and draft.claims.is_free(line):
                self._forms.read_labelled(line)
        name, whole = self._read_title()
        labelled = self._forms.form.text("project.name")
        name = name or self._items.project or labelled
        if draft.bureau.name is None:
            take_bureau(draft, self._forms.bureau)
        if draft.year is None:
            _read_year(draft, self._sections)
        own, others = parted(forms, name, whole=whole)
        project = EvaluatedProject(name=name) if name else None
        self._take_letter()
        evaluation = self._evaluation(project)
        if own is not None:
            evaluation = merged(draft, evaluation, own, forms)
        draft.evaluations.append(evaluation)
        writer = EvaluationWriter(draft, forms)
        for form in others:
            writer.write(form)

    def _take_letter(self) -> None:
        """A report without chapters is one: all that stands below its title."""
        below = [line for line in self._title if self._draft.claims.is_free(line)]
        if self._sections or not any(len(line.text) > _LONGEST_TITLE for line in below):
            return
        self._sections.append(PrintedSection(None, _LETTER, below))

    def _evaluation(self, project: EvaluatedProject | None) -> Evaluation:
        draft = self._draft
        path = f"/evaluations/{len(draft.evaluations)}"
        figures = read_figures(draft, self._sections, path)
        wrapped = draft.is_wrapped or _looks_wrapped(self._sections)
        written: list[Section] = []
        for section in self._sections:
            place = f"{path}/sections/{len(written)}"
            if section.heading is not None:
                for line in (section.heading, *section.heading_rest):
                    draft.take(line)
                draft.place(f"{place}/title", section.heading)
            if section.lines:
                draft.place(f"{place}/text", section.lines[0])
            text = "\n".join(
                self._indents.before(line) + draft.take(line) for line in section.lines
            )
            text = mend_prose(text, wrapped=wrapped) or ""
            written.append(Section(title=section.title, text=text))
        return Evaluation(
            project=project,
            items=tuple(
                item_of(draft, f"{path}/items/{index}", printed)
                for index, printed in enumerate(self._items.found)
            ),
            funding=figures.funding,
            execution=figures.execution,
            score=figures.score,
            grade=figures.grade,
            sections=tuple(written),
        )

    def _read_title(self) -> tuple[str | None, bool]:
        """Bureau and year from the title, the project it names, whether it is of all."""
        draft, lines = self._draft, self._title
        project, whole = None, False
        for units, text in titles_in(lines):
            if not TITLE.search(text):
                continue
            above = lines[: lines.index(units[0])]
            if len(units) == 1 and above and _begins_title(above[-1], units[0], text):
                units, text = (above[-1], *units), mend_name(above[-1].text) + text
            for line in units:
                read_title(draft, line)
            if draft.bureau.name is None:
                _read_bureau_above(draft, above)
            for line in units:
                draft.take(line)
            whole = whole or _WHOLE.search(text) is not None
            if found := named_in_title(text):
                project = found
                place = f"/evaluations/{len(draft.evaluations)}/project/name"
                draft.place(place, units[0])
        return project, whole


def _begins_title(above: Line, line: Line, title: str) -> bool:
    """Whether a title begins in the line above: too long for one, or set in two."""
    text = mend_name(above.text)
    bureau = bureau_in_title(above.text)
    if above.size != line.size or text[-1:] in _STOPS or len(text) > _LONGEST_TITLE:
        return False
    if line.size:
        return bureau is not None and bureau != text
    # 2023年度法律援助项目 above 绩效自评报告, which alone names nothing.
    return (
        _BARE_TITLE.fullmatch(title) is not None and _YEAR_FIRST.match(text) is not None
    )


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
