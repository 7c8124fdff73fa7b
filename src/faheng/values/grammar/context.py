"""What the row around a value says: its columns and the indicator's name."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from faheng.values.grammar.words import EQ, GE, LE, SIGNS
from faheng.values.numerals import to_half_width
from faheng.values.units import UnitReading, read_unit, read_unit_column

Direction = Literal["up", "down"]

_COLUMN_SIGNS = {
    **SIGNS,
    "正向": GE,
    "正向指标": GE,
    "反向": LE,
    "反向指标": LE,
    "逆向": LE,
    "＝": EQ,
}
_QUALITATIVE = ("定性", "文字描述", "文字", "描述")
RATE_ENDINGS = ("率", "比例", "比重", "占比", "满意度", "百分比", "覆盖面", "满意程度")
_YEAR_ENDINGS = ("年限", "使用年数", "使用寿命")
# Rates better low than high.
_BAD_RATES = tuple(
    """投诉 犯罪 差错 事故 失误 死亡 违规 违法 违纪 上访 信访 逾期 结余 结转 返工 脱管 漏管
    脱漏 缺勤 退货 故障 误差 偏离 超支 流失 复发 发案 案发 失败 不合格 变质 损耗 缺陷 退件""".split()
)
# Rates whose whole is no limit.
_GROWING = (
    "增长",
    "增幅",
    "增速",
    "增加率",
    "执行率",
    "完成率",
    "超额",
    "同比",
    "上年",
)
_PRICES = ("补助", "补贴", "单价", "标准", "每", "均", "费率", "津贴", "价格")


class Context(NamedTuple):
    """The row around a value, in the grammar's terms."""

    sign: str | None = None
    is_typed_qualitative: bool = False
    unit: UnitReading | None = None
    # From the template behind the name, `(≥**人)`; weaker than the columns.
    name_sign: str | None = None
    name_unit: UnitReading | None = None
    is_rate: bool = False
    is_bad_rate: bool = False
    may_exceed_whole: bool = False
    is_price: bool = False
    is_actual: bool = False
    is_progress: bool = False
    is_cost: bool = False
    is_benefit: bool = False
    is_timeliness: bool = False
    has_level: bool = False
    level2: str = ""
    indicator: str = ""
    doubled: bool = False


@lru_cache(maxsize=8192)
def read_context(
    indicator: str | None = None,
    sign_column: str | None = None,
    unit_column: str | None = None,
    level1: str | None = None,
    level2: str | None = None,
    doubled: bool = False,
) -> Context:
    """The context in which a value stands; rows of one form share most of it."""
    name = "".join(to_half_width(indicator or "").split())
    sign_word = "".join(to_half_width(sign_column or "").split())
    first, second = level1 or "", level2 or ""
    bare_name, name_sign, name_unit = _read_template(name)
    is_rate = bare_name.endswith(RATE_ENDINGS) or name.endswith(RATE_ENDINGS)
    if name_unit is None and is_rate:
        name_unit = UnitReading("%")
    if name_unit is None and bare_name.endswith(_YEAR_ENDINGS):
        name_unit = UnitReading("年")
    return Context(
        sign=_COLUMN_SIGNS.get(sign_word),
        is_typed_qualitative=sign_word in _QUALITATIVE,
        unit=read_unit_column(unit_column) if unit_column else None,
        name_sign=name_sign,
        name_unit=name_unit,
        is_rate=is_rate,
        is_bad_rate=any(word in name for word in _BAD_RATES),
        may_exceed_whole=any(word in name for word in _GROWING),
        is_price=any(word in name for word in _PRICES),
        is_actual="实际" in name,
        is_progress=any(word in name for word in ("进度", "占比", "比重", "支出计划")),
        is_cost="成本" in second or "成本" in first,
        is_benefit="效" in first or "效" in second and "时效" not in second,
        is_timeliness="时效" in second,
        has_level=bool(first or second),
        level2=second,
        indicator=name,
        doubled=doubled,
    )


def _read_template(name: str) -> tuple[str, str | None, UnitReading | None]:
    """A name without its template, and the template's sign and unit.

    template = "(" [ sign ] [ "**" | number ] [ unit ] ")"
    """
    if not name.endswith(")"):
        return name, None, None
    start = name.rfind("(")
    inside = name[start + 1 : -1].strip()
    if start < 0 or not inside:
        return name, None, None
    sign = None
    for length in (4, 3, 2, 1):
        if inside[:length] in SIGNS:
            sign = SIGNS[inside[:length]]
            inside = inside[length:]
            break
    inside = inside.lstrip("*xX_0123456789.")
    if not inside:
        return (name[:start], sign, None) if sign else (name, None, None)
    found = read_unit(inside)
    if found is None or found[1] != len(inside):
        return name, None, None
    return name[:start], sign, found[0]
