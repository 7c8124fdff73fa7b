"""Rows that only head others: 一、法治宣传 above 1、普法宣传, a bureau above its projects.

Tables of duties and activities print a duty, with the sum of its money, above its
activities, lists of projects a bureau's or all projects' sum. The activities have the
indicators; the duty is no project of its own, and as one it would count its money twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.heading import is_bureau
from faheng.forms.targets.printed import PrintedForm

_SUMS = frozenset({"合计", "总计", "小计"})
# From the highest to the lowest.
_NUMBERS = tuple(
    map(
        re.compile,
        (
            r"[一二三四五六七八九十]+[、.．]",
            r"[（(][一二三四五六七八九十]+[）)]",
            r"\d{1,2}[、.．](?!\d)",
            r"[（(]\d{1,2}[）)]",
        ),
    )
)


def without_duties(forms: Sequence[PrintedForm], draft: Draft) -> list[PrintedForm]:
    """The forms that are projects; what was taken for the others is given back."""
    kept = []
    for form, below in zip(forms, [*forms[1:], None], strict=False):
        if not _is_sum(form) and (below is None or not _heads(form, below)):
            kept.append(form)
            continue
        for _, unit, start, end in form.taken:
            draft.release(unit, start, end)
    return kept


def _is_sum(form: PrintedForm) -> bool:
    """Whether a row of a list names a bureau or 合计 in a project's place."""
    name = form.text("project.name") or ""
    is_bare = not (form.indicators or form.text("annual_goal"))
    return is_bare and (is_bureau(name) or label_key(name) in _SUMS)


def _heads(form: PrintedForm, below: PrintedForm) -> bool:
    rank, rank_below = _rank(form), _rank(below)
    return (
        not form.indicators
        and rank is not None
        and rank_below is not None
        and rank < rank_below
    )


def _rank(form: PrintedForm) -> int | None:
    """How high the number before a name stands."""
    name = form.text("project.name") or ""
    return next(
        (rank for rank, number in enumerate(_NUMBERS) if number.match(name)), None
    )
