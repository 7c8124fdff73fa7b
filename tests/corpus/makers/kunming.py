"""The project text in nine parts and the 申报表 behind it, as printed in Yunnan."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Box, Piece, Table, Text, table

Line = tuple[str, str, str, str, str]
"""一级, 二级, 三级, the value of the term and the value of the year."""


@dataclass(frozen=True)
class KunmingProject:
    bureau: str
    year: int
    project: str
    code: str
    address: str
    telephone: str
    head: str
    profile: str
    basis: str
    overview: str
    work: str
    money: str
    plan: str
    effect: str
    term: str
    medium_term: tuple[str, str, str, str, str, str]
    annual: tuple[str, str, str, str, str, str]
    medium_term_goal: tuple[str, ...]
    annual_goal: tuple[str, ...]
    indicators: tuple[Line, ...]
    measures: str
    explanation: str


def project_text(content: KunmingProject) -> tuple[Piece, ...]:
    """The nine parts of prose, then the form."""
    heading = lambda text: Text(text, "heading")  # noqa: E731 said nine times
    return (
        Text(f"{content.bureau}{content.year}年{content.project}项目", "title"),
        heading("项目名称"),
        Text(f"{content.project}。"),
        heading("立项依据"),
        Text(content.basis),
        heading("项目实施单位"),
        Text(f"单位名称：{content.bureau}"),
        Text(f"统一社会信用代码：{content.code}"),
        Text(f"地址：{content.address}"),
        Text(f"联系电话：{content.telephone}"),
        Text(f"法人代表：{content.head}"),
        Text("经费来源：财政全额拨款"),
        Text(f"单位概况：{content.profile}"),
        heading("项目基本概况"),
        Text(content.overview),
        heading("项目实施内容"),
        Text(content.work),
        heading("资金安排情况"),
        Text(content.money),
        heading("项目实施计划"),
        Text(content.plan),
        heading("项目实施成效"),
        Text(content.effect),
        heading("项目绩效目标表"),
        form(content),
    )


def form(content: KunmingProject) -> Table:
    """The form: eight columns, most rows over several of them."""
    goals = max(len(content.medium_term_goal), len(content.annual_goal))
    rows: list[list[str | Box]] = [
        [Box("项目支出绩效目标申报表（生成表）", 8)],
        [Box(f"（{content.year}年度）", 8)],
        ["项目名称", Box(content.project, 7)],
        ["主管部门及代码", Box(content.bureau, 3), "实施单位", Box(content.bureau, 3)],
        ["项目期", Box(content.term, 7)],
        ["项目概况", Box(content.overview, 7)],
        ["项目立项依据", Box(content.basis.rstrip("。"), 7)],
        _money_row("", _LEVELS),
        _money_row("中期资金来源（元）", content.medium_term),
        _money_row("年度资金来源（元）", content.annual),
        [
            Box("总  体   目  标", rows=goals + 1),
            Box("中期目标", 4),
            Box("年度目标", 3),
        ],
    ]
    for at in range(goals):
        medium, annual = (
            goal[at] if at < len(goal) else ""
            for goal in (content.medium_term_goal, content.annual_goal)
        )
        rows.append([Box(medium, 4), Box(annual, 3)])
    rows.append([Box("绩  效  指  标", rows=len(content.indicators) + 1), *_HEADS])
    firsts = [line[0] for line in content.indicators]
    for at, (level1, level2, name, medium, annual) in enumerate(content.indicators):
        row: list[str | Box] = [level2, name, medium, level2, name, annual]
        if at == 0 or firsts[at - 1] != level1:
            row.insert(0, Box(level1, rows=_run(firsts, at)))
        rows.append(row)
    rows += [
        ["单位已有的保障项目实施的制度措施", Box(content.measures, 7)],
        ["预算绩效说明", Box(content.explanation, 7)],
    ]
    return table(rows, widths=(2, 2, 2, 3, 2.4, 2, 3, 2.4))


_LEVELS = ("总投入", "中央财政", "省级财政", "市本级财政", "县（市）区级财政", "其他")
_HEADS = "一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值".split()


def _money_row(label: str, cells: tuple[str, ...]) -> list[str | Box]:
    return [label, *cells[:-1], Box(cells[-1], 2)]


def _run(names: list[str], at: int) -> int:
    """How many rows from here on have the same name."""
    end = at
    while end < len(names) and names[end] == names[at]:
        end += 1
    return end - at
