"""Cells that print levels: alone, both in one, or with the points of all below."""

from __future__ import annotations

from datetime import date

from faheng.documents.document import Cell
from faheng.forms.draft import Draft
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.levels import (
    draft_day,
    is_level1,
    is_level2,
    name_end,
    split_pair,
)
from faheng.forms.targets.mending import mend_name


def level_of(text: str, on: date) -> str | None:
    """The level a cell prints; ``level1`` if it prints both."""
    bare = text[: name_end(text, on)]
    if is_level1(bare, on) or split_pair(text, on):
        return "level1"
    return "level2" if is_level2(bare, on) else None


def take_level(found: PrintedIndicator, key: str, cell: Cell, draft: Draft) -> None:
    """Take a level's name, or both; points behind it are no part of it."""
    day = draft_day(draft)
    pair = split_pair(cell.text, day)
    if pair is not None:
        draft.take(cell)
        for level, (start, end) in zip(("level1", "level2"), pair, strict=True):
            found.texts[level] = mend_name(cell.text[start:end])
            found.units[level] = cell
        return
    found.texts[key] = mend_name(draft.take(cell, 0, name_end(cell.text, day)))
    found.units[key] = cell
