"""Runs the YAML examples of scores, titled as an official would say them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.spec.written_packages import item_of, package_of

from faheng.api.scoring import score_reading
from faheng.model.reading import Reading
from faheng.scoring.items import score_item

EXAMPLES = Path(__file__).parent / "scoring"


def examples(name: str) -> list[Any]:
    written = yaml.safe_load((EXAMPLES / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=title) for title, case in written.items()]


@pytest.mark.parametrize("case", examples("items"))
def test_item(case: dict[str, Any]) -> None:
    scored = score_item(item_of(case), day=date(case.get("year", 2024), 12, 31))
    points = None if scored.points is None else f"{scored.points:f}"
    assert (points, scored.rule) == (case["points"], case["rule"]), scored.trace
    assert case.get("traced", "") in "\n".join(scored.trace)


@pytest.mark.parametrize("case", examples("evaluations"))
def test_evaluation(case: dict[str, Any]) -> None:
    (scored,) = score_reading(Reading(package_of(case["package"])))
    line = scored.line.model_dump(mode="json")
    assert (line["total"], line["grade"]) == (case["total"], case["grade"])
    assert line["flags"] == case.get("flags", [])
    flags = case.get("item_flags", [[] for _ in line["items"]])
    assert [item["flags"] for item in line["items"]] == flags
    if "execution" in case:
        assert list(line["execution"].values()) == case["execution"]
    if "points" in case:
        assert [item["score"] for item in line["items"]] == case["points"]
    for note in case.get("notes", ()):
        assert any(note in said for said in line["notes"]), line["notes"]
    assert scored.has_error == case.get("error", False)
    assert all(item["trace"] for item in line["items"])
