"""The kinds of long work there are; an app's ``tasks.py`` adds its own.

@job("planning.forms")
def write_forms(work: Work) -> Result: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faheng.site.bureaus.models import User

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Work:
    """What a task is given: who asked, with what, where to tell how far it is, and a
    folder for what it makes, which goes when it ends.

    A task may be begun twice, if its worker was killed: doing it again has to give the
    same, and leave nothing double.
    """

    by: User
    params: dict[str, Any]
    progress: Progress
    folder: Path


@dataclass(frozen=True)
class Result:
    """What came of it: a file to be fetched (moved away from where it lies), or a page."""

    sentence: str = ""
    file: Path | None = None
    name: str = ""
    path: str = ""


Task = Callable[[Work], Result]
_TASKS: dict[str, Task] = {}


def job(kind: str) -> Callable[[Task], Task]:
    """Register a function as the work of this kind."""

    def register(task: Task) -> Task:
        if kind in _TASKS:
            raise ValueError(f"two tasks are called {kind}")
        _TASKS[kind] = task
        return task

    return register


def task_of(kind: str) -> Task:
    return _TASKS[kind]
