"""The JSON Schemas of what the commands print, from the models themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from faheng.api.monitoring import Monitored
from faheng.api.scoring import Scores
from faheng.model.package import Package
from faheng.review.finding import Review
from faheng.review.summaries.contract import SummaryLines
from faheng.values.value import Value

_PRINTED: dict[str, type] = {
    "package": Package,
    "review": Review,
    "summary": SummaryLines,
    "score": Scores,
    "monitor": Monitored,
    "value": Value,
}


def schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of output, by its name."""
    return {
        name: TypeAdapter(model).json_schema(by_alias=True, mode="serialization")
        for name, model in _PRINTED.items()
    }


def write_schemas(folder: Path) -> None:
    """Write ``NAME.json`` for each into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
