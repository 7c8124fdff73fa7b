"""Periods, what a quantity is counted per, and the ends of calendar spans."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from faheng.values.value import Per, Period

PERIOD_NOUNS: dict[str, Period] = {
    "年": "year",
    "年度": "year",
    "服务年度": "year",
    "个年度": "year",
    "财年": "year",
    "学年": "year",
    "半年": "half-year",
    "半年度": "half-year",
    "季度": "quarter",
    "季": "quarter",
    "月": "month",
    "月度": "month",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
}
DAY_NOUNS = frozenset({"天", "日", "工作日"})

# What follows 每 or stands below a stroke.
PER_NOUNS: dict[str, Per] = {
    "人": "person",
    "名": "person",
    "位": "person",
    "员": "person",
    "户": "household",
    "家庭": "household",
    "村": "community",
    "社区": "community",
    "居": "community",
    "村居": "community",
    "村(居)": "community",
    "村(社区)": "community",
    "行政村": "community",
    "件": "case",
    "案": "case",
    "案件": "case",
    "宗": "case",
    "起": "case",
    "笔": "case",
    "例": "case",
    "次": "time",
    "场": "time",
    "场次": "time",
    "期": "time",
    "人次": "person-time",
    "人/次": "person-time",
    "亩": "mu",
    "公里": "km",
    "千米": "km",
    "km": "km",
    "单位": "other",
}
PERIOD_WORDS: dict[Period, str] = {
    "year": "每年",
    "half-year": "每半年",
    "quarter": "每季度",
    "month": "每月",
    "week": "每周",
    # 每日 before an amount of money means per day worked, 按日 never does.
    "day": "按日",
}
PER_WORDS: dict[Per, str] = {
    "person": "每人",
    "household": "每户",
    "community": "每村",
    "case": "每件",
    "time": "每次",
    "person-time": "每人次",
    "mu": "每亩",
    "km": "每公里",
    "other": "每单位",
}
# 每3个月 is a quarter; lengths without a name of their own are missing here.
MONTHS_AS_PERIOD: dict[int, Period] = {
    1: "month",
    3: "quarter",
    6: "half-year",
    12: "year",
}


def first_day(year: int) -> date:
    """1 January; of a year no calendar has, that of the nearest one it has.

    >>> first_day(2024), first_day(0)
    (datetime.date(2024, 1, 1), datetime.date(1, 1, 1))
    """
    return date(min(max(year, MINYEAR), MAXYEAR), 1, 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return month_end(year, quarter * 3)


def day_before(day: date) -> date:
    """The day before, for `X月前` and `X年前`."""
    return day - timedelta(days=1)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None for a day the month does not have."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
