"""What a person types into a cell, as the value that is kept; and back again.

Texts are kept as typed, less what cannot be seen. Money is typed in the unit of the form
or with its own; days as officials write them or with strokes.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from faheng.documents.invisible import INVISIBLE
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.amounts import LARGEST
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import figure
from faheng.site.templatetags.words import wan, yuan
from faheng.values.money import parse_money
from faheng.values.numerals import to_half_width
from faheng.values.periods import day_or_none, month_end

Kind = Literal["line", "prose", "target", "money", "date", "day", "percent", "yes-no"]
"""``line`` and ``target`` hold no line breaks; ``day`` is a date that must be there."""
Kept = str | Decimal | date | bool | None
Unit = Literal["元", "万元"]

LONGEST_REMARK = 5_000
"""Characters of a reason, a note, an answer: others have to read it."""
_IN_YUAN = frozenset({"kunming-2020"})
"""The layouts whose form is in 元; all others are in 万元."""
_UNSEEN = re.compile(rf"{INVISIBLE.pattern}|[\x00-\x08\x0b-\x1f\x7f\ufe00-\ufe0f]")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[年\-/.])?\s*(?P<month>\d{1,2})\s*[月\-/.]\s*"
    r"(?:(?P<day>\d{1,2})\s*[日号]?|(?P<end>底|末))(?:之?前)?"
)
_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_YES_NO = {"": None, "是": True, "否": False}


def unit_of(declaration: Declaration) -> Unit:
    """The unit of the amounts on a bureau's form."""
    return "元" if declaration.bureau.form_layout in _IN_YUAN else "万元"


def kept_value(kind: Kind, text: str, *, unit: Unit, year: int, limit: int) -> Kept:
    """What is kept of a text; raises with one sentence for what cannot be meant."""
    text = kept_prose(text, limit)
    if kind == "prose":
        return text
    line = "".join(part.strip() for part in text.splitlines())
    match kind:
        case "money":
            return _amount(line, unit)
        case "date" | "day":
            return _day(line, year, required=kind == "day")
        case "percent":
            return _share(line)
        case "yes-no":
            return _yes_or_no(line)
    return line


def kept_prose(text: str, limit: int = LONGEST_REMARK) -> str:
    """A text as it goes on record: without what cannot be seen, and not without end."""
    text = _seen(text)
    if len(text) > limit:
        raise InvalidInputError(
            _("请不超过%(limit)d个字，现有%(length)d个字。")
            % {"limit": limit, "length": len(text)}
        )
    return text


def shown_text(kind: Kind, value: Kept, *, unit: Unit) -> str:
    """A value as it stands in its cell."""
    if kind == "money":
        assert value is None or isinstance(value, Decimal)
        return wan(value) if unit == "万元" else yuan(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)


def same_text(kind: Kind, one: str, other: str, *, unit: Unit, year: int) -> bool:
    """Whether two texts of a cell say the same value."""
    if _seen(one) == _seen(other):
        return True
    try:
        values = [
            kept_value(kind, text, unit=unit, year=year, limit=len(text))
            for text in (one, other)
        ]
    except InvalidInputError:
        return False
    return values[0] == values[1]


def _seen(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text).strip()


def _amount(text: str, unit: Unit) -> Decimal | None:
    if not text:
        return None
    amount = parse_money(text, unit)
    if amount is None:
        raise InvalidInputError(
            _("请填写金额，例如 12.5、12.5万元 或 125000元；不写单位的按%(unit)s计。")
            % {"unit": unit}
        )
    if not 0 <= amount <= LARGEST:
        raise InvalidInputError(_("金额应不小于零，且不超过一万亿元，请核对。"))
    if amount * 100 != (amount * 100).to_integral_value():
        raise InvalidInputError(_("金额应精确到分，请核对小数位数。"))
    return amount.quantize(Decimal("0.01"))


def _day(text: str, year: int, *, required: bool) -> date | None:
    if not text and not required:
        return None
    plain = to_half_width(text).strip()
    found = _DIGITS.fullmatch(plain) or _DAY.fullmatch(plain)
    on = None
    if found is not None:
        parts = found.groupdict()
        of_year, month = int(parts["year"] or year), int(parts["month"])
        if parts.get("end"):
            on = month_end(of_year, month) if 1 <= month <= 12 else None
        else:
            on = day_or_none(of_year, month, int(parts["day"]))
    if on is None or not 1949 <= on.year <= 2199:
        raise InvalidInputError(
            _("请填写日期，例如 %(year)d年3月31日 或 %(year)d-03-31。") % {"year": year}
        )
    return on


def _share(text: str) -> str:
    if not text:
        return ""
    number = figure(to_half_width(text).replace(" ", ""))
    if number is None or not 0 <= number <= 100 or len(f"{number:f}") > 10:
        raise InvalidInputError(_("请填写0到100之间的数字，例如 10 或 12.5。"))
    written = f"{abs(number):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _yes_or_no(text: str) -> bool | None:
    if text not in _YES_NO:
        raise InvalidInputError(_("请选择“是”或“否”。"))
    return _YES_NO[text]
