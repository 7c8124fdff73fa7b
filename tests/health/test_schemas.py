"""The published JSON Schemas are those of the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faheng.api.schemas import schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_published_schema_is_current(name: str) -> None:
    published = json.loads((PUBLISHED / f"{name}.json").read_text("utf-8"))
    assert published == schemas()[name], "run bin/generate"


def test_nothing_else_is_published() -> None:
    assert {file.stem for file in PUBLISHED.glob("*.json")} == set(schemas())
