"""Reads the department's goals, then one form after the other."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from faheng.documents.document import Block, Cell, Document, Grid, Line
from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.declarations import FormWriter
from faheng.forms.targets.evidence import printed_cells, share_of
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.heading import read_title, read_year, split_code
from faheng.forms.targets.mending import author_start, mend_name
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import load_vocabulary
from faheng.model.package import DepartmentTargets

_FOLDER = Path(__file__).parent
VOCABULARY = load_vocabulary(_FOLDER)
_DATA: dict[str, Any] = yaml.safe_load(
    (_FOLDER / "labels.yaml").read_text(encoding="utf-8")
)
LABELS = VOCABULARY.labels | {
    *_DATA["parts"],
    *_DATA["numbers"],
    *_DATA["titles"],
}
_OWN = ("项目编码", "预算规模及资金用途", "绩效指标描述", "指标值确定依据")
_SHARED = ("项目名称", "预算数", "绩效目标", "一级指标", "指标值")
_BUREAU_WITH_CODE = re.compile(r"\d{3,}[^\d\s]{2,40}")
_NUMBERED = re.compile(r"\s*(第[一二三四五]部分|[（(][一二三四五六七八九十]+[）)])\s*")
_FORM_TITLE = re.compile(r"(?:\d+[、.．])?(.+?)(?:项目)?(?:支出)?绩效目标表?")


def recognise(document: Document) -> Decimal:
    """Project code, size and use of the money, and indicators with description."""
    cells = printed_cells(document)
    own = share_of(_OWN, cells)
    if own < Decimal("0.5"):
        return Decimal(0)
    return (3 * own + share_of(_SHARED, cells)) / 4


def read(draft: Draft) -> None:
    """The whole document."""
    blocks = draft.document.blocks
    first = next((unit for unit in draft.document.lines() if text_of(unit)), None)
    if first is not None and not _NUMBERED.match(text_of(first)):
        read_title(draft, first)
    read_year(draft, _short_units(blocks))
    titles = _read_department(draft, blocks)
    reader = FormReader(draft, VOCABULARY, MoneyReader("万元"))
    for block in blocks:
        if isinstance(block, Grid):
            _read_form_head(draft, reader, block)
            reader.read((block,))
        elif draft.claims.is_free(block) and not reader.money_note(block):
            _read_bureau(draft, block)
    forms = reader.close()
    names = {form.text("project.name") for form in forms}
    for title in titles:
        # The title above a form says its project's name once more.
        found = _FORM_TITLE.fullmatch(mend_name(title.text))
        if found is not None and found[1] in names:
            draft.take(title)
    FormWriter(draft, forms).write()


def _short_units(blocks: tuple[Block, ...]) -> list[Unit]:
    return [
        unit
        for block in blocks
        for unit in ((block,) if isinstance(block, Line) else block.cells())
        if len(unit.text) < 20
    ]


def _read_department(draft: Draft, blocks: tuple[Block, ...]) -> list[Line]:
    """The goals of the whole department; answers the titles of the forms."""
    goals: list[str] = []
    titles: list[Line] = []
    is_goals = False
    for block in blocks:
        if isinstance(block, Grid):
            is_goals = False
            continue
        if not text_of(block) or not draft.claims.is_free(block):
            continue
        if _read_heading(draft, block):
            key = label_key(text_of(block))
            if key.startswith("第"):
                is_goals = "整体" in key
        elif _FORM_TITLE.fullmatch(mend_name(block.text)):
            titles.append(block)
            is_goals = False
        elif is_goals:
            draft.place(f"/department_targets/goals/{len(goals)}", block)
            goals.append(draft.take(block))
    if goals:
        draft.department_targets = DepartmentTargets(goals=tuple(goals))
    return titles


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
    for cell in grid.cells():
        if text_of(cell) and not reader.money_note(cell):
            _read_bureau(draft, cell)


def _read_bureau(draft: Draft, unit: Line | Cell) -> None:
    text = mend_name(without_marks(unit.text))
    if not _BUREAU_WITH_CODE.fullmatch(text):
        return
    bureau = split_code(text)
    if draft.bureau.code is None:
        draft.bureau = bureau
        draft.place("/bureau", unit)
    if bureau == draft.bureau:
        draft.take(unit)
