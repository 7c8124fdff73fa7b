"""``faheng monitor FILE… --on DATE``: what is due by a day, what is done, and lights.

A light is no finding: the exit code is 0 whatever its colour.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from faheng.cli import answering
from faheng.cli.days import day

if TYPE_CHECKING:
    from faheng.model.reading import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    answering.add_arguments(parser)
    parser.add_argument(
        "--on",
        type=day,
        required=True,
        metavar="日期",
        help="截至哪一天，如 2025-06-30",
    )


def run(arguments: argparse.Namespace) -> int:
    return answering.answer_files(arguments, _Monitoring(arguments.on))


class _Monitoring:
    name = "monitor"
    nothing = "文件中没有绩效监控或自评的指标和完成情况，无法对照进度。"

    def __init__(self, on: date) -> None:
        self._on = on

    def make(self, reading: Reading) -> dict[str, Any]:
        from faheng.api.monitor_text import monitor_text
        from faheng.api.monitoring import monitor_reading, project_line

        projects = monitor_reading(reading, on=self._on)
        if not projects:
            return {}
        bureau = reading.package.bureau.name
        texts = (monitor_text(each, on=self._on, unit=bureau) for each in projects)
        lines = (project_line(each).model_dump(mode="json") for each in projects)
        return {"projects": list(lines), "text": "\n\n".join(texts)}

    def json(self, made: Sequence[dict[str, Any]]) -> str:
        from faheng.api.monitoring import SCHEMA

        projects = [project for each in made for project in each["projects"]]
        whole = {"schema": SCHEMA, "on": self._on.isoformat(), "projects": projects}
        return json.dumps(whole, ensure_ascii=False)

    def text(self, made: Sequence[dict[str, Any]]) -> str:
        return "\n\n".join(each["text"] for each in made)

    def has_error(self, made: Sequence[dict[str, Any]]) -> bool:
        return False
