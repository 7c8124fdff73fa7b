"""One project's target form as published behind a budget (区级项目绩效目标表)."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date
from decimal import Decimal

from faheng.documents.document import Cell
from faheng.forms.budget.amounts import is_amount, read_amount
from faheng.forms.budget.form_rows import goals_of, rows_of_form
from faheng.forms.budget.indicator_rows import (
    IndicatorReader,
    PrintedIndicator,
    head_fields,
    write_indicators,
)
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.tables import Sheet
from faheng.forms.budget.target_words import PROJECT_LABELS, field_of, is_other_label
from faheng.forms.budget.torn import label, place, take, where
from faheng.forms.budget.wording import chinese_number, mend, squeeze
from faheng.forms.claims import Unit
from faheng.forms.draft import Draft
from faheng.model.package import Bureau, Declaration, Funding, Payment, Project
from faheng.values.patterns import lazy_pattern

_DAY = lazy_pattern(r"(20\d\d)[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?")
_QUARTER = lazy_pattern(
    r"(?:第?([一二三四1-4])季度|(\d{1,2})月(?:底|末))[^;；。\d第]{0,24}?(\d{1,3}(?:\.\d+)?)\s*[%％]"
)
_PROSE = frozenset({"overview", "basis", "plan", "annual_goal", "medium_goal"})


def is_project_form(sheet: Sheet) -> bool:
    """Whether these grids are the form of one project, by the labels they print."""
    labels = {
        name
        for piece in sheet.pieces
        for row in piece[:8]
        for _, cell in row.filled()
        if (name := field_of(PROJECT_LABELS, cell.text))
    }
    return "name" in labels and len(labels) >= 3 and sheet.kind in ("targets", "other")


def read_project_form(draft: Draft, sheet: Sheet) -> None:
    """Add the form's declaration to the draft."""
    found: dict[str, list[Cell]] = defaultdict(list)
    amounts: dict[str, Decimal | None] = {}
    printed: list[PrintedIndicator] = []
    reader: IndicatorReader | None = None
    for row in rows_of_form(sheet.pieces, PROJECT_LABELS):
        if (fields := head_fields(row)) is not None:
            reader = IndicatorReader(draft, fields)
            _label_all(draft, row)
            continue
        if reader is not None and not _is_pair(row):
            if (indicator := reader.read(row)) is not None:
                printed.append(indicator)
            continue
        for name, cell, words in _pairs(draft, row):
            found[name].append(cell)
            if name in ("annual", "prior_year") and is_amount(cell.text):
                money = "万元" if "万元" in words else "元" if "元" in words else None
                amounts[name] = read_amount(
                    cell.text, money or sheet.caption.unit or "元"
                )
    _write(draft, sheet, found, amounts, printed)


def _write(
    draft: Draft,
    sheet: Sheet,
    found: dict[str, list[Cell]],
    amounts: dict[str, Decimal | None],
    printed: list[PrintedIndicator],
) -> None:
    path = f"/declarations/{len(draft.declarations)}"
    texts = {name: _text(draft, name, cells) for name, cells in found.items()}
    _claim_caption(draft, sheet)
    days = {name: _day(texts.get(name, "")) for name in ("starts_on", "ends_on")}
    for name, pointer in (
        *((key, f"project/{key}") for key in ("name", "code", "kind", "basis")),
        *((key, f"project/{key}") for key in ("overview", "plan", "procurement")),
        *((key, f"project/{key}") for key in days),
        ("unit", "project/implementing_unit"),
        ("annual", "funding/annual"),
        ("prior_year", "funding/prior_year"),
        ("annual_goal", "annual_goal"),
        ("medium_goal", "medium_term_goal"),
    ):
        if name in found:
            place(draft, f"{path}/{pointer}", found[name][0])
    first = _first(sheet, found)
    place(draft, path, first)
    draft.declarations.append(
        Declaration(
            project=Project(
                name=texts.get("name"),
                code=texts.get("code"),
                kind=texts.get("kind"),
                implementing_unit=texts.get("unit"),
                basis=texts.get("basis"),
                overview=texts.get("overview"),
                plan=texts.get("plan"),
                starts_on=days["starts_on"],
                ends_on=days["ends_on"],
                procurement=_yes_or_no(texts.get("procurement")),
            ),
            annual_goal=texts.get("annual_goal"),
            medium_term_goal=texts.get("medium_goal"),
            funding=Funding(
                annual=amounts.get("annual"), prior_year=amounts.get("prior_year")
            ),
            payment_plan=_payments(texts.get("plan", ""), draft.year),
            indicators=write_indicators(draft, printed, f"{path}/indicators"),
            where=where(draft, first),
        )
    )


def _text(draft: Draft, name: str, cells: list[Cell]) -> str:
    """What the cells of a field say; only what a field can hold is claimed."""
    if name in ("starts_on", "ends_on") and _day(cells[0].text) is None:
        return ""
    if name in ("annual", "prior_year") and not is_amount(cells[0].text):
        return ""
    if name == "procurement" and _yes_or_no(cells[0].text) is None:
        return ""
    if name == "purpose":
        return ""
    for cell in cells:
        take(draft, cell)
    if name in _PROSE:
        return "\n".join(
            line
            for cell in cells
            for line in goals_of(cell.text, wrapped=draft.document.format == "pdf")
        )
    return mend("".join(cell.text for cell in cells))


def _claim_caption(draft: Draft, sheet: Sheet) -> None:
    caption = sheet.caption
    if caption.maker and (
        draft.bureau.name is None or caption.maker == draft.bureau.name
    ):
        draft.bureau = Bureau(name=caption.maker)
        for unit, start, end in caption.maker_spans:
            draft.take(unit, start, end)
    for unit, start, end in caption.unit_spans:
        draft.take(unit, start, end)
    if caption.unit in ("元", "万元") and draft.money_unit is None:
        draft.money_unit = "万元" if caption.unit == "万元" else "元"
    for unit, start, end in caption.label_spans:
        draft.label(unit, start, end)
    for unit, start, end in caption.title_units:
        year = str(draft.year) if draft.year else ""
        at = unit.text.find(year, start, end) if year else -1
        if at >= 0:
            draft.take(unit, at, at + 4)
            draft.label(unit, at + 4, end)
        else:
            draft.label(unit, start, end)


def _first(sheet: Sheet, found: dict[str, list[Cell]]) -> Unit:
    if "name" in found:
        return found["name"][0]
    return sheet.pieces[0][0].filled()[0][1]


def _pairs(draft: Draft, row: MatrixRow) -> list[tuple[str, Cell, str]]:
    pairs: list[tuple[str, Cell, str]] = []
    name: str | None = None
    words = ""
    for _, cell in row.filled():
        field = field_of(PROJECT_LABELS, cell.text)
        if field is not None or is_other_label(cell.text):
            label(draft, cell)
            name, words = field, squeeze(cell.text)
        elif name is not None:
            pairs.append((name, cell, words))
    return pairs


def _is_pair(row: MatrixRow) -> bool:
    """Whether a row below the indicators is again a label with its value."""
    first = row.filled()[0][1]
    return field_of(PROJECT_LABELS, first.text) is not None or is_other_label(
        first.text
    )


def _label_all(draft: Draft, row: MatrixRow) -> None:
    for _, cell in row.filled():
        label(draft, cell)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(squeeze(text))
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _yes_or_no(text: str | None) -> bool | None:
    return {"是": True, "否": False, "有": True, "无": False}.get(squeeze(text or ""))


def _payments(plan: str, year: int | None) -> tuple[Payment, ...]:
    """The shares a plan promises by the end of each quarter or month; cumulative."""
    if year is None:
        return ()
    payments: dict[date, Payment] = {}
    for quarter, month_text, percent in _QUARTER.findall(squeeze(plan)):
        month = int(month_text) if month_text else 3 * (chinese_number(quarter) or 0)
        if 1 <= month <= 12 and Decimal(percent) <= 100:
            day = date(year, month, monthrange(year, month)[1])
            payments.setdefault(day, Payment(by=day, percent=Decimal(percent)))
    return tuple(payments[day] for day in sorted(payments))
