"""Reads them with the machinery all budgets and accounts share."""

from __future__ import annotations

from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.budget.reader import read_budget
from faheng.forms.draft import Draft

LABELS = BUDGET_LABELS


def read(draft: Draft) -> None:
    """The nine tables and the text around them."""
    read_budget(draft, "accounts")
