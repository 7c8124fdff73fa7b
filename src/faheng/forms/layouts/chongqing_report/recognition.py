"""What a report is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.evaluations.sections import count_headings
from faheng.forms.targets.evidence import compact_text, share_of
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import text_of
from faheng.values.patterns import lazy_pattern

_CHAPTERS = ("评价工作", "评价结论", "项目概况", "资金", "经验", "存在的问题", "下一步")
_ITEM = lazy_pattern(r"(?:项目|指标)名称[:：].{2,80}?(?:项目目标|目标值)[:：]")
_TITLE = lazy_pattern(r"绩效(?:评价|自评)(?:情况)?(?:的)?报告$")


def recognise(document: Document) -> Decimal:
    """A report by its title and chapters, or by its items."""
    lines = [text_of(line) for line in document.lines() if text_of(line)]
    titles = [text for line in lines[:6] if _TITLE.search(text := mend_name(line))]
    titled = bool(titles) and not any("整体" in title for title in titles)
    text = compact_text(document)
    itemised = _ITEM.search(text) is not None
    if not titled and not itemised:
        return Decimal(0)
    if count_headings(document) < 3:
        return Decimal(0)
    found = Decimal("0.4") * titled + Decimal("0.3") * itemised
    return found + Decimal("0.3") * share_of(_CHAPTERS, text)
