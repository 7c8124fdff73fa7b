"""项目支出绩效自评表 as the ministry prints it: annex 1 of 财预〔2020〕10号."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Break, Piece, Text, table

Item = tuple[str, str, str, str, str, str, str, str]
"""一级, 二级, 三级, target, actual, points, score, reason."""

_WIDTHS = (1.6, 1.8, 2.2, 3.4, 1.8, 2, 1.2, 1.2, 2.6)


@dataclass(frozen=True)
class Money:
    """One row of the money table: budget, year's budget, spent, rate and points."""

    label: str
    initial: str
    full_year: str
    executed: str
    rate: str
    points: str = "—"
    score: str = "—"


@dataclass(frozen=True)
class SelfEvaluation:
    """One project's form."""

    year: int
    project: str
    department: str
    unit: str
    money: tuple[Money, ...]
    goal: str
    done: str
    items: tuple[Item, ...]
    total: str
    signed: str = "填报人：　　　　联系电话：　　　　填报日期："


def self_evaluation(content: SelfEvaluation) -> tuple[Piece, ...]:
    """The form of one project."""
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 8)],
        ["主管部门", Box(content.department, 3), "实施单位", Box(content.unit, 4)],
        [
            Box("项目资金\n（万元）", rows=len(content.money) + 1),
            Box("", 2),
            *"年初预算数 全年预算数 全年执行数 分值 执行率 得分".split(),
        ],
        *(
            [
                Box(row.label, 2),
                *(row.initial, row.full_year, row.executed),
                *(row.points, row.rate, row.score),
            ]
            for row in content.money
        ),
        [Box("年度总体目标", rows=2), Box("预期目标", 4), Box("实际完成情况", 4)],
        [Box(content.goal, 4), Box(content.done, 4)],
        [
            Box("绩效指标", rows=len(content.items) + 1),
            *"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split(),
            "偏差原因分析及改进措施",
        ],
        *grouped(content.items),
        [Box("总分", 6), "100", content.total, ""],
    ]
    return (
        Text("项目支出绩效自评表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=_WIDTHS),
        Text(content.signed, "note"),
    )


def self_evaluations(contents: Sequence[SelfEvaluation]) -> tuple[Piece, ...]:
    """Several projects in one file, each on a page or sheet of its own."""
    pieces: list[Piece] = []
    for number, content in enumerate(contents, start=1):
        if number > 1:
            pieces.append(Break(f"表{number}"))
        pieces += self_evaluation(content)
    return tuple(pieces)


def grouped(items: Sequence[tuple[str, ...]]) -> list[list[str | Box]]:
    """Rows whose first two columns stand once, over all rows they hold for."""
    rows: list[list[str | Box]] = []
    for at, item in enumerate(items):
        row: list[str | Box] = [*item[2:]]
        for size in (2, 1):
            if at and items[at - 1][:size] == item[:size]:
                continue
            run = 1
            while at + run < len(items) and items[at + run][:size] == item[:size]:
                run += 1
            row.insert(0, Box(item[size - 1], rows=run))
        rows.append(row)
    return rows
