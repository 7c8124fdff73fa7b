"""A department's budget as published in Shanghai: explanations and nine tables."""

from __future__ import annotations

from faheng.documents.composing.pieces import Composition
from faheng.forms.writing.budgets.book import HELD, composed
from faheng.model.package import Package

HOLDS = HELD


def compose(package: Package) -> Composition:
    """The whole book."""
    return composed(package, "部门预算")
