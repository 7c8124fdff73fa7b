"""Reads the form; one file may hold one for each project."""

from __future__ import annotations

from faheng.forms.draft import Draft
from faheng.forms.targets.reading import read_targets
from faheng.forms.targets.words import LABELS as LABELS


def read(draft: Draft) -> None:
    """The whole document."""
    read_targets(draft)
