"""The budget year, where no title prints one.

It is taken from what a form wants done in it: the term of the project, what its annual
goal begins a sentence with (2024年完成…), the day a target of the year is due. It is
taken only if all of them mean one year; 较2023年提升 and 2022年至2024年 mean none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from faheng.forms.claims import Unit
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import day_of, term_days
from faheng.forms.targets.printed import PrintedForm
from faheng.values.patterns import lazy_pattern

_TERM = lazy_pattern(r"(.+?)\s*(?:至|到|—+|-+|~|～)\s*(.+)")
_BEGUN = lazy_pattern(
    r"(?:^|[。;,\n]|目标\d{0,2}[:.、]?|\d[.、:)])(?:在|于|力争|计划|到)?"
    r"(20\d{2})年(?!以来|同期|相比|的基础)(?!至|到|-|—)"
)
_CLAUSE_END = lazy_pattern(r"[。;,\n]|$")
_PAST = lazy_pattern(r"已|曾|累计|共(?!同)|实现了|完成了|取得了|实际")
# A day early in a year may close the year before.
_DUE = lazy_pattern(
    r"(?<!\d)(20\d{2})年度?(?:[底末]|(?:[4-9]|1[0-2])月(?:\d{1,2}日|[上中下]旬)?[底末]?)(?:之)?前"
)


def term_of(form: PrintedForm) -> tuple[date | None, date | None]:
    """The first and the last day of a project, from its term or from its two days."""
    first, last = _term_days(form.text("project.term"))
    if first and last:
        return first, last
    starts, ends = (
        day_of(form.text(name) or "")
        for name in ("project.starts_on", "project.ends_on")
    )
    return starts, ends


def is_term(text: str | None) -> bool:
    """Whether a text names the first and the last day, month or year of a term."""
    return all(_term_days(text))


def _term_days(text: str | None) -> tuple[date | None, date | None]:
    parts = _TERM.fullmatch(text) if text else None
    return term_days(*parts.groups()) if parts else (None, None)


def take_year_from_contents(draft: Draft, forms: Sequence[PrintedForm]) -> None:
    """Set the draft's year if its forms mean exactly one."""
    if draft.year is not None:
        return
    meant = [found for form in forms for found in _years_meant(form)]
    years = {year for year, _ in meant}
    if len(years) != 1:
        return
    year, unit = meant[0]
    if all(_may_be_in(form, year) for form in forms):
        draft.year = year
        draft.place("/year", unit)


def _years_meant(form: PrintedForm) -> Iterator[tuple[int, Unit]]:
    starts, ends = term_of(form)
    if starts is not None and (ends is None or ends.year == starts.year):
        unit = form.units.get("project.starts_on") or form.units.get("project.term")
        if unit is not None:
            yield starts.year, unit
    if goal := form.text("annual_goal"):
        text = "\n".join(map(_bare, goal.splitlines()))
        for found in _BEGUN.finditer(text):
            end = _CLAUSE_END.search(text, found.end())
            clause = text[found.end() : end.start() if end else len(text)]
            if _PAST.search(clause) is None:
                yield int(found[1]), form.units["annual_goal"]
    for indicator in form.indicators:
        for found in _DUE.finditer(_bare(indicator.text("target") or "")):
            yield int(found[1]), indicator.unit


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _may_be_in(form: PrintedForm, year: int) -> bool:
    starts, ends = term_of(form)
    return (starts is None or starts.year <= year) and (
        ends is None or year <= ends.year
    )
