"""What the row around a value says: its columns and the indicator's name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from faheng.values.grammar.words import GE, LE, SIGNS
from faheng.values.numerals import to_half_width
from faheng.values.units import UnitReading, read_unit, read_unit_column

_COLUMN_SIGNS = {
    **SIGNS,
    "正向": GE,
    "正向指标": GE,
    "反向": LE,
    "反向指标": LE,
    "逆向": LE,
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
PROGRESS = ("进度", "占比", "比重", "支出计划")
_PRICES = ("补助", "补贴", "单价", "标准", "每", "均", "费率", "津贴", "价格")


class Context(NamedTuple):
    """The row around a value, in the grammar's terms.

    What only an unsigned number needs is worked out when it is asked for.
    """

    sign: str | None
    is_typed_qualitative: bool
    unit: UnitReading | None
    # From the template behind the name, `(≥**人)`; weaker than the columns.
    name_sign: str | None
    name_unit: UnitReading | None
    indicator: str
    level1: str
    level2: str
    doubled: bool

    @property
    def is_rate(self) -> bool:
        """Whether the indicator is named as a share of a whole."""
        return self.indicator.partition("(")[0].endswith(RATE_ENDINGS)

    @property
    def is_bad_rate(self) -> bool:
        """Whether less is better."""
        return _names(self.indicator, _BAD_RATES)

    @property
    def may_exceed_whole(self) -> bool:
        """Whether more than 100 % can be meant."""
        return _names(self.indicator, _GROWING)

    @property
    def is_price(self) -> bool:
        """Whether an amount of money is paid for each of something."""
        return _names(self.indicator, _PRICES)

    @property
    def is_actual(self) -> bool:
        """Whether the row tells what was reached."""
        return "实际" in self.indicator

    @property
    def is_progress(self) -> bool:
        """Whether a percentage is stated rather than aimed at."""
        return _names(self.indicator, PROGRESS)

    @property
    def is_cost(self) -> bool:
        """Whether the group is cost."""
        return "成本" in self.level2 or "成本" in self.level1

    @property
    def is_benefit(self) -> bool:
        """Whether the group is benefit; 时效 only shares the character."""
        return "效" in self.level1 or ("效" in self.level2 and not self.is_timeliness)

    @property
    def is_timeliness(self) -> bool:
        """Whether the group is timeliness."""
        return "时效" in self.level2

    @property
    def has_level(self) -> bool:
        """Whether the value stands in a row of a target form."""
        return bool(self.level1 or self.level2)


def _names(indicator: str, words: tuple[str, ...]) -> bool:
    return any(word in indicator for word in words)


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
    name = "".join(to_half_width(indicator).split()) if indicator else ""
    sign_word = "".join(to_half_width(sign_column).split()) if sign_column else ""
    bare_name, name_sign, name_unit = _read_template(name)
    if name_unit is None:
        if bare_name.endswith(RATE_ENDINGS):
            name_unit = UnitReading("%")
        elif bare_name.endswith(_YEAR_ENDINGS):
            name_unit = UnitReading("年")
    return Context(
        _COLUMN_SIGNS.get(sign_word),
        sign_word in _QUALITATIVE,
        read_unit_column(unit_column) if unit_column else None,
        name_sign,
        name_unit,
        name,
        level1 or "",
        level2 or "",
        doubled,
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
