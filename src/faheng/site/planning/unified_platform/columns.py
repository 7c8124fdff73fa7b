"""The platform's columns, by the headings its exports print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faheng.values.numerals import to_half_width


@dataclass(frozen=True)
class Column:
    heading: str
    width: float
    others: tuple[str, ...] = ()
    """What some platforms print instead."""


COLUMNS: Mapping[str, Column] = {
    "code": Column("项目编码", 30, ("项目代码", "项目编号")),
    "project": Column("项目名称", 45),
    "level1": Column("一级指标", 24, ("一级指标名称",)),
    "level2": Column("二级指标", 28, ("二级指标名称",)),
    "name": Column("三级指标", 50, ("三级指标名称", "指标名称")),
    "direction": Column("指标方向", 18, ("方向", "计算符号", "运算符号", "符号")),
    "nature": Column("指标性质", 18, ("性质", "指标类型")),
    "target": Column(
        "目标值", 30, ("指标值", "年度指标值", "年度目标值", "绩效指标值")
    ),
    "unit": Column("计量单位", 20, ("单位", "度量单位")),
    "weight": Column("分值", 14, ("权重", "分值权重", "权重(%)", "分值(权重)")),
    "remark": Column("备注", 40, ("说明", "指标说明")),
}
NEEDED = ("name", "target")

DIRECTIONS: Mapping[str, str] = {
    "≥": "≥",
    ">=": "≥",
    "大于等于": "≥",
    "不低于": "≥",
    "≤": "≤",
    "<=": "≤",
    "小于等于": "≤",
    "不高于": "≤",
    "=": "=",
    "等于": "=",
    ">": ">",
    "大于": ">",
    "<": "<",
    "小于": "<",
    "定性": "定性",
}
NATURES: Mapping[str, str] = {
    "定量": "定量",
    "定量指标": "定量",
    "正向": "定量",
    "正向指标": "定量",
    "反向": "定量",
    "反向指标": "定量",
    "负向": "定量",
    "定性": "定性",
    "定性指标": "定性",
}

_KEYS = {
    spelling: key
    for key, column in COLUMNS.items()
    for spelling in (column.heading, *column.others)
}


def key_of(heading: str) -> str | None:
    """The column a heading means; ``None`` for one the platform does not have."""
    plain = "".join(to_half_width(heading).split()).strip("*:")
    return _KEYS.get(plain)
