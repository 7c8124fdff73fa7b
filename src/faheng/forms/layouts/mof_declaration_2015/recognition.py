"""What the form is recognised by."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document
from faheng.forms.claims import label_key
from faheng.forms.targets.evidence import (
    is_book,
    printed_cells,
    printed_words,
    share_of,
    tells_results,
)

# Each half of the form prints its own; what the terms are called differs by place.
_FUNDS = ("中期资金总额", "实施期资金总额", "实施周期资金总额", "长期资金总额")
_GOALS = ("中期目标", "实施期目标", "实施期总目标", "实施期绩效目标", "长期目标")
_SHARED = ("项目名称", "实施单位", "其他资金", "一级指标", "三级指标", "指标值")
# The edition for one year, without the half of the medium term.
_SINGLE = ("主管部门及代码", "项目属性", "项目期", "总体目标", "实施单位")
_OF_MONEY = ("其中财政拨款", "财政拨款")
_OTHERS = ("中央财政", "指标方向", "计量单位", "度量单位", "指标解释", "绩效指标描述")


def recognise(document: Document) -> Decimal:
    """Money, goals and indicators in two halves; or all labels of the year's half."""
    cells = printed_cells(document) or printed_words(document)
    if (
        not {"三级指标", "指标值"} <= cells
        or cells.isdisjoint(_OF_MONEY)
        or not cells.isdisjoint(_OTHERS)
        or tells_results(cells)
        or is_book(document)
    ):
        return Decimal(0)
    shared = share_of(_SHARED, cells)
    halves = [
        any(cell.startswith(_FUNDS) for cell in cells),
        any(cell.startswith(_GOALS) for cell in cells),
        _has_two_blocks(document),
    ]
    if sum(halves) > 1:
        return (Decimal(sum(halves)) / 3 + shared) / 2
    if not any(halves) and share_of(_SINGLE, cells) == 1:
        return (Decimal("0.6") + shared) / 2
    return Decimal(0)


def _has_two_blocks(document: Document) -> bool:
    """Whether a row of heads prints 三级指标 and 指标值 for each half."""
    for grid in document.grids():
        for row in grid.rows:
            keys = [label_key(cell.text) for cell in row if len(cell.text) <= 30]
            if keys.count("三级指标") > 1 and keys.count("二级指标") > 1:
                return True
    return False
