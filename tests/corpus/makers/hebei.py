"""部门预算绩效信息: the department's targets in prose, then a form for each project."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Break, Piece, Text, table


@dataclass(frozen=True)
class HebeiProject:
    code: str
    name: str
    wan: str
    fiscal: str
    other: str
    purpose: str
    plan: tuple[str, str, str, str]
    goals: tuple[str, ...]
    indicators: tuple[tuple[str, str, str, str, str, str], ...]
    """一级, 二级, 三级, description, value and its basis."""


@dataclass(frozen=True)
class HebeiInformation:
    year: int
    unit: str
    goals: tuple[str, ...]
    duties: tuple[str, ...]
    safeguards: tuple[str, ...]
    projects: tuple[HebeiProject, ...]


_HEADS = "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据".split()
_DATES = "3月底 6月底 10月底 12月底".split()


def information(content: HebeiInformation) -> tuple[Piece, ...]:
    pieces: list[Piece] = [
        Text(f"{content.year}年部门预算绩效信息", "title"),
        Text("第一部分 部门整体绩效目标", "heading"),
        Text("（一）总体绩效目标：", "heading"),
        *map(Text, content.goals),
        Text("（二）分项绩效目标：", "heading"),
        *map(Text, content.duties),
        Text("（三）工作保障措施：", "heading"),
        *map(Text, content.safeguards),
        Text("第二部分  预算项目绩效目标", "heading"),
    ]
    for number, project in enumerate(content.projects, start=1):
        pieces += [
            Break(project.name),
            Text(f"{number}、{project.name}绩效目标表", "heading"),
            _form(content.unit, project),
        ]
    return tuple(pieces)


def _form(unit: str, project: HebeiProject) -> Piece:
    rows: list[list[str | Box]] = [
        [Box(unit, 5), Box("单位：万元", 2)],
        ["项目编码", Box(project.code, 2), "项目名称", Box(project.name, 3)],
        [
            Box("预算规模及资金用途", rows=2),
            *("预算数", project.wan, "其中：财政资金", project.fiscal),
            *("其他资金", project.other),
        ],
        [Box(project.purpose, 6)],
        [Box("资金支出计划（%）", rows=2), *_DATES[:3], Box(_DATES[3], 3)],
        [*project.plan[:3], Box(project.plan[3], 3)],
        ["绩效目标", Box("\n".join(project.goals), 6)],
        [*_HEADS[:5], Box(_HEADS[5], 2)],
        *([*indicator[:5], Box(indicator[5], 2)] for indicator in project.indicators),
    ]
    return table(rows, widths=(2, 2, 3, 3, 2, 1.2, 1.2))
