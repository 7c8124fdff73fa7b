"""Monitoring as a person reads it: the worst first, with what was due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from faheng.scoring.lights import Light
from faheng.scoring.monitoring import ProjectProgress
from faheng.scoring.progress import Progress

_LIGHTS: dict[Light | None, str] = {
    "red": "红灯",
    "yellow": "黄灯",
    "green": "绿灯",
    "blue": "蓝灯",
    None: "—　",
}
_ORDER: tuple[Light | None, ...] = ("red", "yellow", "green", "blue", None)


def monitor_text(project: ProjectProgress, *, on: date, unit: str | None = None) -> str:
    """One project; ``unit`` names the bureau where the project has no name."""
    return "\n".join(_lines(project, on, unit))


def _lines(project: ProjectProgress, on: date, unit: str | None) -> Iterator[str]:
    name = project.name or unit or "（未写明项目名称）"
    yield f"{_LIGHTS[project.light]}　{name}　截至 {on.isoformat()}"
    money = project.money
    said = f"；{money.note}" if money.note else ""
    yield (
        f"  {_LIGHTS[money.light]}　资金：应支出 {_percent(money.due)}，"
        f"已支出 {_percent(money.spent)}{said}"
    )
    for item in sorted(project.items, key=lambda each: _ORDER.index(each.light)):
        yield _item(item)


def _item(item: Progress) -> str:
    name = item.name or "（未写明指标）"
    # A ceiling is kept or not; how near it is tells no progress.
    due, done = ("不超过", "实际") if item.is_ceiling else ("应完成", "已完成")
    parts = [
        f"{due} {item.due or '—'}{item.unit}",
        f"{done} {item.actual or '—'}{item.unit if item.actual else ''}",
    ]
    if item.percent is not None and not item.is_ceiling:
        parts.append(f"为应完成的 {_percent(item.percent)}")
    note = f"（{item.note}）" if item.note else ""
    return f"  {_LIGHTS[item.light]}　{name}：{'，'.join(parts)}{note}"


def _percent(number: Decimal | None) -> str:
    return "—" if number is None else f"{number:.2f}%"
