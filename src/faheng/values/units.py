"""Units of indicator values: synonyms, compounds, and what stands below a stroke."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from faheng.values.numerals import to_half_width
from faheng.values.periods import DAY_NOUNS, PER_NOUNS, PERIOD_NOUNS
from faheng.values.value import Per, Period

PERCENT = "%"
MONEY_UNITS = frozenset({"元", "千元", "万元", "百万元", "亿元"})
TIME_UNITS = frozenset(
    "秒 分钟 小时 天 日 工作日 自然日 日历天 半天 周 星期 个月 季度 年".split()
)

_SAME = """
元 千元 万元 百万元 亿元 %
秒 分钟 小时 课时 学时 天 日 工作日 自然日 日历天 半天 周 星期 个月 月 季度 年 届
个 名 人 位 员 户 家 件 宗 起 例 案 次 场 场次 期 批 批次 项 份 篇 部 套 台 辆 座 处
所 间 栋 幢 条 块 面 张 本 册 幅 只 头 口 棵 株 支 把 枚 艘 架 根 盏 副 双 顶 卷 盒 箱
袋 瓶 桶 吨 公斤 千克 斤 克 公里 千米 km 里 米 m 厘米 cm 毫米 mm 平方米 平米 立方米
方 亩 公顷 平方公里 升 千瓦 千瓦时 kw 度 人次 件次 户次 人天 人日 人月 车次 班次 台次
家次 课次 篇次 条次 项次 倍 分 级 星 组 队 村 社区 行政村 镇 街道 街 校 班 轮 遍 票 字
页 单 笔 款 种 类 匹 尾 羽 床 门 孔 眼 道 对 节 集 档 兆 GB TB MB 床位 车位 席
""".split()
_SYNONYMS = {
    "百分比": PERCENT,
    "百分点": PERCENT,
    "百分率": PERCENT,
    "百分数": PERCENT,
    "‰": "‰",
    "千分点": "‰",
    "万": "万元",
    "亿": "亿元",
    "元整": "元",
    "块钱": "元",
    "m2": "平方米",
    "m²": "平方米",
    "m3": "立方米",
    "m³": "立方米",
    "KM": "km",
    "人/次": "人次",
    "人(次)": "人次",
    "件(次)": "件次",
    "场(次)": "场次",
}
# 个 before a measure of time or a percentage point only fills the rhythm.
_AFTER_GE = "小时 工作日 自然日 半天 星期 季度 百分点 日历天 课时 学时".split()
_MANY = "人 人次 件 件次 份 次 场 场次 户 亩 吨 平方米 立方米 公里 字 册 张 株 棵 个 斤 公斤 名 条".split()
# A share of one, and tenths: the number has to be brought to percent.
_SCALED = {"比例": Decimal(100), "成": Decimal(10)}
# 各 is the commonest slip for 个 in a unit column.
_SLIPS = {"各": "个"}
_COLUMN_SYNONYMS = {
    "率": PERCENT,
    "人数": "人",
    "次数": "次",
    "件数": "件",
    "个数": "个",
    "户数": "户",
    "场数": "场",
    "天数": "天",
    "万人次": "万人次",
}
_NO_UNIT = frozenset({"", "/", "-", "--", "无", "空", "\\"})
# A unit glued to these continues a word: 方面, 条例, 项目, 一次性.
_CONTINUED = {
    "方": "面式案针法",
    "条": "例款件",
    "项": "目",
    "次": "性数",
    "分": "之类析管局比率数",
    "度": "假",
    "年": "级代",
    "级": "别",
    "本": "级地区市",
    "人": "民",
    "件": "数",
    "案": "例件",
    "所": "有",
    "个": "性体",
    "门": "户",
    "道": "路德",
    "家": "庭",
    "期": "间限",
    "名": "称单",
    "单": "位",
    "天": "然",
    "日": "常",
    "对": "应",
    "组": "织",
    "节": "约",
    "面": "向",
    "款": "项",
    "类": "别",
    "街": "道",
    "班": "子",
    "支": "持付出",
    "成": "立功果员本效",
    "位": "于",
    "员": "工",
    "套": "路",
    "处": "理置",
    "米": "兰",
}


class UnitReading(NamedTuple):
    """A unit, and what the amount is counted by."""

    name: str
    period: Period | None = None
    per: Per | None = None
    note: str | None = None
    scale: Decimal | None = None

    @property
    def is_money(self) -> bool:
        """Whether amounts of this unit are money."""
        return self.name in MONEY_UNITS

    @property
    def is_time(self) -> bool:
        """Whether the unit measures a length of time."""
        return self.name in TIME_UNITS


def _table() -> dict[str, UnitReading]:
    names = {name: name for name in _SAME} | _SYNONYMS
    names |= {f"个{name}": names[name] for name in _AFTER_GE}
    names |= {f"万{name}": f"万{name}" for name in _MANY}
    readings = {written: UnitReading(name) for written, name in names.items()}
    for word, scale in _SCALED.items():
        readings[word] = UnitReading(PERCENT, scale=scale)
    return readings


UNITS = _table()


def _by_first(words: list[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first character, longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(of_first) for first, of_first in found.items()}


_UNITS_BY_FIRST = _by_first(list(UNITS))
_NOUNS_BY_FIRST = _by_first([*PERIOD_NOUNS, *DAY_NOUNS, *PER_NOUNS, *UNITS])


def match_unit(text: str, start: int) -> tuple[str, int] | None:
    """The longest unit word at ``start`` and its end, or None."""
    for word in _UNITS_BY_FIRST.get(text[start : start + 1], ()):
        if text.startswith(word, start):
            end = start + len(word)
            if end < len(text) and text[end] in _CONTINUED.get(word, ""):
                continue
            return word, end
    return None


def match_noun(text: str, start: int) -> tuple[str, int] | None:
    """The longest noun something may be counted by, and its end, or None."""
    for word in _NOUNS_BY_FIRST.get(text[start : start + 1], ()):
        if text.startswith(word, start):
            return word, start + len(word)
    return None


def read_unit(text: str, start: int = 0) -> tuple[UnitReading, int] | None:
    """The unit written at ``start``, with all that stands below its strokes.

    unit = word { ("/" | "每" | "·" | "*") ["个"] noun }

    >>> read_unit("元/人*月")
    (UnitReading(name='元', period='month', per='person', note=None, scale=None), 5)
    >>> read_unit("件以上")[0].name
    '件'
    """
    found = match_unit(text, start)
    if found is None:
        return None
    word, end = found
    unit = UNITS[word]
    if end < len(text) and text[end] in "/每":
        return _read_denominators(text, end, unit)
    return unit, end


def _read_denominators(
    text: str, end: int, unit: UnitReading
) -> tuple[UnitReading, int]:
    period: Period | None = unit.period
    pers: list[Per] = []
    by_day = False
    while end < len(text) and text[end] in "/每·*.":
        start = end + 1
        start += text.startswith("(", start)
        start += text.startswith("每", start)
        start += text.startswith("个", start)
        found = match_noun(text, start)
        if found is None:
            break
        noun, end = found
        end += text.startswith(")", end) and text.rfind("(", 0, end) > end - 12
        if noun in DAY_NOUNS:
            by_day = True
        elif noun in PERIOD_NOUNS:
            period = PERIOD_NOUNS[noun]
        else:
            pers.append(PER_NOUNS.get(noun, "other"))
    per: Per | None = pers[0] if pers else None
    if "person" in pers and "time" in pers:
        per = "person-time"
    if by_day and per is None and unit.is_money:
        per = "day"
    elif by_day and period is None:
        period = "day"
    return unit._replace(period=period, per=per), end


@lru_cache(maxsize=2048)
def read_unit_column(text: str) -> UnitReading | None:
    """What a unit column says; None where it says nothing.

    >>> read_unit_column("各")
    UnitReading(name='个', period=None, per=None, note='计量单位“各”按“个”读取。', scale=None)
    >>> read_unit_column("元/人/次")[:3]
    ('元', None, 'person-time')
    """
    written = "".join(to_half_width(text).split())
    if written[:1] == "(" and written[-1:] == ")":
        written = written[1:-1]
    if written in _NO_UNIT:
        return None
    if written in _SLIPS:
        name = _SLIPS[written]
        return UnitReading(name, note=f"计量单位“{written}”按“{name}”读取。")
    if written in _COLUMN_SYNONYMS:
        return UnitReading(_COLUMN_SYNONYMS[written])
    found = read_unit(written)
    if found is not None and found[1] == len(written):
        return found[0]
    # An unknown unit stands as printed: better a strange word than a lost one.
    return UnitReading(written)
