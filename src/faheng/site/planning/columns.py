"""Which parts of the form a layout prints, and which are shown all the same."""

from __future__ import annotations

from functools import cache

from faheng.forms.reading import load_layouts
from faheng.forms.writing.writers import writer_of
from faheng.site.planning.cells import CELLS, Rule
from faheng.site.planning.models import Declaration

_ALWAYS = frozenset({"level1", "level2", "name", "target", "weight", "explanation"})
"""Columns the rules ask for, printed on the form or not."""
_ORDER = (
    *("level1", "level2", "name", "description"),
    *("period_target", "target", "weight", "explanation", "basis"),
)
"""The medium term stands before the year, as in all of the form."""


def columns_of(declaration: Declaration) -> list[tuple[str, Rule]]:
    """The columns of the indicators: those of the layout, and any that is filled."""
    held = _held_by(declaration.bureau.form_layout)
    rows = list(declaration.indicators.all())
    return [
        (name, CELLS["indicator", name])
        for name in _ORDER
        if name in _ALWAYS
        or f"declarations.indicators.{name}" in held
        or any(getattr(row, name) for row in rows)
    ]


def has_medium_term(declaration: Declaration) -> bool:
    """Whether money and goals stand for the medium term beside the year."""
    return (
        "declarations.medium_term_goal" in _held_by(declaration.bureau.form_layout)
        or bool(declaration.medium_term_goal or declaration.medium_term)
        or any(line.medium_term for line in declaration.funding_lines.all())
    )


@cache
def _held_by(layout: str) -> frozenset[str]:
    """The kinds of field a layout prints."""
    known = load_layouts().get(layout)
    return frozenset() if known is None else writer_of(known).HOLDS
