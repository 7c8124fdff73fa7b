"""The stretch of the year that monitoring looks at: 1-7月, 上半年, 截至8月底."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from faheng.forms.claims import label_key
from faheng.forms.targets.amounts import last_day

_TO = r"[-—–―~～至到]+"
_YEAR = r"(?:(?P<year>20\d{2})年?度?)?"
_QUARTERS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}
_SPANS = (
    rf"(?P<first>1?\d)月?份?{_TO}(?P<month>1?\d)月份?[底末]?",
    r"截[至止]到?(?P<until_year>20\d{2}年)?(?P<until>1?\d)月(?:份|(?P<day>\d{1,2})日|[底末])?",
    r"(?P<month_end>1?\d)月[底末]",
    r"(?P<half>上半年)",
    rf"(?:前|第)?(?:[一1]{_TO})?(?P<quarter>[一二三四1-4])个?季度",
)
_PERIOD = re.compile(_YEAR + "(?:" + "|".join(f"(?:{span})" for span in _SPANS) + ")")
# What a head says instead of a period: up to now.
_SO_FAR = re.compile(r"(?:当前|目前|监控期|截至目前|累计|已|期末|监控时点|监控期内)")


_AROUND = re.compile(
    r"^\(?(?:监控|统计|数据)?(?:期间?|时段|时点|截止时间)?[:：]?|(?:期间?|止)?\)?$"
)


def is_period(text: str) -> bool:
    """Whether a text names a stretch of a year and nothing else: （2024年度1-7月）."""
    return _PERIOD.fullmatch(_AROUND.sub("", label_key(text))) is not None


def year_of_period(text: str) -> int | None:
    """The year a stretch is of, if it names one."""
    end = period_end(text, None)
    return end.year if end else None


def without_period(text: str) -> str | None:
    """A head without the stretch of the year before it; ``None`` if it names none."""
    key = label_key(text)
    found = _PERIOD.match(key) or _SO_FAR.match(key)
    return key[found.end() :].lstrip("的") if found else None


def period_end(text: str, year: int | None) -> date | None:
    """The last day of the stretch of the year a text names."""
    for found in _PERIOD.finditer(label_key(text)):
        said = found["year"] or (found["until_year"] or "")[:4] or year
        month = _month(found)
        if said and 1 <= month <= 12:
            if (
                found["day"]
                and 1 <= int(found["day"]) <= monthrange(int(said), month)[1]
            ):
                return date(int(said), month, int(found["day"]))
            return last_day(int(said), month)
    return None


def _month(found: re.Match[str]) -> int:
    if found["half"]:
        return 6
    if found["quarter"]:
        return _QUARTERS[found["quarter"]]
    return int(found["month"] or found["until"] or found["month_end"])
