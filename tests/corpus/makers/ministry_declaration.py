"""项目支出绩效目标申报表 as the ministry printed it in 2015: the term beside the year."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Piece, Text, table

Line = tuple[str, str, str, str, str]
"""一级, 二级, 三级, the value of the term and the value of the year."""


@dataclass(frozen=True)
class MinistryDeclared:
    """One project's form, amounts in 万元: all, from the treasury, other."""

    year: int
    project: str
    department: str
    unit: str
    kind: str
    term: str
    medium_term: tuple[str, str, str]
    annual: tuple[str, str, str]
    medium_term_goal: str
    annual_goal: str
    indicators: tuple[Line, ...]


def declaration(content: MinistryDeclared) -> tuple[Piece, ...]:
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 7)],
        ["主管部门及代码", Box(content.department, 3)]
        + ["实施单位", Box(content.unit, 3)],
        ["项目属性", Box(content.kind, 3), "项目期", Box(content.term, 3)],
    ]
    labels = (
        ("中期资金总额：", "年度资金总额："),
        ("其中：财政拨款", "其中：财政拨款"),
        ("其他资金", "其他资金"),
    )
    for at, (left, right) in enumerate(labels):
        row: list[str | Box] = [Box(left, 2), Box(content.medium_term[at], 2)]
        row += [Box(right, 1), Box(content.annual[at], 2)]
        if at == 0:
            row.insert(0, Box("项目资金\n（万元）", rows=3))
        rows.append(row)
    rows += [
        [
            Box("总\n体\n目\n标", rows=2),
            Box(f"中期目标（{content.term}）", 4),
            Box("年度目标", 3),
        ],
        [Box(content.medium_term_goal, 4), Box(content.annual_goal, 3)],
        [Box("绩\n效\n指\n标", rows=len(content.indicators) + 1)]
        + ["一级指标", *("二级指标", "三级指标", "指标值") * 2],
    ]
    before = ""
    firsts = [line[0] for line in content.indicators]
    for level1, level2, name, medium, annual in content.indicators:
        cells: list[str | Box] = [level2, name, medium, level2, name, annual]
        if level1 != before:
            cells.insert(0, Box(level1, rows=firsts.count(level1)))
        rows.append(cells)
        before = level1
    return (
        Text("项目支出绩效目标申报表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(1.4, 1.6, 2, 3, 2, 2, 3, 2)),
    )
