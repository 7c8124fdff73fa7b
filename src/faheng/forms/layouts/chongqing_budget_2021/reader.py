"""Reads Chongqing-style budgets with the machinery all budgets share."""

from __future__ import annotations

from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.budget.reader import read_budget
from faheng.forms.draft import Draft

LABELS = BUDGET_LABELS


def read(draft: Draft) -> None:
    """Tables 1 to 10, the project forms behind them, and the explanations."""
    read_budget(draft, "budget")
