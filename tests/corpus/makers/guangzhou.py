"""The table of all projects with their indicators in one cell, as in Guangdong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.corpus.makers.pieces import Piece, Table, Text, table

Line = tuple[str, str, str, str]
"""``1-产出指标``, ``11-数量指标``, name, value; the value may be ``周期|年度``."""


@dataclass(frozen=True)
class ListedProject:
    name: str
    wan: str
    goal: str
    indicators: tuple[Line, ...]


@dataclass(frozen=True)
class ProjectTable:
    bureau: str
    year: int
    projects: tuple[ListedProject, ...]
    total: str = ""

    @property
    def sum(self) -> str:
        amounts = (Decimal(project.wan.replace(",", "")) for project in self.projects)
        return self.total or f"{sum(amounts):,.2f}"


_HEADS = (
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
)


def serialised(indicators: Sequence[Line]) -> str:
    """``1、1-产出指标,11-数量指标,名称；实施周期指标值:…,年度指标值:…;2、…。``"""
    printed = []
    for number, (level1, level2, name, value) in enumerate(indicators, start=1):
        term, _, year = value.partition("|")
        printed.append(
            f"{number}、{level1},{level2},{name}；"
            f"实施周期指标值:{term},年度指标值:{year or term}"
        )
    return ";".join(printed) + "。"


def project_table(content: ProjectTable) -> tuple[Piece, ...]:
    title, bureau = _titles(content)
    rows = [_HEADS.split(" ")]
    rows.append(["合计", content.sum, content.sum, "", "", "", ""])
    rows.append([content.bureau, content.sum, content.sum, "", "", "", ""])
    rows += [
        [p.name, p.wan, p.wan, "", "", p.goal, serialised(p.indicators)]
        for p in content.projects
    ]
    return (
        Text(title, "title"),
        Text(f"{bureau} 单位：万元", "note"),
        table(rows, widths=(2, 1.1, 1.1, 1, 1, 2.4, 7), head=1),
    )


def _titles(content: ProjectTable) -> tuple[str, str]:
    return (
        f"{content.bureau}{content.year}年项目支出绩效目标表（含转移支付项目）",
        f"部门名称：{content.bureau}",
    )


def flattened(pieces: Sequence[Piece]) -> bytes:
    """The text a PDF of the table leaves when only its characters are taken out."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            lines.append(piece.text)
        elif isinstance(piece, Table):
            for row in piece.rows:
                lines += _flat([box.text for box in row])
    return ("\n" + "\n\n".join(lines) + "\n").encode()


def _flat(cells: list[str]) -> list[str]:
    """A row: its name and amounts, then what was printed in the two wide columns."""
    name, *amounts, goal, indicators = cells
    if not indicators or goal == "绩效目标":
        return [" ".join(cell for cell in cells if cell)]
    money = " ".join(amount for amount in amounts if amount)
    first, *more = _wrapped(name, 14)
    head = [f"    {first}", *more, money] if more else [f"    {first} {money}"]
    return [*head, *_wrapped(goal, 12), *_wrapped(indicators, 64)]


def _wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]
