"""Days and times, which Excel keeps as a count of days."""

from __future__ import annotations

from datetime import datetime, timedelta

LAST_DAY = 2_958_465
FIRST_TRUE_DAY = 61
BEFORE_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zones
BEFORE_1904 = datetime(1904, 1, 1)  # noqa: DTZ001


def date_text(days: float, pattern: str, *, from_1904: bool) -> str | None:
    """A day as 2024-03-01, with its time if the pattern has one; None if out of range."""
    if not 0 <= days <= LAST_DAY - (1462 if from_1904 else 0):
        return None
    has_time = "h" in pattern or "s" in pattern
    if "y" not in pattern and "d" not in pattern and has_time:
        return _moment(days, BEFORE_1900).strftime("%H:%M:%S")
    origin = BEFORE_1904 if from_1904 else BEFORE_1900
    if not from_1904 and days < FIRST_TRUE_DAY:
        # Excel believes in a 29 February 1900.
        origin += timedelta(days=1)
    moment = _moment(days, origin)
    if "d" not in pattern and not has_time:
        if "m" not in pattern:
            return f"{moment.year}年"
        if "y" in pattern:
            return f"{moment.year}年{moment.month}月"
    date = moment.date().isoformat()
    return f"{date} {moment:%H:%M}" if has_time else date


def _moment(days: float, origin: datetime) -> datetime:
    # To the second: the fraction of a day is not exact.
    return origin + timedelta(days=int(days), seconds=round(days % 1 * 86_400))
