"""What a form of this layout is recognised by."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from faheng.documents.document import Document
from faheng.forms.claims import label_key, without_marks
from faheng.forms.targets.evidence import printed_cells, printed_words, share_of
from faheng.forms.targets.mending import author_start
from faheng.values.patterns import lazy_pattern

# The words no other form has in boxes of their own, and those it shares.
_OWN = ("总投入", "中央财政", "省级财政", "市本级财政")
_SHARED = ("中期目标", "年度目标", "三级指标", "指标值", "项目立项依据", "项目期")
_PARTS = (
    ("项目名称",),
    ("立项依据", "项目立项依据", "项目设立依据"),
    ("项目实施单位", "实施单位", "项目单位"),
    ("项目基本概况", "项目概况", "项目基本情况"),
    ("项目实施内容", "实施内容"),
    ("资金安排情况",),
    ("项目实施计划", "实施计划"),
    ("项目实施成效", "实施成效"),
)
_NUMBER = lazy_pattern(
    r"(?:[一二三四五六七八九十]+|[（(][一二三四五六七八九十]+[）)]|\d{1,2})[、.．]?\s*"
)
_COLON = lazy_pattern(r"[:：]\s*")
_LONGEST = 24
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
    said = {heading_of(line.text).label for line in document.lines()}
    found = sum(not said.isdisjoint(part) for part in _PARTS)
    if found < _FEWEST_PARTS or said.isdisjoint(_PARTS[0]):
        return Decimal(0)
    return Decimal("0.6")


def _number_end(text: str) -> int:
    """Where the number before a heading ends: 一、 or （一） or 1."""
    number = _NUMBER.match(text)
    return number.end() if number else 0


class Heading(NamedTuple):
    """What a line would be the heading of: the label, where it stands, how numbered."""

    label: str
    start: int
    end: int
    is_chapter: bool


def heading_of(text: str) -> Heading:
    """The beginning of a line up to its colon, without its number."""
    begin = author_start(text)
    start = begin + _number_end(text[begin:])
    colon = _COLON.search(text, start, start + _LONGEST)
    end = colon.end() if colon else len(text)
    is_chapter = start > begin and not text[begin].isdigit()
    return Heading(label_key(without_marks(text[start:end])), start, end, is_chapter)
