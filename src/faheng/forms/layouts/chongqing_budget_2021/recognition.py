"""The evidence of a Chongqing-style budget, or of a project form of that region."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.budget.evidence import count_found
from faheng.values.patterns import lazy_pattern

_TABLES = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"财政拨款收支(预算)?总表$",
        r"(?<!拨款)收支(预算)?总表$",
        r"部门收入(预算)?总表$|单位收入(预算)?总表$",
        r"部门支出(预算)?总表$|单位支出(预算)?总表$",
        r"一般公共预算(财政拨款)?(支出预算表|支出表|支出情况表)",
        r"一般公共预算(财政拨款)?基本支出(预算)?表",
        r"三公.?经费(支出|预算)?(支出)?表",
        r"政府性基金(预算)?(财政拨款)?支出(预算)?表",
        r"政府采购预算(明细)?表",
        r"整体绩效目标表",
    )
)
_REGION = (lazy_pattern(r"重庆|渝"),)
_FORM = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"区级项目绩效目标表|县级项目绩效目标表|市级项目绩效目标表",
        r"^\*?项目当年预算(\(.*\))?\*?:?$",
        r"^\*?项目上年预算(\(.*\))?\*?:?$",
        r"^\*?(项目)?是否追加追减\*?:?$",
        r"^\*?项目设立的必要性\*?:?$",
        r"^目标值说明$",
    )
)
_ACCOUNTS = (lazy_pattern(r"决算(总)?表$"), lazy_pattern(r"决算数$"))
_SHANGHAI = (lazy_pattern(r"财务收支预算总表"), lazy_pattern(r"功能分类预算表"))


def recognise(document: Document) -> Decimal:
    """How sure the titles, the region and the form's labels make us."""
    if count_found(document, _ACCOUNTS) == 2:
        return Decimal(0)
    tables = count_found(document, _TABLES)
    form = count_found(document, _FORM)
    elsewhere = count_found(document, _SHANGHAI)
    local = count_found(document, _REGION)
    if tables >= 3 and not elsewhere:
        share = Decimal(min(tables, 8)) / 8
        sure = Decimal("0.55") + share * Decimal("0.25") + local * Decimal("0.2")
        return min(sure, Decimal(1))
    if form >= 3:
        return Decimal("0.60") + Decimal(form) / 16
    return Decimal("0.1") * min(tables, 2)
