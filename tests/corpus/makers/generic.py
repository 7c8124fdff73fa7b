"""Forms of provinces no layout is named after: a declaration, a self-evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Piece, Text, table


@dataclass(frozen=True)
class Declared:
    """A declaration: one project, weights adding to 90 or 100, signs and units apart."""

    year: int
    project: str
    department: str
    unit: str
    kind: str
    term: str
    wan: str
    fiscal: str
    other: str
    goal: str
    indicators: tuple[tuple[str, str, str, str, str, str, str], ...]
    """一级, 二级, 三级, sign, value, unit, weight."""


def declaration(content: Declared) -> tuple[Piece, ...]:
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 6)],
        ["主管部门", Box(content.department, 3), "实施单位", Box(content.unit, 2)],
        ["项目属性", Box(content.kind, 3), "项目期限", Box(content.term, 2)],
        [
            Box("项目资金\n（万元）", rows=3),
            Box("年度资金总额", 3),
            Box(content.wan, 3),
        ],
        [Box("其中：财政拨款", 3), Box(content.fiscal, 3)],
        [Box("其他资金", 3), Box(content.other, 3)],
        ["年度目标", Box(content.goal, 6)],
        [*"一级指标 二级指标 三级指标 指标方向 指标值 计量单位 分值".split()],
        *grouped(content.indicators),
    ]
    return (
        Text("项目支出绩效目标申报表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(2, 2.2, 4, 1.2, 1.6, 1.2, 1.2)),
    )


def grouped(indicators: tuple[tuple[str, ...], ...]) -> list[list[str | Box]]:
    """First-level and second-level names stand once, over all their rows."""
    rows: list[list[str | Box]] = []
    for at, line in enumerate(indicators):
        row: list[str | Box] = [*line[2:]]
        for size in (2, 1):
            if at == 0 or indicators[at - 1][:size] != line[:size]:
                run = sum(1 for _ in _same(indicators[at:], line[:size]))
                row.insert(0, Box(line[size - 1], rows=run))
        rows.append(row)
    return rows


def _same(lines: tuple[tuple[str, ...], ...], names: tuple[str, ...]) -> list[None]:
    found: list[None] = []
    for line in lines:
        if line[: len(names)] != names:
            break
        found.append(None)
    return found


@dataclass(frozen=True)
class Evaluated:
    """A self-evaluation with scores."""

    year: int
    project: str
    department: str
    unit: str
    initial: str
    full_year: str
    executed: str
    rate: str
    rate_score: str
    goal: str
    done: str
    items: tuple[tuple[str, str, str, str, str, str, str, str], ...]
    """一级, 二级, 三级, target, actual, weight, score, reason."""
    total: str
    grade: str


def self_evaluation(content: Evaluated) -> tuple[Piece, ...]:
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 7)],
        ["主管部门", Box(content.department, 3), "实施单位", Box(content.unit, 3)],
        [
            Box("项目资金（万元）", rows=2),
            "",
            *"年初预算数 全年预算数 全年执行数 分值 执行率 得分".split(),
        ],
        [
            "年度资金总额",
            content.initial,
            content.full_year,
            content.executed,
            "10",
            content.rate,
            content.rate_score,
        ],
        [Box("年度总体目标", rows=2), Box("预期目标", 3), Box("实际完成情况", 4)],
        [Box(content.goal, 3), Box(content.done, 4)],
        [
            *"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split(),
            "偏差原因分析及改进措施",
        ],
        *grouped(content.items),
        [Box("总分", 5), "100", content.total, ""],
        [Box("自评等级", 5), Box(content.grade, 3)],
    ]
    return (
        Text("项目支出绩效自评表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(2, 2.2, 3.6, 1.8, 2, 1.2, 1.2, 2.4)),
    )
