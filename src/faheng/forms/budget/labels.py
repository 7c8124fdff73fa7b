"""Printed words of budgets and accounts that carry no information of their own."""

from __future__ import annotations

from faheng.forms.budget.target_words import TARGET_LABELS
from faheng.forms.budget.vocabulary import LABELS

BUDGET_LABELS = LABELS | TARGET_LABELS
