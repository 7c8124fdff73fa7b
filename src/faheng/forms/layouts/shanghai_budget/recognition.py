"""The evidence of a Shanghai-style budget: its nine tables."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.budget.evidence import count_found
from faheng.values.patterns import lazy_pattern

_TABLES = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"财务收支预算总表",
        r"(部门|单位)收入预算总表",
        r"(部门|单位)支出预算总表",
        r"财政拨款收支预算总表",
        r"一般公共预算支出功能分类预算表",
        r"政府性基金预算支出功能分类预算表",
        r"国有资本经营预算支出功能分类预算表",
        r"基本支出部门预算经济分类预算表",
        r"三公.?经费和机关运行经费预算表",
    )
)
_HEADINGS = tuple(
    lazy_pattern(pattern)
    for pattern in (r"预算编制说明", r"名词解释", r"其他相关情况说明")
)
_REGION = (lazy_pattern(r"上海"),)


def recognise(document: Document) -> Decimal:
    """How sure the titles of the tables and the headings make us."""
    tables = count_found(document, _TABLES)
    if not tables:
        return Decimal(0)
    headings = count_found(document, _HEADINGS)
    local = count_found(document, _REGION)
    sure = (
        Decimal("0.40")
        + Decimal(tables) / 20
        + Decimal(headings) / 50
        + Decimal(local) / 10
    )
    return min(sure, Decimal(1))
