"""Everything a package holds that somebody wrote as prose, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.model.package import Declaration, Package
from faheng.review.latest import kept_for_the_latest

_FIELDS = {
    "overview": "项目概况",
    "basis": "立项依据",
    "plan": "实施计划",
}


class Prose(NamedTuple):
    """A stretch of prose: where it stands, the field's Chinese name, and its text.

    ``owner`` is the project it belongs to, if any. ``authored`` is false for text that
    found no field: it may be cut out of its context.
    """

    path: str
    field: str
    text: str
    owner: str | None = None
    authored: bool = True


@kept_for_the_latest
def proses(package: Package) -> tuple[Prose, ...]:
    """All prose of a package, in the order of its parts."""
    return tuple(_proses(package))


def _proses(package: Package) -> Iterator[Prose]:
    for index, declaration in enumerate(package.declarations):
        yield from _of_declaration(f"/declarations/{index}", declaration)
    if package.department_targets is not None:
        for index, goal in enumerate(package.department_targets.goals):
            yield Prose(f"/department_targets/goals/{index}", "整体绩效目标", goal)
    if package.budget is not None:
        for index, passage in enumerate(package.budget.narrative):
            yield Prose(f"/budget/narrative/{index}", passage.section, passage.text)
        for index, table in enumerate(package.budget.tables):
            if table.note:
                yield Prose(f"/budget/tables/{index}/note", table.title, table.note)
    for index, evaluation in enumerate(package.evaluations):
        owner = evaluation.project.name if evaluation.project else None
        for number, section in enumerate(evaluation.sections):
            path = f"/evaluations/{index}/sections/{number}/text"
            yield Prose(path, section.title, section.text, owner)
    for index, rest in enumerate(package.unread):
        if rest.kind == "text":
            yield Prose(f"/unread/{index}", "其他文字", rest.text, authored=False)


def _of_declaration(path: str, declaration: Declaration) -> Iterator[Prose]:
    project = declaration.project
    owner = project.name
    if owner:
        yield Prose(f"{path}/project/name", "项目名称", owner, owner)
    for field, name in _FIELDS.items():
        text = getattr(project, field)
        if text:
            yield Prose(f"{path}/project/{field}", name, text, owner)
    if declaration.medium_term_goal:
        yield Prose(
            f"{path}/medium_term_goal", "中期目标", declaration.medium_term_goal, owner
        )
    if declaration.annual_goal:
        yield Prose(f"{path}/annual_goal", "年度目标", declaration.annual_goal, owner)
    for index, indicator in enumerate(declaration.indicators):
        inner = f"{path}/indicators/{index}"
        for field, name in (
            ("name", "指标名称"),
            ("description", "指标描述"),
            ("explanation", "指标解释"),
            ("basis", "指标值依据"),
        ):
            text = getattr(indicator, field)
            if text:
                yield Prose(f"{inner}/{field}", name, text, owner)
        if indicator.target is not None:
            yield Prose(f"{inner}/target", "指标值", indicator.target.text, owner)
