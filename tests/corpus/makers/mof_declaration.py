"""项目支出绩效目标申报表 of 财预〔2015〕88号: the medium term beside the year."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Piece, Text, table


@dataclass(frozen=True)
class Terms:
    """What a form says of the medium term, and of the year; blanks for one year only."""

    medium: str
    annual: str


@dataclass(frozen=True)
class Declared:
    """One project; money in 万元, and the medium term left blank in a one-year form."""

    year: int
    last_year: int
    project: str
    department: str
    unit: str
    kind: str
    term: str
    total: Terms
    fiscal: Terms
    other: Terms
    goal: Terms
    indicators: tuple[tuple[str, str, str, str, str], ...]
    """一级, 二级, 三级, the medium-term value and the year's."""


_HEADS = "二级指标 三级指标 指标值".split()


def declaration(content: Declared) -> tuple[Piece, ...]:
    """The form; without a medium term its half stays blank."""
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 7)],
        [
            "主管部门及代码",
            Box(content.department, 3),
            "实施单位",
            Box(content.unit, 3),
        ],
        ["项目属性", Box(content.kind, 3), "项目期", Box(content.term, 3)],
        [
            Box("项目资金\n（万元）", rows=3),
            *_money("中期资金总额：", "年度资金总额：", content.total),
        ],
        _money("其中：财政拨款", "其中：财政拨款", content.fiscal),
        _money("其他资金", "其他资金", content.other),
        [
            Box("总体\n目标", rows=2),
            Box(f"中期目标（{content.year}年—{content.last_year}年）", 3),
            Box("年度目标", 4),
        ],
        [Box(content.goal.medium, 3), Box(content.goal.annual, 4)],
        [
            Box("绩\n效\n指\n标", rows=1 + len(content.indicators)),
            "一级指标",
            *_HEADS,
            *_HEADS,
        ],
        *_lines(content),
    ]
    return (
        Text("项目支出绩效目标申报表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(1.2, 1.2, 1.6, 2.6, 1.6, 1.6, 2.6, 1.6)),
    )


def _money(medium: str, annual: str, amounts: Terms) -> list[str | Box]:
    return [Box(medium, 2), amounts.medium, Box(annual, 2), Box(amounts.annual, 2)]


def _lines(content: Declared) -> list[list[str | Box]]:
    """Levels stand once, over all their rows, in both halves."""
    lines = content.indicators
    rows: list[list[str | Box]] = []
    for at, (level1, level2, name, medium, annual) in enumerate(lines):
        before = lines[at - 1] if at else ("", "")
        row: list[str | Box] = []
        half = [name, medium] if medium else ["", ""]
        if before[0] != level1:
            row.append(Box(level1, rows=_run(lines[at:], (level1,))))
        if before[:2] != (level1, level2):
            run = _run(lines[at:], (level1, level2))
            row.append(Box(level2 if medium else "", rows=run))
            row += [*half, Box(level2, rows=run)]
        else:
            row += half
        rows.append([*row, name, annual])
    return rows


def _run(lines: tuple[tuple[str, ...], ...], names: tuple[str, ...]) -> int:
    """How many of the first lines stand below the same names."""
    for count, line in enumerate(lines):
        if line[: len(names)] != names:
            return count
    return len(lines)
