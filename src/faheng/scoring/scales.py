"""Numbers brought from one unit of measure to another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from faheng.values.money import YUAN_PER_UNIT
from faheng.values.units import PERCENT

TEN_THOUSAND = 10_000

# Each line is one quantity; a unit is worth that many of the line's own.
_SCALES: tuple[dict[str, Decimal], ...] = (
    YUAN_PER_UNIT,
    {
        PERCENT: Decimal(1),
        "‰": Decimal("0.1"),
        "成": Decimal(10),
        **dict.fromkeys("比例 比率 比值".split(), Decimal(100)),
    },
    {"秒": Decimal(1), "分钟": Decimal(60), "小时": Decimal(3600)},
    {
        **dict.fromkeys("天 日 自然日 日历天".split(), Decimal(1)),
        **dict.fromkeys("周 星期".split(), Decimal(7)),
    },
    {
        **dict.fromkeys("月 个月".split(), Decimal(1)),
        "季度": Decimal(3),
        "年": Decimal(12),
    },
    {
        **dict.fromkeys("米 m".split(), Decimal(1)),
        **dict.fromkeys("公里 千米 km".split(), Decimal(1000)),
    },
    {"平方米": Decimal(1), "平米": Decimal(1), "公顷": Decimal(10_000)},
    {**dict.fromkeys("公斤 千克".split(), Decimal(1)), "吨": Decimal(1000)},
)
# Counters of the same things, of which forms use now one, now another.
_COUNTERS = tuple(
    frozenset(line.split())
    for line in (
        "人 名 位 员 个",
        "件 宗 起 例 案 个 笔",
        "次 场 场次 期 批 批次 回 轮 个",
        "家 个 所 处 户 间",
        "村 社区 行政村 个",
        "份 篇 册 本 个 部 条 张 幅",
        "台 套 辆 个 项",
        "个 项",
        "课时 学时",
    )
)


def converted(number: Fraction, unit: str, wanted: str) -> Fraction | None:
    """The number in the wanted unit; ``None`` where they measure different things.

    >>> converted(Fraction(3), "万元", "元"), converted(Fraction(3), "人次", "小时")
    (Fraction(30000, 1), None)
    """
    if unit == wanted:
        return number
    for scale in _SCALES:
        if unit in scale and wanted in scale:
            return number * Fraction(scale[unit]) / Fraction(scale[wanted])
    many, more = _without_ten_thousand(unit), _without_ten_thousand(wanted)
    if many != unit or more != wanted:
        inner = converted(number, many, more)
        if inner is None:
            return None
        inner *= TEN_THOUSAND if many != unit else 1
        return inner / TEN_THOUSAND if more != wanted else inner
    same = any(unit in counters and wanted in counters for counters in _COUNTERS)
    return number if same else None


def _without_ten_thousand(unit: str) -> str:
    """万人次 counts 人次 by the ten thousand; 万元 is a unit of its own."""
    if unit.startswith("万") and len(unit) > 1 and unit not in YUAN_PER_UNIT:
        return unit[1:]
    return unit
