"""What a form of this layout is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.targets.evidence import printed_cells, share_of

# The words no other form has in boxes of their own, and those it shares.
_OWN = ("总投入", "中央财政", "省级财政", "市本级财政")
_SHARED = ("中期目标", "年度目标", "三级指标", "指标值", "项目立项依据", "项目期")
_TERMS = ("中期资金来源", "年度资金来源")


def recognise(document: Document) -> Decimal:
    """Funding by level of government in two terms, and goals in two terms."""
    cells = printed_cells(document)
    terms = [cell for cell in cells if cell.startswith(_TERMS)]
    if len(terms) < 1 or "中央财政" not in cells:
        return Decimal(0)
    return (2 + 2 * share_of(_OWN, cells) + share_of(_SHARED, cells)) / 5
