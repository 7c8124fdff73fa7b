"""What a path in a package leads to: for a finding's key, and in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from faheng.model.package import Package
from faheng.review.quoting import quoted


class Subject(NamedTuple):
    """The parts of a package that a path leads through; blank where it does not.

    ``column`` is what is left of the path, without places in lists: those change when
    something is put in above. ``row`` is the row's code, or its side and name;
    ``heading`` is the printed title of the table or section; ``nameless`` counts what
    the file gave no name.
    """

    project: str = ""
    indicator: str = ""
    column: str = ""
    table_kind: str = ""
    row: str = ""
    row_name: str = ""
    heading: str = ""
    nameless: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What stays the same when a cell moves."""
        return (
            self.project,
            self.indicator,
            self.column,
            self.table_kind,
            self.row,
        )

    @property
    def in_words(self) -> str:
        """The subject as an official would name it."""
        said = [
            f"项目{quoted(self.project)}" if self.project else "",
            f"指标{quoted(self.indicator)}" if self.indicator else "",
            self.nameless,
            f"《{self.heading}》" if self.heading and self.table_kind else "",
            f"{quoted(self.row_name)}行" if self.row_name else "",
            self.heading if self.heading and not self.table_kind else "",
        ]
        return " ".join(part for part in said if part)


def subject_of(package: Package, path: str) -> Subject:
    """The subject a JSON pointer leads to."""
    match path.strip("/").split("/"):
        case [("declarations" | "evaluations" | "monitoring") as part, index, *rest]:
            return _of_project(package, part, int(index), rest)
        case ["department_targets", "indicators", place, *rest] if (
            package.department_targets is not None
        ):
            indicator = package.department_targets.indicators[int(place)]
            return Subject(
                indicator=indicator.name or "",
                column=_field(rest),
                heading="部门整体绩效目标",
                nameless="" if indicator.name else f"第{int(place) + 1}项指标",
            )
        case ["budget", "tables", index, *rest] if package.budget is not None:
            return _of_table(package, int(index), rest)
        case ["budget", "narrative", index, *rest] if package.budget is not None:
            section = package.budget.narrative[int(index)].section
            return Subject(
                column=_field(["narrative", *rest]),
                row=re.sub(r"\s+", "", section),
                heading=section,
            )
        case ["department_targets", *rest]:
            column = _field(["department_targets", *rest])
            return Subject(column=column, heading="部门整体绩效目标")
        case steps:
            return Subject(column=_field(steps))


def _of_project(package: Package, part: str, index: int, rest: list[str]) -> Subject:
    item = getattr(package, part)[index]
    project = (item.project.name if item.project else None) or ""
    indicator = ""
    nameless = []
    if not project and len(getattr(package, part)) > 1:
        nameless.append(f"第{index + 1}个项目")
    match rest:
        case [("indicators" | "items") as inner, place, *tail]:
            indicator = getattr(item, inner)[int(place)].name or ""
            if not indicator:
                nameless.append(f"第{int(place) + 1}项指标")
            rest = tail
    return Subject(
        project=project,
        indicator=indicator,
        column=_field(rest),
        nameless=" ".join(nameless),
    )


def _of_table(package: Package, index: int, rest: list[str]) -> Subject:
    assert package.budget is not None
    table = package.budget.tables[index]
    row = name = ""
    match rest:
        case ["rows", place, *tail]:
            entry = table.rows[int(place)]
            row, name = entry.code or f"{entry.side or ''}{entry.name}", entry.name
            rest = tail
    return Subject(
        column=_field(rest),
        table_kind=table.kind,
        row=row,
        row_name=name,
        heading=table.title,
    )


def _field(steps: list[str]) -> str:
    return "/".join(step for step in steps if not step.isdigit())
