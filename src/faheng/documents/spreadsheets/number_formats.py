"""Number formats of Excel, taken apart once and applied to each cell.

Covered is what official tables use: decimals, thousands, percent, words around the
number, amounts scaled to thousands or to 万, dates. Of several sections the first is
taken, its sign kept; what is not covered prints the number plainly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from faheng.documents.spreadsheets.dates import date_text

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys(range(14, 18), "yyyy-m-d"),
    **dict.fromkeys(range(18, 22), "h:mm:ss"),
    22: "yyyy-m-d h:mm",
    # In Chinese editions these are dates and times too.
    **dict.fromkeys((27, 30, 31, 36, 50, 52, 53, 54, 57, 58), "yyyy-m-d"),
    **dict.fromkeys((28, 29, 51), "yyyy-m-d"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}

# A quoted or escaped literal; a space or a fill character; a bracket; anything else.
TOKEN = re.compile(r'"([^"]*)"?|[\\!](.)|[_*].|\[([^\]]*)\]|(.)', re.DOTALL)
PLACES = "0#?"
NUMBER = re.compile(r"[0#?][0#?,.]*|\.[0#?][0#?,]*")
ESCAPED_POINT = re.compile(r"[0#?,]*[0#?][!\\]\.([0#?]+)(,*)")
MOST_DECIMALS = 15
# Wide enough for any number a sheet can show, so that rounding never fails.
WIDE = Context(prec=80)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown. ``dated`` is the bare pattern of a date, else blank."""

    before: str = ""
    after: str = ""
    plain: bool = True
    percent: bool = False
    grouped: bool = False
    least_decimals: int = 0
    most_decimals: int = 0
    # Digits the number is moved to the right by, and those parted off by a mere sign.
    scaled: int = 0
    parted: int = 0
    dated: str = ""


PLAIN = NumberFormat()


def built_in(number: int) -> NumberFormat:
    """The format Excel knows by this number."""
    return take_apart(BUILT_IN.get(number, "General"))


def take_apart(code: str) -> NumberFormat:
    """Read a format code such as ``#,##0.00"元"``."""
    section = _first_section(code)
    before, pattern, after, bracketed = _parts(section)
    lower = pattern.lower()
    if "general" in lower or "@" in lower or "/" in pattern and "?" in pattern:
        return NumberFormat(before=before, after=after)
    if any(letter in lower for letter in "ydhs") or re.search(r"m", lower):
        return PLAIN if bracketed else NumberFormat(dated=lower)
    if re.search(r"e[+-]", lower):
        return PLAIN
    parted = ESCAPED_POINT.search(section)
    if parted:
        return NumberFormat(
            plain=False, parted=len(parted[1]), scaled=3 * len(parted[2])
        )
    found = NUMBER.search(pattern)
    if not found:
        return PLAIN
    return _numeric(before, found[0], after, percent="%" in pattern)


def _numeric(before: str, digits: str, after: str, *, percent: bool) -> NumberFormat:
    whole, _, decimals = digits.partition(".")
    unscaled = digits.rstrip(",")
    places = [place for place in decimals if place in PLACES]
    return NumberFormat(
        before=before,
        after=after,
        plain=False,
        percent=percent,
        grouped="," in whole.rstrip(",") or ("," in whole and "." in digits),
        least_decimals=min(places.count("0"), MOST_DECIMALS),
        most_decimals=min(len(places), MOST_DECIMALS),
        scaled=3 * (len(digits) - len(unscaled)),
    )


def _first_section(code: str) -> str:
    quoted = False
    for at, character in enumerate(code):
        if character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            return code[:at]
    return code


def _parts(section: str) -> tuple[str, str, str, bool]:
    """The words before the digits, the bare pattern, the words after, elapsed time."""
    before = pattern = after = ""
    elapsed = False
    for match in TOKEN.finditer(section):
        quoted, escaped, bracket, bare = match.groups()
        words = quoted or escaped or ""
        if bracket is not None:
            # [$¥-804] is a currency and a language; [h] is hours gone by.
            words = bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
            elapsed = elapsed or bool(re.fullmatch(r"[hms]+", bracket.lower()))
        if bare is not None:
            if bare in "¥￥$()+-<>=≥≤ " and not any(
                place in pattern for place in PLACES
            ):
                words = bare.strip(" ()")
            elif (
                bare in "0#?.,%@/" or bare.isalpha() and bare.isascii() or bare in "+-:"
            ):
                pattern += bare
            elif bare not in " ()":
                words = bare
        if any(place in pattern for place in PLACES):
            after += words
        else:
            before += words
    return before, pattern, after, elapsed


def shown(number: float, how: NumberFormat, *, from_1904: bool) -> str:
    """The number as the sheet shows it."""
    if how.dated:
        text = date_text(number, how.dated, from_1904=from_1904)
        if text is not None:
            return text
    exact = Decimal(format(number, ".15g"))
    if how.dated or how.plain:
        return how.before + _plainly(exact) + how.after
    exact = exact.scaleb((2 if how.percent else 0) - how.scaled, WIDE)
    if how.parted:
        exact = exact.quantize(Decimal(1), ROUND_HALF_UP, WIDE)
        exact = exact.scaleb(-how.parted, WIDE)
        return format(exact, f".{how.parted}f")
    text = _with_decimals(exact, how)
    sign = "-" if text.startswith("-") else ""
    percent = "%" if how.percent else ""
    return f"{sign}{how.before}{text.removeprefix('-')}{percent}{how.after}"


def _with_decimals(exact: Decimal, how: NumberFormat) -> str:
    rounded = exact.quantize(Decimal(1).scaleb(-how.most_decimals), ROUND_HALF_UP, WIDE)
    text = format(rounded, ",f" if how.grouped else "f")
    whole, point, decimals = text.partition(".")
    optional = len(decimals) - how.least_decimals
    while optional > 0 and decimals.endswith("0"):
        decimals = decimals[:-1]
        optional -= 1
    return whole + point + decimals if decimals else whole


def _plainly(exact: Decimal) -> str:
    """Without exponent and without closing zeros."""
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
