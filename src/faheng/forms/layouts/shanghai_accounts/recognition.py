"""The evidence of a department's final accounts: the nine 公开 tables."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.budget.evidence import count_found
from faheng.values.patterns import lazy_pattern

_TABLES = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"^(?!.*财政拨款).*收入支出决算(总)?表",
        r"^(?!.*财政拨款).*(?<!支出)收入决算(总)?表",
        r"^(?!.*(财政拨款|收入)).*(?<!基本)支出决算(总)?表",
        r"财政拨款收入支出决算(总)?表",
        r"一般公共预算财政拨款支出决算(明细)?表",
        r"基本支出决算(明细)?表",
        r"三公.?经费.*决算表",
        r"政府性基金预算.*决算表",
        r"国有资本经营预算.*决算表",
    )
)
_WORDS = (lazy_pattern(r"决算数$"), lazy_pattern(r"决算(情况|公开)?.{0,6}说明$"))


def recognise(document: Document) -> Decimal:
    """How sure the titles of the tables make us."""
    tables = count_found(document, _TABLES)
    if not tables:
        return Decimal(0)
    words = count_found(document, _WORDS)
    return min(Decimal("0.40") + Decimal(tables) / 20 + Decimal(words) / 10, Decimal(1))
