"""Radicals that stand for the character they look like.

Browsers and some office programs map the glyph of 长 to the radical ⻓ when they write
a PDF. The Kangxi block has compatibility mappings of its own; the supplement has not,
so its simplified radicals that are characters in themselves are listed here.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = {
    0x2E8E: "兀",
    0x2E92: "巳",
    0x2E9D: "月",
    0x2E9F: "母",
    0x2EA0: "民",
    0x2EAA: "疋",
    0x2EAF: "糸",
    0x2EBB: "聿",
    0x2EC1: "虎",
    0x2EC4: "西",
    0x2EC5: "见",
    0x2EC6: "角",
    0x2EC9: "贝",
    0x2ECB: "车",
    0x2ED1: "長",
    0x2ED3: "长",
    0x2ED4: "门",
    0x2ED7: "雨",
    0x2ED8: "青",
    0x2ED9: "韦",
    0x2EDA: "页",
    0x2EDB: "风",
    0x2EDC: "飞",
    0x2EDD: "食",
    0x2EE1: "首",
    0x2EE2: "马",
    0x2EE3: "骨",
    0x2EE4: "鬼",
    0x2EE5: "鱼",
    0x2EE6: "鸟",
    0x2EE7: "卤",
    0x2EE8: "麦",
    0x2EE9: "黄",
    0x2EEA: "黾",
    0x2EEC: "齐",
    0x2EEE: "齿",
    0x2EF0: "龙",
    0x2EF3: "龟",
}

# Unicode maps these two to forms that simplified Chinese does not print.
_SIMPLIFIED = {0x2F3E: "户", 0x2FAD: "青"}


def _kangxi() -> dict[int, str]:
    return {
        code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
    }


CHARACTER_OF_RADICAL: dict[int, str] = _kangxi() | _SIMPLIFIED | _SUPPLEMENT
"""The character each radical stands for, by the radical's code point."""
