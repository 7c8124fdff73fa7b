"""Reading a department's budget or accounts into a draft."""

from __future__ import annotations

from typing import Literal

from faheng.forms.budget.department_targets import read_department_targets
from faheng.forms.budget.furniture import bare_title
from faheng.forms.budget.identity import identify
from faheng.forms.budget.narrative import read_narrative
from faheng.forms.budget.outline import Outline, outline_of
from faheng.forms.budget.project_form import is_project_form, read_project_form
from faheng.forms.budget.tables import Sheet, read_table
from faheng.forms.draft import Draft
from faheng.model.package import Budget, Table

Stage = Literal["budget", "accounts"]
MoneyUnit = Literal["元", "万元"]


def read_budget(draft: Draft, stage: Stage) -> None:
    """Fill the draft: identity, tables, target forms and narrative."""
    outline = outline_of(draft.document)
    identify(draft, outline)
    forms = [sheet for sheet in outline.sheets if is_project_form(sheet)]
    sheets = [sheet for sheet in outline.sheets if sheet not in forms]
    tables = _read_tables(draft, outline, sheets)
    for sheet in sheets:
        if sheet.kind == "targets" and draft.department_targets is None:
            read_department_targets(draft, sheet)
    for sheet in forms:
        read_project_form(draft, sheet)
    narrative = read_narrative(draft, outline.text)
    if tables or not forms:
        draft.budget = Budget(stage=stage, tables=tables, narrative=narrative)


def _read_tables(
    draft: Draft, outline: Outline, sheets: list[Sheet]
) -> tuple[Table, ...]:
    numbers = _numbers(outline, sheets)
    tables: list[Table] = []
    unit: MoneyUnit | None = None
    units: set[str] = set()
    for index, (sheet, number) in enumerate(zip(sheets, numbers, strict=True)):
        stated = sheet.caption.unit
        unit = "万元" if stated == "万元" else "元" if stated == "元" else unit
        tables.append(
            read_table(
                draft,
                sheet,
                index=index,
                number=number,
                unit=unit or "元",
                year=draft.year,
            )
        )
        units.add(unit or "元")
    if units:
        draft.money_unit = "mixed" if len(units) > 1 else unit or "元"
    return tuple(tables)


def _numbers(outline: Outline, sheets: list[Sheet]) -> list[int]:
    """The number of each table: its own, the contents list's, else by order."""
    numbers: list[int] = []
    for sheet in sheets:
        own = sheet.caption.number
        if own is None:
            own = outline.numbers.get(bare_title(sheet.caption.title or ""))
        numbers.append(own or 0)
    if len(set(numbers) - {0}) < sum(number > 0 for number in numbers):
        return list(range(1, len(sheets) + 1))
    taken = set(numbers)
    for position, number in enumerate(numbers):
        if not number:
            free = position + 1
            while free in taken:
                free += 1
            numbers[position] = free
            taken.add(free)
    return numbers
