"""What the tables are recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.targets.evidence import (
    is_book,
    printed_cells,
    printed_words,
    share_of,
    tells_results,
)

# The columns of the ministry's template that no other form has.
_TEMPLATE = (
    ("评/扣分标准", "评(扣)分标准", "评扣分标准", "评分规则", "赋分规则"),
    ("指标值设定依据(来源)", "指标值设定依据及来源", "指标值设定依据"),
    ("完成值取值方式", "取值方式"),
    ("完成值数据来源", "数据来源"),
    ("佐证资料要求", "佐证资料"),
)
_OF_TEMPLATE = ("三级指标", "指标解释", "指标性质", "指标值", "计量单位")
# What the exports of budget systems print around the indicators.
_EXPORT = (
    ("指标类型",),
    ("项目编码",),
    ("实施期资金总额", "实施期资金总额(万元)", "实施期资金总额(元)"),
    ("财政拨款数",),
    ("非财政拨款数",),
    ("预算执行权重(%)", "预算执行权重", "预算执行率权重(%)", "预算执行率权重"),
    ("项目总体目标",),
)
_OF_EXPORT = ("三级指标", "指标方向", "指标性质", "目标值", "计量单位")
_FEWEST = 3


def recognise(document: Document) -> Decimal:
    """The columns of the template, or those of an export with its own head."""
    cells = printed_cells(document) or printed_words(document)
    if tells_results(cells) or is_book(document):
        return Decimal(0)
    return max(_sure(cells, _TEMPLATE, _OF_TEMPLATE), _sure(cells, _EXPORT, _OF_EXPORT))


def _sure(
    cells: frozenset[str], own: tuple[tuple[str, ...], ...], shared: tuple[str, ...]
) -> Decimal:
    found = sum(not cells.isdisjoint(words) for words in own)
    if found < _FEWEST or not {"三级指标", shared[-2]} <= cells:
        return Decimal(0)
    return (1 + Decimal(found) / len(own) + share_of(shared, cells)) / 3
