"""项目支出绩效目标执行监控表 as the ministry prints it: 财预〔2019〕136号."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.mof_self_evaluation import grouped
from tests.corpus.makers.pieces import Box, Piece, Text, table

CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
LIKELIHOODS = ("确定能", "有可能", "完全不可能")


@dataclass(frozen=True)
class Watched:
    """An indicator, what it has come to, and what it is expected to come to."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    expected: str
    likelihood: str = "确定能"
    causes: tuple[str, ...] = ()
    reason: str = ""

    def cells(self, tick: str) -> tuple[str, ...]:
        return (
            *(self.level1, self.level2, self.name),
            *(self.target, self.actual, self.expected),
            *(tick if cause in self.causes else "" for cause in CAUSES),
            self.reason,
            *(tick if each == self.likelihood else "" for each in LIKELIHOODS),
            "",
        )


@dataclass(frozen=True)
class Monitored:
    """One project's form; ``period`` is the stretch of the year looked at."""

    year: int
    project: str
    department: str
    unit: str
    money: tuple[tuple[str, str, str, str, str], ...]
    """Row label, 年初预算数, spent, rate, what is expected to be spent."""
    goal: str
    items: tuple[Watched, ...]
    period: str = "1-7月"
    tick: str = "√"


def monitoring(content: Monitored) -> tuple[Piece, ...]:
    period, size = content.period, len(content.items)
    rows: list[list[str | Box]] = [
        ["项目名称", Box(content.project, 16)],
        [
            *("主管部门", Box(content.department, 6)),
            *(Box("实施单位", 3), Box(content.unit, 7)),
        ],
        [
            Box("项目资金\n（万元）", rows=len(content.money) + 1),
            *(Box("", 2), Box("年初预算数", 3), Box(f"{period}执行数", 3)),
            *(Box(f"{period}执行率", 4), Box("全年预计执行数", 4)),
        ],
        *(
            [Box(text, wide) for text, wide in zip(row, (2, 3, 3, 4, 4), strict=True)]
            for row in content.money
        ),
        ["年度总体目标", Box(content.goal, 16)],
        [
            Box("绩效指标", rows=size + 2),
            *(Box(text, rows=2) for text in ("一级指标", "二级指标", "三级指标")),
            *(Box("年度指标值", rows=2), Box(f"{period}执行情况", rows=2)),
            Box("全年预计完成情况", rows=2),
            *(Box("偏差原因分析", 6), Box("完成目标可能性", 3), Box("备注", rows=2)),
        ],
        [*CAUSES, "原因说明", *LIKELIHOODS],
        *grouped([item.cells(content.tick) for item in content.items]),
    ]
    widths = (1.4, 1.6, 1.8, 2.6, 1.6, 1.6, 1.6, *(0.9,) * 5, 2.4, *(0.9,) * 3, 0.8)
    return (
        Text("项目支出绩效目标执行监控表", "title"),
        Text(f"（{content.year}年度）"),
        table(rows, widths=widths),
    )
