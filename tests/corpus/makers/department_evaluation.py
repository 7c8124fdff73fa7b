"""部门（单位）整体支出绩效自评表: the department's money and indicators, no project."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.mof_self_evaluation import Item, Money, grouped
from tests.corpus.makers.pieces import Box, Piece, Text, table


@dataclass(frozen=True)
class DepartmentEvaluation:
    year: int
    department: str
    money: Money
    tasks: tuple[tuple[str, str], ...]
    """Task, and what was done for it."""
    goal: str
    done: str
    items: tuple[Item, ...]
    total: str


def department_evaluation(content: DepartmentEvaluation) -> tuple[Piece, ...]:
    money = content.money
    rows: list[list[str | Box]] = [
        ["部门名称", Box(content.department, 7)],
        [
            Box("部门预算执行情况（万元）", rows=2),
            "",
            *"年初预算数 全年预算数 全年执行数 分值 执行率 得分".split(),
        ],
        [
            money.label,
            *(money.initial, money.full_year, money.executed),
            *(money.points, money.rate, money.score),
        ],
        [
            Box("年度主要任务完成情况", rows=len(content.tasks) + 1),
            *(Box("任务名称", 2), Box("完成情况", 5)),
        ],
        *([Box(task, 2), Box(done, 5)] for task, done in content.tasks),
        [Box("年度总体目标", rows=2), Box("预期目标", 3), Box("实际完成情况", 4)],
        [Box(content.goal, 3), Box(content.done, 4)],
        [
            *"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split(),
            "偏差原因分析及改进措施",
        ],
        *grouped(content.items),
        [Box("总分", 5), "100", content.total, ""],
    ]
    return (
        Text("部门整体支出绩效自评表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=(2, 2.4, 3.4, 1.8, 2, 1.2, 1.2, 2.6)),
    )


@dataclass(frozen=True)
class Framework:
    """The same scored by standards: inputs, process, outputs, effects."""

    year: int
    department: str
    items: tuple[tuple[str, str, str, str, str, str], ...]
    """一级, 二级, 三级, points, standard, score."""
    total: str


def framework(content: Framework) -> tuple[Piece, ...]:
    rows: list[list[str | Box]] = [
        [Box(f"单位名称：{content.department}", 6)],
        [*"一级指标 二级指标 三级指标 分值 评分标准 得分".split()],
        *grouped(content.items),
        [Box("总分", 3), "100", "", content.total],
    ]
    return (
        Text(f"{content.year}年度部门整体支出绩效评价评分表", "title"),
        table(rows, widths=(2, 2.4, 3, 1.2, 5, 1.2)),
    )
