"""The scanner: tokens of a text, in order; what lies between them is words."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from faheng.values.grammar.dates import read_date, read_date_word
from faheng.values.grammar.words import Token, words_by_first
from faheng.values.numerals import parse_han
from faheng.values.periods import (
    DAY_NOUNS,
    MONTHS_AS_PERIOD,
    PER_NOUNS,
    PERIOD_NOUNS,
)
from faheng.values.units import UnitReading, match_noun, read_unit
from faheng.values.value import Period


class Figure(NamedTuple):
    """A number, its digits as printed, and whether it stands in Chinese characters."""

    number: Decimal | None
    digits: str
    is_han: bool = False


_WORDS = words_by_first()
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
# Decimals printed twice run into each other: 97.597.5.
_DOTTED_TWICE = re.compile(r"(?P<half>\d+\.\d+)(?P=half)(?![\d.])")
_MASKED = re.compile(r"(?:\d*(?:[xX]{2,}|\*{2,}|_{2,}|○{2,}))")
_HAN_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰]+|半")
_HAN_PERCENT = re.compile(
    r"(?P<base>百分之|千分之)(?P<number>\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+)"
)
# Titles and document numbers: figures inside them set no target.
_CLOSING = {"《": "》", "〔": "〕", "“": "”", '"': '"', "「": "」", "‘": "’"}
_NOT_COUNTED = re.compile(
    r"号|热线|届|[:*/]\d|小时(?:不间断|值班|值守|服务|热线|在线|响应|运行|开放|监控)|[-.]\d"
)
_EVERY = re.compile(
    r"(?:增加|新增|超过|满|一)?(?P<count>\d{1,2}|[二两三四五六七八九十]{1,2})?"
    r"(?P<each>个(?=服务|季|月|年|星|村|社|案|工|半)|名|位|个(?!人)|家(?!庭)|所|支)?(?:服务(?=年度))?"
)
_ONCE_A = re.compile(
    r"(?P<count>[一两二三]|半(?=[年月]))个?(?P<noun>半年|年|季度|季|月|周|星期|天|日)"
    r"(?=(?:至少|不少于)?[一二两三四五六七八九十\d]+[次场期件个篇份节])"
)
# A Chinese numeral behind one of these is part of a word: 第一, 统一, 唯一.
_GLUED = frozenset("第统唯专单同之其初逐进八七六四")
_LINK = re.compile(r"-+|~|至(?=\d)|到(?=\d)")
# A one or two character counter the table does not know, at the end of its phrase.
_STRANGE_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,2}(?=$|以上|及以上|以下|以内|左右|[)，。；;,])"
)
_MORE = "余多"


def scan(text: str, year: int | None) -> list[Token]:
    """All tokens of ``text``, which has half-width signs and no stray blanks.

    Units become tokens only behind a number or alone in a bracket, so that the 件
    of 案件 is never one.
    """
    tokens: list[Token] = []
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        if "0" <= char <= "9":
            at = _figure(text, at, year, tokens)
            continue
        special = _SPECIAL.get(char)
        if special is not None:
            after = special(text, at, year, tokens)
            if after is not None:
                at = after
                continue
        at = _word(text, at, tokens) if char in _WORDS else at + 1
    return tokens


def _word(text: str, at: int, tokens: list[Token]) -> int:
    for word, meaning in _WORDS[text[at]]:
        if text.startswith(word, at):
            end = at + len(word)
            if meaning is not None:
                tokens.append(Token(meaning[0], meaning[1], at, end))
                if meaning[0] == "OPEN":
                    return _bare_unit(text, end, tokens)
            return end
    return at + 1


def _bare_unit(text: str, at: int, tokens: list[Token]) -> int:
    """A unit alone in a bracket: `(场次)`, `(小时≥8`, `(%)`, `(≥人)`."""
    found = read_unit(text, at)
    if found is None:
        return at
    unit, end = found
    if end == len(text) or text[end] in ")]}≥≤<>=":
        tokens.append(Token("BARE_UNIT", unit, at, end))
        return end
    return at


def _figure(text: str, at: int, year: int | None, tokens: list[Token]) -> int:
    dated = read_date(text, at, year)
    if dated is not None and not _is_measured(text, at, dated[1], tokens):
        tokens.append(Token("DATE", dated[0], at, dated[1]))
        return dated[1]
    match = _NUMBER.match(text, at)
    assert match is not None  # the caller saw a digit
    end = match.end()
    if end < len(text) and text[end] in "xX*_○.":
        masked = _mask(text, at, year, tokens)
        if masked is not None:
            return masked
        match = _DOTTED_TWICE.match(text, at) or match
        end = match.end()
    before = text[at - 1] if at else ""
    if (
        before == "第"
        or (before in (":", "/") and text[at - 2 : at - 1].isdigit())
        or (before.isascii() and before.isalpha())
        or (_NOT_COUNTED.match(text, end) and not _range_follows(text, end))
    ):
        return end
    halved = match.re is _DOTTED_TWICE
    digits = match["half"] if halved else match[0].replace(",", "")
    figure = Figure(Decimal(digits), match[0])
    return _number(text, at, end, figure, tokens)


def _range_follows(text: str, end: int) -> bool:
    return text[end] == "-" and text[end + 1 : end + 2].isdigit()


def _is_measured(text: str, start: int, end: int, tokens: list[Token]) -> bool:
    """Whether digits that look like a month are a number of months: `≥6月`."""
    signed = bool(tokens) and tokens[-1].kind == "SIGN" and tokens[-1].end == start
    return signed and text[end - 1] == "月" and "年" not in text[start:end]


def _number(
    text: str, start: int, end: int, figure: Figure, tokens: list[Token]
) -> int:
    """number [more] [unit]"""
    if start and text[start - 1] == "-" and _minus_before(text, start, tokens):
        figure = Figure(-(figure.number or Decimal(0)), "-" + figure.digits)
        start -= 1
    found = read_unit(text, end) or _unit_in_brackets(text, end)
    following = text[end : end + 1]
    if found is None and following.isascii() and following.isalpha():
        return end  # 5G, 3D: a name
    tokens.append(Token("NUMBER", figure, start, end))
    if found is not None:
        if text.startswith(("万余", "万多"), end):
            return _rounded_ten_thousands(text, end, tokens)
        tokens.append(Token("UNIT", found[0], end, found[1]))
        return found[1]
    if following and following in _MORE:
        tokens.append(Token("MORE", None, end, end + 1))
        end += 1
        found = read_unit(text, end)
        if found is not None:
            tokens.append(Token("UNIT", found[0], end, found[1]))
            return found[1]
    strange = _STRANGE_UNIT.match(text, end)
    if strange is not None and text[end] not in _WORDS and text[end] not in "和与及且":
        tokens.append(Token("UNIT", UnitReading(strange[0]), end, strange.end()))
        return strange.end()
    return end


def _unit_in_brackets(text: str, end: int) -> tuple[UnitReading, int] | None:
    """`95(%)`, `10(场次)`: the form prints the unit in brackets behind the number."""
    if not text.startswith("(", end):
        return None
    found = read_unit(text, end + 1)
    if found is None or not text.startswith(")", found[1]):
        return None
    return found[0], found[1] + 1


def _rounded_ten_thousands(text: str, end: int, tokens: list[Token]) -> int:
    """`3万余元`: the 余 stands inside the unit."""
    tokens.append(Token("MORE", None, end, end))
    found = read_unit("万" + text[end + 2 :])
    unit, length = found or (UnitReading("万元"), 1)
    tokens.append(Token("UNIT", unit, end, end + 1 + length))
    return end + 1 + length


def _minus_before(text: str, start: int, tokens: list[Token]) -> bool:
    """Whether the stroke is a minus: at the very start or right after a sign."""
    if start == 1:
        return True
    last = tokens[-1] if tokens else None
    return (
        last is not None
        and last.kind in ("SIGN", "COPULA", "REACH", "OPEN")
        and last.end == start - 1
    )


def _mask(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    match = _MASKED.match(text, at)
    if match is None:
        return None
    end = match.end()
    tokens.append(Token("MASK", Figure(None, match[0]), at, end))
    found = read_unit(text, end)
    if found is not None:
        tokens.append(Token("UNIT", found[0], end, found[1]))
        return found[1]
    return end


def _han(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    once = _ONCE_A.match(text, at)
    if once is not None and text[at - 1 : at] != "第":
        tokens.append(Token("PERIOD", _named_period(once), at, once.end()))
        return once.end()
    percent = _HAN_PERCENT.match(text, at)
    if percent is not None:
        written = percent["number"]
        number = Decimal(written) if written[0].isdigit() else parse_han(written)
        unit = UnitReading("%" if percent["base"] == "百分之" else "‰")
        start, end = at, percent.end()
        tokens.append(Token("NUMBER", Figure(number, written), start, end))
        tokens.append(Token("UNIT", unit, end, end))
        return end
    match = _HAN_NUMBER.match(text, at)
    if match is None:
        return None
    end = match.end()
    if at and text[at - 1] in _GLUED:
        return end
    found = read_unit(text, end)
    if found is None:
        # 一季度, 三公, 五险: the words' table may still know it.
        return _word(text, at, tokens) if text[at] in _WORDS else at + 1
    number = parse_han(match[0])
    tokens.append(Token("NUMBER", Figure(number, match[0], True), at, end))
    tokens.append(Token("UNIT", found[0], end, found[1]))
    return found[1]


def _named_period(match: re.Match[str]) -> Period | None:
    count, noun = match["count"], match["noun"]
    if count == "半":
        return "half-year" if noun == "年" else None
    if count != "一":
        return None
    return "day" if noun in DAY_NOUNS else PERIOD_NOUNS[noun]


def _every(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    """每 [count] [个|名] noun: a period, or what the amount is counted per."""
    if text.startswith(("半个月", "半月"), at + 1):
        tokens.append(Token("PERIOD", None, at, at + 1))
        return text.index("月", at) + 1
    prefix = _EVERY.match(text, at + 1)
    assert prefix is not None  # all of it is optional
    end = prefix.end()
    found = match_noun(text, end)
    if found is None or prefix["each"] in ("名", "位"):
        if prefix["each"] is None:
            return None
        per = "person" if prefix["each"] in ("名", "位") else "other"
        tokens.append(Token("PER", per, at, end))
        return end
    noun, end = found
    written = prefix["count"] or "1"
    count = int(written) if written.isdigit() else int(parse_han(written) or 1)
    if noun in PERIOD_NOUNS or noun == "个月":
        name = PERIOD_NOUNS.get(noun, "month")
        period: Period | None = name if count == 1 else None
        if name == "month":
            period = MONTHS_AS_PERIOD.get(count)
        tokens.append(Token("PERIOD", period, at, end))
        # 每月底前: the end of each month is no date.
        return end + (text.startswith(("底", "末"), end) and 1)
    if noun in DAY_NOUNS:
        tokens.append(Token("PERIOD", "day" if count == 1 else None, at, end))
        return end
    tokens.append(Token("PER", PER_NOUNS.get(noun, "other"), at, end))
    return end


def _below_stroke(
    text: str, at: int, year: int | None, tokens: list[Token]
) -> int | None:
    """`5000份以上/年`: what stands below a stroke behind the suffix."""
    if tokens and tokens[-1].kind == "SUFFIX" and tokens[-1].end == at:
        return _every(text, at, year, tokens)
    return None


def _name(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    close = text.find(_CLOSING[text[at]], at + 1)
    # A value that stands in quotation marks as a whole is a value.
    if close < 0 or (at == 0 and close == len(text) - 1):
        return None
    return close + 1


def _link(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    match = _LINK.match(text, at)
    if match is None or not tokens or tokens[-1].end != at:
        return None
    if tokens[-1].kind not in ("NUMBER", "UNIT"):
        return None
    tokens.append(Token("LINK", None, at, match.end()))
    return match.end()


def _date_word(text: str, at: int, year: int | None, tokens: list[Token]) -> int | None:
    found = read_date_word(text, at, year)
    if found is None:
        return None
    tokens.append(Token("DATE", found[0], at, found[1]))
    return found[1]


def _quarter_or_han(
    text: str, at: int, year: int | None, tokens: list[Token]
) -> int | None:
    return _date_word(text, at, year, tokens) or _han(text, at, year, tokens)


_Special = Callable[[str, int, int | None, list[Token]], int | None]
_SPECIAL: dict[str, _Special] = {
    **dict.fromkeys("零〇两五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰半", _han),
    **dict.fromkeys("一二三四", _quarter_or_han),
    **dict.fromkeys("年上下当本第", _date_word),
    **dict.fromkeys('《〔“"「‘', _name),
    **dict.fromkeys("-~至到", _link),
    **dict.fromkeys("xX*_○", _mask),
    "每": _every,
    "/": _below_stroke,
}
