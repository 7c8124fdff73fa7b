"""What a form of this layout is recognised by."""

from __future__ import annotations

import re
from decimal import Decimal

from faheng.documents.document import Document, Line
from faheng.forms.claims import label_key, without_marks
from faheng.forms.targets.evidence import printed_cells, printed_words, share_of

# The words no other form has in boxes of their own, and those it shares.
_OWN = ("总投入", "中央财政", "省级财政", "市本级财政")
_SHARED = ("中期目标", "年度目标", "三级指标", "指标值", "项目立项依据", "项目期")
_PARTS = (
    "项目名称",
    "立项依据",
    "项目实施单位",
    "项目基本概况",
    "项目实施内容",
    "资金安排情况",
    "项目实施计划",
    "项目实施成效",
)
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]+|[（(][一二三四五六七八九十]+[）)]|\d{1,2})[、.．]?\s*"
)
_FEWEST_PARTS = 6
_TERMS = ("中期资金来源", "年度资金来源")


def recognise(document: Document) -> Decimal:
    """Funding by level of government in two terms, and goals in two terms."""
    if not is_form(document):
        return _of_prose(document)
    cells = _words(document)
    return (2 + 2 * share_of(_OWN, cells) + share_of(_SHARED, cells)) / 5


def is_form(document: Document) -> bool:
    """Whether the form itself is there, in cells or flattened to lines."""
    words = _words(document)
    return "中央财政" in words and any(word.startswith(_TERMS) for word in words)


def _words(document: Document) -> frozenset[str]:
    return printed_cells(document) or printed_words(document)


def _of_prose(document: Document) -> Decimal:
    """The project text alone, by the headings of its parts; no form stands below."""
    if any(document.grids()):
        return Decimal(0)
    said = {text[number_end(text) :] for text in map(_bare, document.lines())}
    found = sum(part in said for part in _PARTS)
    if found < _FEWEST_PARTS or _PARTS[0] not in said:
        return Decimal(0)
    return Decimal("0.6")


def number_end(text: str) -> int:
    """Where the number before a heading ends: 一、 or （一） or 1."""
    number = _NUMBER.match(text)
    return number.end() if number else 0


def _bare(line: Line) -> str:
    return label_key(without_marks(line.text))
