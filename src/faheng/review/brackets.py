"""Whether the brackets of a text come in pairs."""

from __future__ import annotations

from faheng.values.patterns import lazy_pattern

_OPENING, _CLOSING = "（([【〔", "）)]】〕"
# 1） and 一) number a list; they open nothing.
_ORDINAL = lazy_pattern(
    r"(?:^|[\s,，;；。:：、])(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]"
)


def unbalanced(text: str) -> str | None:
    """What is wrong with the brackets, in one Chinese phrase; ``None`` if nothing is."""
    ordinals = {match.end() - 1 for match in _ORDINAL.finditer(text)}
    depth = surplus = 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            if depth:
                depth -= 1
            elif at not in ordinals:
                surplus += 1
    if depth:
        return f"缺{depth}个右括号"
    return f"缺{surplus}个左括号" if surplus else None
