"""A bureau's self-evaluation of all it spent, on a sheet that no ministry prescribes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.generic import grouped
from tests.corpus.makers.pieces import Box, Piece, Text, table


@dataclass(frozen=True)
class WholeEvaluated:
    """Everything a bureau did in a year, scored."""

    year: int
    bureau: str
    budget: str
    executed: str
    rate: str
    rate_score: str
    goal: str
    done: str
    items: tuple[tuple[str, str, str, str, str, str, str, str], ...]
    """一级, 二级, 三级, target, actual, weight, score, reason."""
    total: str
    grade: str


def department_evaluation(content: WholeEvaluated) -> tuple[Piece, ...]:
    rows: list[list[str | Box]] = [
        ["部门名称", Box(content.bureau, 7)],
        [
            Box("部门整体支出（万元）", rows=2),
            *("全年预算数", "全年执行数", "执行率", "分值"),
            Box("得分", 3),
        ],
        [content.budget, content.executed, content.rate, "10"]
        + [Box(content.rate_score, 3)],
        [Box("年度总体目标", rows=2), Box("预期目标", 3), Box("实际完成情况", 4)],
        [Box(content.goal, 3), Box(content.done, 4)],
        [
            *"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split(),
            "未完成原因分析",
        ],
        *grouped(content.items),
        [Box("总分", 5), "100", content.total, ""],
        [Box("评价等级", 5), Box(content.grade, 3)],
    ]
    return (
        Text(f"{content.bureau}{content.year}年度整体支出绩效自评表", "title"),
        table(rows, widths=(2, 2.2, 3.6, 1.8, 2, 1.2, 1.2, 2.4)),
    )
