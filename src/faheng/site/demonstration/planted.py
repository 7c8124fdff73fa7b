"""What is wrong with the demo's declarations on purpose, one change at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from faheng.site.demonstration.content import CONTENT, read_list
from faheng.site.demonstration.project import Project


@dataclass(frozen=True, slots=True)
class Planted:
    """A change to a sound project, and the codes of the findings it must raise.

    ``indicator`` is the name in the sound project. With ``against``, it shows only
    beside the self-evaluation of the year before.
    """

    project: str
    change: Mapping[str, Any]
    codes: tuple[str, ...]
    indicator: str | None = None
    against: bool = False

    @property
    def shown_name(self) -> str | None:
        """The indicator's name once the change is made."""
        name: str | None = self.change.get("name", self.indicator)
        return name if self.indicator else None


@cache
def all_planted() -> tuple[Planted, ...]:
    """Everything that is planted, in the order of the file."""
    return tuple(Planted(**each) for each in read_list(CONTENT / "planted.yaml"))


def with_planted(
    projects: Sequence[Project], planted: Sequence[Planted]
) -> tuple[Project, ...]:
    """The projects with these changes made; raises ``LookupError`` for one that fits none."""
    changed = {project.code: project for project in projects}
    for fault in planted:
        changed[fault.project] = _changed(changed[fault.project], fault)
    return tuple(changed.values())


def _changed(project: Project, fault: Planted) -> Project:
    if fault.indicator is None:
        return replace(project, **fault.change)
    names = [each.name for each in project.indicators]
    if fault.indicator not in names:
        raise LookupError(f"{project.code}: {fault.indicator}")
    return replace(
        project,
        indicators=tuple(
            replace(each, **fault.change) if each.name == fault.indicator else each
            for each in project.indicators
        ),
    )
