"""Days and terms as forms print them."""

from __future__ import annotations

from datetime import date


def day(on: date | None) -> str:
    """2024年1月1日, or blank."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def term(first: date | None, last: date | None) -> str:
    """From the first day to the last; blank unless both are known."""
    return f"{day(first)}至{day(last)}" if first and last else ""
