"""Scores as a person reads them: one line an indicator, the steps below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.api.scoring import ItemLine, ScoreLine

_RULES = {
    "met": "完成",
    "ratio": "按比例",
    "reverse": "反向",
    "qualitative": "定性",
    "zero-target": "零指标",
    "none": "未计分",
}


def score_text(line: ScoreLine, unit: str | None = None) -> str:
    """One evaluation; ``unit`` names the bureau where the project has no name."""
    return "\n".join(_lines(line, unit))


def _lines(line: ScoreLine, unit: str | None) -> Iterator[str]:
    yield line.project or unit or "（未写明项目名称）"
    yield (
        f"  总分 {_number(line.total)}　等级 {line.grade or '—'}　"
        f"预算执行率 {_number(line.execution.rate)}"
        f"{'%' if line.execution.rate is not None else ''}，"
        f"得 {_number(line.execution.score)} 分{_flags(line.flags)}"
    )
    for note in line.notes:
        yield f"  注意：{note}。"
    for item in line.items:
        yield from _item(item)


def _item(item: ItemLine) -> Iterator[str]:
    score = f"{_number(item.score):>6}"
    name = item.name or "（未写明指标）"
    yield f"  {score}  {name}〔{_RULES[item.rule]}〕{_flags(item.flags)}"
    for step in item.trace:
        yield f"          {step}"


def _number(number: Decimal | None) -> str:
    return "—" if number is None else f"{number:.2f}"


def _flags(codes: tuple[str, ...]) -> str:
    return f"　请核实：{'、'.join(codes)}" if codes else ""
