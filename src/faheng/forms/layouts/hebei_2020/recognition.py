"""What a form of this layout is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.targets.evidence import printed_cells, printed_words, share_of

_OWN = ("项目编码", "预算规模及资金用途", "绩效指标描述", "指标值确定依据")
_SHARED = ("项目名称", "预算数", "绩效目标", "一级指标", "指标值")


def recognise(document: Document) -> Decimal:
    """Project code, size and use of the money, and indicators with description."""
    cells = printed_cells(document)
    words = printed_words(document)
    own = share_of(_OWN, cells or words)
    if own < (Decimal("0.75") if words else Decimal("0.5")):
        return Decimal(0)
    return (3 * own + share_of(_SHARED, cells or words)) / 4
