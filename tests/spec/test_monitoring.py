"""Runs the YAML examples of monitoring, titled as an official would say them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.spec.written_packages import item_of, package_of

from faheng.api.monitoring import monitor_reading, project_line
from faheng.model.reading import Reading
from faheng.scoring.progress import monitor_item
from faheng.scoring.spans import span_until

EXAMPLES = Path(__file__).parent / "monitoring"


def examples(name: str) -> list[Any]:
    written = yaml.safe_load((EXAMPLES / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=title) for title, case in written.items()]


@pytest.mark.parametrize("case", examples("items"))
def test_item(case: dict[str, Any]) -> None:
    on = case["day"]
    progress = monitor_item(item_of(case), span_until(on, case.get("year", 2024)), on)
    percent = None if progress.percent is None else f"{progress.percent:f}"
    assert (progress.due, percent, progress.light) == (
        case["due"],
        case["percent"],
        case["light"],
    )
    assert progress.light is not None or progress.note


@pytest.mark.parametrize("case", examples("projects"))
def test_project(case: dict[str, Any]) -> None:
    reading = Reading(package_of(case["package"]))
    (progress,) = monitor_reading(reading, on=case["day"])
    line = project_line(progress).model_dump(mode="json")
    assert (line["light"], list(line["money"].values())) == (
        case["light"],
        case["money"],
    )
