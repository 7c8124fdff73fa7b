"""Nothing may happen: 无泄密事件 and 零投诉 are counts of nought."""

from __future__ import annotations

from decimal import Decimal

from faheng.values.grammar.context import Context
from faheng.values.value import Value

_NONE = ("无", "零", "未发生", "不发生", "没有", "未出现", "不出现", "杜绝")
# What is counted when it happens, and its counter.
_EVENTS = {
    "事故": "起",
    "事件": "起",
    "泄密": "起",
    "失密": "起",
    "投诉": "件",
    "上访": "起",
    "舆情": "起",
    "差错": "次",
    "失误": "次",
    "案件": "件",
    "违纪": "起",
    "违法": "起",
    "违规": "起",
    "脱管": "人",
    "漏管": "人",
}


def nothing_happens(source: str, context: Context) -> Value | None:
    """`= 0` where the text denies an event that is counted, else None."""
    for word in _NONE:
        at = source.find(word)
        if at < 0:
            continue
        after = source[at + len(word) :]
        for event, unit in _EVENTS.items():
            place = after.find(event)
            if 0 <= place <= 8:
                return Value(
                    "quantitative",
                    source,
                    "=",
                    Decimal(0),
                    unit=context.unit.name if context.unit else unit,
                    period="year" if "全年" in source else None,
                )
    return None
