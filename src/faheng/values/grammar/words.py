"""The table of named tokens, and the words that are written for each."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Kind = Literal[
    "NUMBER",  # Figure
    "MASK",  # Figure without a number: ** xx, never filled in
    "UNIT",  # UnitReading, straight after a number
    "BARE_UNIT",  # UnitReading alone in a bracket, before the sign
    "DATE",  # DatePhrase
    "SIGN",  # ≥ 不少于 至少: holds for the next number of the clause
    "NEAR_SIGN",  # 不足 最大: only straight before a number
    "REACH",  # 达到: = at 100 %, ≥ below
    "COPULA",  # 为 是
    "SUFFIX",  # 以上 以内
    "PERIOD",  # 每年 全年; None for a length that has no name
    "PER",  # 每人 人均
    "LINK",  # - ~ 至 between the ends of a range
    "OR",
    "SEPARATOR",  # ，；。
    "OPEN",
    "CLOSE",
    "TOTAL",  # 共: straight before a second quantity
    "OTHER",  # 另 其中: a second quantity later in the clause
    "EVENT",  # 之日起 后: a clock that starts with an event
    "ABOUT",  # 约 左右
    "EXPECTED",  # 预计
    "MORE",  # 余 多
    "ALL",  # 全覆盖
    "DONE",  # 已 实际: tells what happened, sets no target
]


class Token(NamedTuple):
    """A named piece of the text and its span."""

    kind: Kind
    value: Any
    start: int
    end: int


GE, LE, GT, LT, EQ = ">=", "<=", ">", "<", "="

SIGNS: dict[str, str] = {
    **dict.fromkeys(
        """≥ >= => =>= ≥= 大于等于 大于或等于 大于和等于 不低于 不少于 不小于 不得低于
        不得少于 不得小于 不应低于 不应少于 不能低于 不能少于 应不低于 应不少于 不下于
        最低不低于 最少不少于 至少 最少 最低 起码 不亚于 不早于 保底 高于或等于 高于等于
        多于或等于 多于等于 超过或等于 达到或超过 达到并超过 达到或高于 确保不低于""".split(),
        GE,
    ),
    **dict.fromkeys(
        """≤ <= =< ≤= 小于等于 小于或等于 小于和等于 不高于 不多于 不大于 不超过 不超
        不得超过 不得高于 不得多于 不得大于 不应超过 不应高于 不能超过 不能高于 不可超过
        应不超过 未超过 不突破 不超出 不得超出 至多 最多 最高 最高不超过 最长不超过
        不迟于 不晚于 不得迟于 不得晚于 不长于 低于或等于 低于等于 少于或等于 少于等于
        控制在 控制到 压减至 压降至 压缩至 降至 降到 下降到 上限为 限额 限于""".split(),
        LE,
    ),
    **dict.fromkeys("> 大于 高于 多于 超过 超出 突破 优于".split(), GT),
    **dict.fromkeys("< 小于 低于 少于 短于 早于".split(), LT),
    **dict.fromkeys("= == 等于".split(), EQ),
}
NEAR_SIGNS: dict[str, str] = {
    **dict.fromkeys("不足 不满 不到 未达 未满".split(), LT),
    **dict.fromkeys("最大 最长".split(), LE),
}
# 以下 and 之下 leave open whether the number itself is meant.
SUFFIXES: dict[str, str] = {
    **dict.fromkeys(
        "以上 及以上 或以上 含以上 之上 及其以上 (及)以上 (及以上) (以上) 为下限".split(),
        GE,
    ),
    **dict.fromkeys(
        """及以下 或以下 以内 之内 内 及以内 (及)以下 (及以下) (以内) 为上限 封顶 为限
        前 之前 以前""".split(),
        LE,
    ),
    **dict.fromkeys("以下 之下 (以下)".split(), LT),
}
_OTHERS: dict[str, tuple[Kind, Any]] = {
    **dict.fromkeys(
        """达到 达 达至 保持在 稳定在 维持在 提高到 提升到 提高至 提升至 增加到
        增至""".split(),
        ("REACH", None),
    ),
    **dict.fromkeys("为 是 :".split(), ("COPULA", None)),
    **dict.fromkeys("或 或者 或是".split(), ("OR", None)),
    **dict.fromkeys("， , ; 。 ? ! |".split(), ("SEPARATOR", None)),
    **dict.fromkeys("( [ {".split(), ("OPEN", None)),
    **dict.fromkeys(") ] }".split(), ("CLOSE", None)),
    **dict.fromkeys("共 共计 合计 总计 总共 计".split(), ("TOTAL", None)),
    **dict.fromkeys("另 另有 另外 其中 附".split(), ("OTHER", None)),
    **dict.fromkeys("之日起 日起 之时起 后 之后 以后 起算".split(), ("EVENT", None)),
    **dict.fromkeys("约 大约 大概 左右 上下 近 将近".split(), ("ABOUT", None)),
    **dict.fromkeys("预计 预期 预估".split(), ("EXPECTED", None)),
    **dict.fromkeys("余 多".split(), ("MORE", None)),
    **dict.fromkeys("全覆盖 全部覆盖".split(), ("ALL", None)),
    **dict.fromkeys("已 已经 实际".split(), ("DONE", None)),
    **dict.fromkeys("全年 年均 年度 按年 当年度".split(), ("PERIOD", "year")),
    **dict.fromkeys("半年度 按半年".split(), ("PERIOD", "half-year")),
    **dict.fromkeys(
        """季度 季均 按季 按季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度
        第四季度 1季度 2季度 3季度 4季度""".split(),
        ("PERIOD", "quarter"),
    ),
    **dict.fromkeys("月均 月度 按月 逐月".split(), ("PERIOD", "month")),
    **dict.fromkeys("周均 按周 逐周".split(), ("PERIOD", "week")),
    **dict.fromkeys("日均 按日 逐日 按天".split(), ("PERIOD", "day")),
    **dict.fromkeys("人均".split(), ("PER", "person")),
    **dict.fromkeys("户均".split(), ("PER", "household")),
    **dict.fromkeys("村均".split(), ("PER", "community")),
    **dict.fromkeys("件均 案均".split(), ("PER", "case")),
    **dict.fromkeys("场均 次均".split(), ("PER", "time")),
    **dict.fromkeys("亩均".split(), ("PER", "mu")),
}
# Words that contain one of the above and mean something else.
_OPAQUE = """
达成 达标 今后 然后 前后 落后 先后 后续 后勤 会后 此后 最后 背后 滞后 预期指标 预期目标
预期效果 最低生活 最低工资 最低限度 最低收购 最高人民 最高法 最高检 最高院 超过去 上年度
对年度 年度报告 年度计划 年度预算 年度决算 年度目标 年度任务 季度末 年度末 下年度 限额以上
""".split()

WORDS: dict[str, tuple[Kind, Any] | None] = {
    **{word: ("SIGN", comparator) for word, comparator in SIGNS.items()},
    **{word: ("NEAR_SIGN", comparator) for word, comparator in NEAR_SIGNS.items()},
    **{word: ("SUFFIX", comparator) for word, comparator in SUFFIXES.items()},
    **_OTHERS,
    **dict.fromkeys(_OPAQUE, None),
}


def words_by_first() -> dict[str, tuple[tuple[str, tuple[Kind, Any] | None], ...]]:
    """The table by first character, longer words first."""
    found: dict[str, list[tuple[str, tuple[Kind, Any] | None]]] = {}
    for word in sorted(WORDS, key=len, reverse=True):
        found.setdefault(word[0], []).append((word, WORDS[word]))
    return {first: tuple(words) for first, words in found.items()}
