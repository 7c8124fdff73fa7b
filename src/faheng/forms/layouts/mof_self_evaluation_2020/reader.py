"""Reads the form; one file may hold one for each project."""

from __future__ import annotations

from faheng.forms.draft import Draft
from faheng.forms.evaluations.reading import LABELS as LABELS
from faheng.forms.evaluations.reading import read_forms


def read(draft: Draft) -> None:
    """The whole document."""
    read_forms(draft)
