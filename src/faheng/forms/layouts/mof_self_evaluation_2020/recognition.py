"""What the form is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.evaluations.evidence import evidence_for
from faheng.values.patterns import lazy_pattern

_TITLE = lazy_pattern(r"(?<!整体)(?<!整体支出)(?<!整体绩效)(?:绩效|项目)自评价?表")
_NEEDED = frozenset({"name", "target", "actual", "score", "executed"})
_HEADS = frozenset(
    "full_year_budget executed rate level1 level2 name target actual weight score"
    " reason".split()
)


def recognise(document: Document) -> Decimal:
    """A self-evaluation by its title, its money table and its indicator table."""
    return evidence_for(document, _TITLE, _NEEDED, _HEADS)
