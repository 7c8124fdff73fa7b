"""What a table of this layout is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.targets.evidence import compact_text, share_of
from faheng.values.patterns import lazy_pattern

_OWN = ("实施周期指标值", "年度指标值", "财政专户拨款")
_SHARED = ("项目支出绩效目标表", "项目名称", "绩效指标", "其他资金")
_SERIALISED = lazy_pattern(
    r"\d、(?:\d{1,2}-[^,，]{2,10}[,，]\d{1,2}-|[^\d,，]{2,8}指标[,，][^\d,，]{2,14}[,，])"
)


def recognise(document: Document) -> Decimal:
    """Indicators written one after the other with codes before their levels."""
    text = compact_text(document)
    if "实施周期指标值" not in text or _SERIALISED.search(text) is None:
        return Decimal(0)
    return (2 + 2 * share_of(_OWN, text) + share_of(_SHARED, text)) / 5
