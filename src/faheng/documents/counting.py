"""Numbers as word processors and browsers write them before the items of a list."""

from __future__ import annotations

CHINESE_DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def written(number: int, style: str) -> str | None:
    """A number in one of Word's number formats; None for one that is not a number."""
    match style:
        case "decimal" | "decimalHalfWidth" | "decimalFullWidth2":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth":
            return str(number).translate(
                {48 + digit: 0xFF10 + digit for digit in range(10)}
            )
        case (
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "koreanCounting"
        ):
            return _chinese(number)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(CHINESE_DIGITS[int(digit)] for digit in str(number))
        case "ideographTraditional":
            return STEMS[(number - 1) % 10]
        case "ideographZodiac":
            return BRANCHES[(number - 1) % 12]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
        case "decimalEnclosedParen":
            return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"
        case "upperLetter" | "lowerLetter":
            return _letters(number, upper=style == "upperLetter")
        case "upperRoman" | "lowerRoman":
            return _roman(number, upper=style == "upperRoman")
        case _:
            return None


def _chinese(number: int) -> str:
    """Up to 9999, as one counts aloud: 十, 十一, 二十, 一百零一."""
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + CHINESE_DIGITS[digit] + name
        gap = not digit
    return text[1:] if text.startswith("一十") else text


def _letters(number: int, *, upper: bool) -> str:
    if number < 1:
        return str(number)
    # Word doubles the letter after z: y, z, aa, bb.
    letter = chr((65 if upper else 97) + (number - 1) % 26)
    return letter * min((number - 1) // 26 + 1, 10)


def _roman(number: int, *, upper: bool) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, name in ROMAN:
        count, number = divmod(number, value)
        text += name * count
    return text if upper else text.lower()
