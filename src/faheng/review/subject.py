"""What a path in a package leads to: for a finding's key, and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faheng.model.package import Package
from faheng.review.quoting import quoted


@dataclass(frozen=True, slots=True)
class Subject:
    """The parts of a package that a path leads through; blank where it does not.

    ``row`` is the row's code, or its side and name; ``heading`` is the printed title of
    the table or section.
    """

    project: str = ""
    indicator: str = ""
    column: str = ""
    table_kind: str = ""
    row: str = ""
    row_name: str = ""
    heading: str = ""

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
                indicator=indicator.name or place,
                column="/".join(rest),
                heading="部门整体绩效目标",
            )
        case ["budget", "tables", index, *rest] if package.budget is not None:
            return _of_table(package, int(index), rest)
        case ["budget", "narrative", index, *rest] if package.budget is not None:
            section = package.budget.narrative[int(index)].section
            return Subject(
                column="/".join(["narrative", *rest]),
                row=re.sub(r"\s+", "", section),
                heading=section,
            )
        case ["department_targets", *rest]:
            column = "/".join(["department_targets", *rest])
            return Subject(column=column, heading="部门整体绩效目标")
        case steps:
            return Subject(column="/".join(steps))


def _of_project(package: Package, part: str, index: int, rest: list[str]) -> Subject:
    item = getattr(package, part)[index]
    project = (item.project.name if item.project else None) or ""
    indicator = ""
    match rest:
        case [("indicators" | "items") as inner, place, *tail]:
            indicator = getattr(item, inner)[int(place)].name or place
            rest = tail
    return Subject(
        project=project or ("" if part == "evaluations" else str(index + 1)),
        indicator=indicator,
        column="/".join(rest),
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
        column="/".join(rest),
        table_kind=table.kind,
        row=row,
        row_name=name,
        heading=table.title,
    )
