"""How a declaration came to be what it is: its timeline, its versions, what they changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal

from django.db.models import Model

from faheng.site.bureaus.models import User
from faheng.site.planning.differences import Difference, differences_between
from faheng.site.planning.models import Declaration, Edit, Version
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, State

Kind = Literal["step", "edits", "waiver", "change", "adjustment"]


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. ``edits``: one person's, with nothing else in between."""

    at: datetime
    by: User
    kind: Kind
    about: Model | None
    """The step, waiver or change; nothing for edits."""
    decides: bool = False
    """Whether it decides the waiver or change, rather than asks for it."""
    edits: tuple[Edit, ...] = ()


def differences(before: Version, after: Version) -> list[Difference]:
    """What changed between two versions of one declaration."""
    return differences_between(
        *(json.loads(each.package)["declarations"][0] for each in (before, after))
    )


def timeline_of(declaration: Declaration) -> list[Entry]:
    """Everything that happened to a declaration, oldest first."""
    entries = sorted(_entries(declaration), key=lambda entry: entry.at)
    together: list[Entry] = []
    for (kind, _by), group in groupby(entries, lambda each: (each.kind, each.by)):
        found = list(group)
        if kind != "edits":
            together.extend(found)
            continue
        edits = tuple(edit for entry in found for edit in entry.edits)
        together.append(Entry(found[-1].at, found[-1].by, "edits", None, edits=edits))
    return together


def _entries(declaration: Declaration) -> Iterator[Entry]:
    for edit in declaration.edits.select_related("by"):
        yield Entry(edit.at, edit.by, "edits", None, edits=(edit,))
    steps = declaration.steps.select_related("by", "version", "decision")
    for step in steps.prefetch_related("items__answered_by"):
        yield Entry(step.at, step.by, "step", step)
    asked: tuple[tuple[Kind, str, tuple[str, ...]], ...] = (
        ("waiver", "waivers", ()),
        ("change", "target_changes", ("indicator",)),
        ("adjustment", "adjustments", ("source__project", "declaration__project")),
        (
            "adjustment",
            "adjustments_given",
            ("source__project", "declaration__project"),
        ),
    )
    for kind, rows, more in asked:
        found = getattr(declaration, rows).select_related(
            "asked_by", "decided_by", *more
        )
        for row in found:
            yield Entry(row.asked_at, row.asked_by, kind, row)
            if row.decided_at is not None:
                yield Entry(row.decided_at, row.decided_by, kind, row, decides=True)


def approved_version(declaration: Declaration) -> Version | None:
    """The form as it was approved; later versions hold targets changed since."""
    step = (
        declaration.steps.filter(reached=State.APPROVED)
        .select_related("version")
        .last()
    )
    return None if step is None else step.version


def version_last_sent(declaration: Declaration) -> Version | None:
    """The form as the treasury and the levels above last got it; they see no draft."""
    if declaration.state in SEEN_BY_THE_TREASURY:
        return declaration.versions.last()
    step = (
        declaration.steps.filter(reached__in=SEEN_BY_THE_TREASURY)
        .select_related("version")
        .last()
    )
    return None if step is None else step.version
