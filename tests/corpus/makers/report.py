"""The 项目支出绩效评价报告 in prose, as written in Chongqing."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corpus.makers.pieces import Piece, Text


@dataclass(frozen=True)
class Report:
    title: str
    overview: str
    goal: str
    purpose: str
    principles: tuple[str, ...]
    process: str
    items: tuple[tuple[str, str, str], ...]
    """Name, target and what was done."""
    money: str
    organisation: str
    closing: tuple[str, ...]


def evaluation_report(content: Report) -> tuple[Piece, ...]:
    pieces: list[Piece] = [
        Text(content.title, "title"),
        Text("一、基本情况", "heading"),
        Text("（一）项目概况", "heading"),
        Text(content.overview),
        Text("（二）项目支出绩效目标", "heading"),
        Text(content.goal),
        Text("二、绩效评价工作情况", "heading"),
        Text("（一）绩效评价目的", "heading"),
        Text(content.purpose),
        Text("（二）绩效评价原则、评价指标体系、评价方法", "heading"),
        *(Text(principle) for principle in content.principles),
        Text("（三）绩效评价工作过程", "heading"),
        Text(content.process),
        Text("三、综合评价情况及评价结论", "heading"),
    ]
    for number, (name, target, done) in enumerate(content.items, start=1):
        pieces += [
            Text(f"{number}.项目名称：{name}"),
            Text(f"项目目标：{target}"),
            Text(f"完成情况：{done}"),
        ]
    pieces += [
        Text("四、项目资金和组织管理情况", "heading"),
        Text("（一）项目支出资金情况分析", "heading"),
        Text(content.money),
        Text("（二）项目支出组织情况分析", "heading"),
        Text(content.organisation),
        Text("五、主要经验及做法、存在的问题和下一步工作打算", "heading"),
        *(Text(paragraph) for paragraph in content.closing),
    ]
    return tuple(pieces)
