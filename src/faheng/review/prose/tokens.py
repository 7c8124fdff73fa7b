"""Cuts a plain passage into figures, marks, signal words and text."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from faheng.review.prose.plain import Plain

Kind = Literal[
    "money",
    "pieces",
    "percent",
    "year",
    "number",
    "level",
    "up",
    "down",
    "flat",
    "against",
    "than",
    "share",
    "done",
    "of_which",
    "reason",
    "greater",
    "less",
    "equal",
    "comma",
    "semicolon",
    "colon",
    "stop",
    "pause",
    "open",
    "close",
    "quote",
    "unquote",
    "slash",
    "text",
]

# Longest first where one begins another; each is only a signal if its phrase follows.
WORDS: tuple[tuple[str, Kind], ...] = (
    ("主要原因", "reason"),
    ("主要由于", "reason"),
    ("主要是由于", "reason"),
    ("主要是因为", "reason"),
    ("主要是", "reason"),
    ("主要系", "reason"),
    ("主要因", "reason"),
    ("原因", "reason"),
    ("其中", "of_which"),
    ("增加", "up"),
    ("增长", "up"),
    ("上升", "up"),
    ("提高", "up"),
    ("上涨", "up"),
    ("增幅", "up"),
    ("减少", "down"),
    ("较少", "down"),
    ("下降", "down"),
    ("降低", "down"),
    ("缩减", "down"),
    ("压减", "down"),
    ("下调", "down"),
    ("降幅", "down"),
    ("持平", "flat"),
    ("一致", "flat"),
    ("同比", "against"),
    ("相较于", "against"),
    ("相比", "than"),
    ("比", "against"),
    ("较", "against"),
    ("与", "against"),
    ("同", "against"),
    ("占", "share"),
    ("完成", "done"),
    ("大于", "greater"),
    ("高于", "greater"),
    ("多于", "greater"),
    ("小于", "less"),
    ("低于", "less"),
    ("少于", "less"),
    ("等于", "equal"),
)

_PUNCTUATION: dict[str, Kind] = {
    "，": "comma",
    "；": "semicolon",
    "：": "colon",
    "。": "stop",
    "、": "pause",
    "（": "open",
    "）": "close",
    "“": "quote",
    "”": "unquote",
    "/": "slash",
}

_RANGES = ("-", "~", "～")
_MONEY_UNITS = ("亿元", "万元", "千元", "元")
_PIECES = ("辆",)
_DIGITS = frozenset("0123456789")


# By first character, each list in the order of ``WORDS``.
_WORDS_FROM: dict[str, list[tuple[str, Kind]]] = {}
for _text, _kind in WORDS:
    _WORDS_FROM.setdefault(_text[0], []).append((_text, _kind))


class Token(NamedTuple):
    """``start`` and ``end`` are places in the plain text."""

    kind: Kind
    text: str
    start: int
    end: int
    number: Decimal | None = None
    decimals: int = 0
    unit: str = ""


def tokenize(plain: Plain) -> list[Token]:
    """token = number-with-unit | level | word | mark | text ; never fails."""
    text = plain.text
    tokens: list[Token] = []
    at = 0
    text_start = 0

    def close_text() -> None:
        if text_start < at:
            tokens.append(Token("text", text[text_start:at], text_start, at))

    while at < len(text):
        token = _level(text, at) or _numeric(text, at) or _word(text, at)
        if token is None:
            at += 1
            continue
        close_text()
        tokens.append(token)
        at = text_start = token.end
    close_text()
    return tokens


def _word(text: str, at: int) -> Token | None:
    for word, kind in _WORDS_FROM.get(text[at], ()):
        if text.startswith(word, at):
            return Token(kind, word, at, at + len(word))
    mark = _PUNCTUATION.get(text[at])
    return None if mark is None else Token(mark, text[at], at, at + 1)


def _level(text: str, at: int) -> Token | None:
    """level = "（" [ digits ] ( "类" | "款" | "项" ) [ digits ] "）" | "（" code "）" ;"""
    if text[at] != "（":
        return None
    end = text.find("）", at, at + 12)
    if end < 0:
        return None
    inside = text[at + 1 : end].removesuffix("级科目").removesuffix("级")
    digits = inside.strip("类款项")
    mark = inside.replace(digits, "", 1) if digits else inside
    if any(digit not in _DIGITS for digit in digits):
        return None
    if mark in ("类", "款", "项") and len(digits) <= 7:
        return Token("level", text[at : end + 1], at, end + 1, unit=mark + digits)
    if not mark and len(digits) in (3, 5, 7):
        mark = {3: "类", 5: "款", 7: "项"}[len(digits)]
        return Token("level", text[at : end + 1], at, end + 1, unit=mark + digits)
    return None


def _numeric(text: str, at: int) -> Token | None:
    """numeric = [ "-" ] digits { "," digits } [ "." digits ] [ unit ] ;"""
    start = at
    before = text[at - 1] if at else ""
    if text[at] == "-" and before not in _DIGITS and before not in ("）", "-"):
        at += 1
    if at >= len(text) or text[at] not in _DIGITS:
        return None
    end = at
    while end < len(text) and (text[end] in _DIGITS or text[end] == ","):
        end += 1
    decimals = 0
    # ``1.2021年``: an ordinal before a year, its blank gone
    ordinal = end - start <= 2 and _year_follows(text, end + 1)
    if (
        text[end : end + 1] == "."
        and text[end + 1 : end + 2] in _DIGITS
        and not ordinal
    ):
        end += 1
        fraction = end
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        decimals = end - fraction
    number = Decimal(text[start:end].replace(",", ""))
    kind, unit, end = _unit(text, start, end, number, decimals)
    return Token(kind, text[start:end], start, end, number, decimals, unit)


def _ends_a_range(text: str, start: int) -> bool:
    """``500万元`` in ``300-500万元``."""
    before = text[max(start - 2, 0) : start]
    return before[-1:] in _RANGES and before[:1] in _DIGITS


def _year_follows(text: str, at: int) -> bool:
    year = text[at : at + 4]
    return len(year) == 4 and year.isdigit() and text[at + 4 : at + 5] == "年"


def _unit(
    text: str, start: int, end: int, number: Decimal, decimals: int
) -> tuple[Kind, str, int]:
    """What the number counts, and where it ends with its unit."""
    following = text[end : end + 1]
    if following == "年" and decimals == 0 and 1990 <= number <= 2100:
        longer = text.startswith("年度", end)
        return "year", "年", end + (2 if longer else 1)
    if following == "%":
        return "percent", "%", end + 1
    if following in _RANGES or _ends_a_range(text, start):
        return "number", "", end
    for unit in _MONEY_UNITS:
        if text.startswith(unit, end):
            last = end + len(unit)
            priced = text[last : last + 1] == "/" or text.startswith("每", last)
            return ("number", "", last) if priced else ("money", unit, last)
    if following == "万" and text[end + 1 : end + 2] in (*"，。；、：）", ""):
        return "money", "万元", end + 1
    for unit in _PIECES:
        if text.startswith(unit, end):
            return "pieces", unit, end + len(unit)
    return "number", "", end
