"""核心绩效目标和指标 of 财预〔2021〕101号, and what a budget system exports of them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Piece, Text, table


@dataclass(frozen=True)
class Core:
    """A project's core indicators by the taxonomy with cost at level 1."""

    year: int
    code: str
    project: str
    department: str
    unit: str
    wan: str
    fiscal: str
    other: str
    goal: str
    indicators: tuple[tuple[str, str, str, str, str, str, str, str, str], ...]
    """一级, 二级, 三级, explanation, sign (≥, ≤, =, 定性), value, unit, weight, basis."""


_COLUMNS = (
    "一级指标 二级指标 三级指标 指标解释 指标性质 指标值 计量单位 分值权重 评/扣分标准"
    " 指标值设定依据（来源） 完成值取值方式 完成值数据来源 佐证资料要求 备注"
).split()
_EXPORTED = (
    "指标类型 一级指标 二级指标 三级指标 指标方向 指标性质 目标值 计量单位 备注 分值"
).split()
_WORDS = {"≥": "大于等于", "≤": "小于等于", "=": "等于", ">": "大于", "<": "小于"}
_SCORED = "完成得满分，未完成按比例扣分"


def template(content: Core) -> tuple[Piece, ...]:
    """The ministry's table, the project's head above it."""
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 13)],
        ["主管部门", Box(content.department, 6), "实施单位", Box(content.unit, 6)],
        [
            Box("项目资金（万元）", rows=3),
            Box("年度资金总额", 4),
            Box(content.wan, 9),
        ],
        [Box("其中：财政拨款", 4), Box(content.fiscal, 9)],
        [Box("其他资金", 4), Box(content.other, 9)],
        ["年度总体目标", Box(content.goal, 13)],
        [*_COLUMNS],
        *(
            [*line[:8], _SCORED, line[8], "情况统计法", "业务台账", "台账复印件", ""]
            for line in content.indicators
        ),
    ]
    return (
        Text("项目支出核心绩效目标和指标", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(1, 1, 1.4, 1.6, 0.8, 1, 0.8, 0.8, *[1.2] * 5, 0.6)),
    )


def exported(content: Core) -> tuple[Piece, ...]:
    """The same from a budget system: signs as words, a direction beside them."""
    rows: list[list[str | Box]] = [
        ["项目编码", Box(content.code, 3), "项目名称", Box(content.project, 5)],
        ["主管部门", Box(content.department, 3), "实施单位", Box(content.unit, 5)],
        [
            *("年度资金总额（万元）", Box(content.wan, 2), "财政拨款数"),
            *(Box(content.fiscal, 2), "非财政拨款数", Box(content.other, 3)),
        ],
        ["预算执行权重(%)", Box("10", 9)],
        ["项目总体目标", Box(content.goal, 9)],
        [*_EXPORTED],
        *(
            [
                *("年度指标", *line[:3], _WORDS.get(line[4], "")),
                *(_direction(line[4]), *line[5:7], "", line[7]),
            ]
            for line in content.indicators
        ),
    ]
    return (
        Text("项目支出绩效目标表", "title"),
        Text(f"{content.year}年度"),
        table(rows, widths=(1.4, 1.2, 1.6, 2.4, 1, 1, 1.2, 1, 1, 0.8)),
    )


def _direction(sign: str) -> str:
    if sign == "定性":
        return sign
    return "反向" if sign in "≤<" else "正向"
