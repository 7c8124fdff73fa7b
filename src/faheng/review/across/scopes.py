"""Whether a budget is a whole department's or one unit's of it."""

from __future__ import annotations

import re
from typing import Literal

from faheng.model.package import Package
from faheng.review.across.bodies import Body, body_of
from faheng.review.across.companions import Companion
from faheng.review.lexicon import bare

Scope = Literal["department", "unit"]


def scope_of(package: Package, body: Body) -> Scope | None:
    """What its own headings say; ``None`` if they say both, or nothing."""
    if body.itself:
        return "unit"
    budget = package.budget
    if budget is None:
        return None
    for texts in (
        [table.title for table in budget.tables],
        [passage.section for passage in budget.narrative],
        [package.bureau.name or ""],
    ):
        said = (
            "".join(map(bare, texts))
            .replace("部门(单位)", "")
            .replace("单位(部门)", "")
        )
        for word in (
            "部门预算经济分类",
            "政府预算经济分类",
            "预算单位构成",
            "决算单位构成",
        ):
            said = said.replace(word, "")
        whole = any(word in said for word in _DEPARTMENT)
        part = any(word in said for word in _UNIT)
        if whole != part:
            return "department" if whole else "unit"
    return None


def of_one_scope(mine: Package, other: Companion) -> bool:
    """Whether both are a department's, both one unit's, or neither says which."""
    return scope_of(mine, body_of(mine)) == scope_of(other.package, other.body)


def names_unit(package: Package, unit: Body) -> bool:
    """Whether a department's paper lists a unit among those it is made up of.

    That the bureau has such a unit is not enough: its budget may be published apart.
    Nor is a name any district's unit could have, such as 法律援助中心.
    """
    if not unit.is_placed or package.budget is None:
        return False
    told: dict[str, list[str]] = {}
    for passage in package.budget.narrative:
        told.setdefault(bare(passage.section), []).append(bare(passage.text))
    for table in package.budget.tables:
        if table.kind == "other":
            names = [bare(row.name) for row in table.rows]
            told.setdefault(bare(table.title), []).extend(names)
    return any(
        any(unit.name in text and not _APART.search(text) for text in texts)
        and any(word in about for word in _MADE_UP_OF for about in (heading, *texts))
        for heading, texts in told.items()
    )


_APART = re.compile(r"不(?:含|包括|包含|纳入)|未纳入|单独(?:编制|编报|公开)|另行公开")
# Said where a department's units are listed, in the heading or the paragraphs below it.
_MADE_UP_OF = (
    *("编制范围", "汇总范围", "预算单位构成", "决算单位构成", "综合收支计划"),
    *("部门预算包括", "部门决算包括", "预算单位包括", "纳入部门预算", "纳入部门决算"),
)
_PAPERS = (
    *("收支", "收入", "支出", "财政拨款", "财务收支", "一般公共预算", "预算", "决算"),
    *("概况", "基本情况", "整体支出"),
)
_DEPARTMENT = tuple(f"部门{paper}" for paper in _PAPERS)
_UNIT = tuple(f"单位{paper}" for paper in _PAPERS)
