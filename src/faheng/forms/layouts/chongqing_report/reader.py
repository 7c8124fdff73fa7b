"""Reads the report: its chapters, its items, its money where the prose names it."""

from __future__ import annotations

from pathlib import Path

from faheng.forms.draft import Draft
from faheng.forms.evaluations.report import LABELS as REPORT_LABELS
from faheng.forms.evaluations.report import read_report
from faheng.forms.targets.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).parent)
LABELS = VOCABULARY.labels | REPORT_LABELS


def read(draft: Draft) -> None:
    """The whole document."""
    read_report(draft, VOCABULARY)
