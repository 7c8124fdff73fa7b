"""What the form is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.evaluations.evidence import evidence_for
from faheng.values.patterns import lazy_pattern

_TITLE = lazy_pattern(r"(?<!整体)(?<!整体支出)(?:绩效|项目)[^整]{0,8}监控(?:情况)?表")
_NEEDED = frozenset({"name", "target", "actual"})
_HEADS = frozenset(
    "initial_budget executed rate level1 level2 name target actual expected"
    " likelihood".split()
)


def recognise(document: Document) -> Decimal:
    """Monitoring by its title, and by heads that speak of the rest of the year."""
    return evidence_for(document, _TITLE, _NEEDED, _HEADS)
