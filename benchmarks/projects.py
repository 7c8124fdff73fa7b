"""`faheng review` of exchange packages: indicators a second, and growth.

    bin/bench projects                     1,000 and 10,000 projects
    python -m benchmarks.projects 100000   and so many, once

Whole processes over one file of packages, one a line; the bar is 8,000 indicators a
second on two cores, and time in proportion. Frictionless, for comparison, checks types
and constraints of the same indicators as rows of CSV, which is far less than a review.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._bureaus import INDICATORS, PROJECTS, write_packages
from benchmarks._processes import faheng, medians, python

_FRICTIONLESS = """
import sys
from frictionless import Resource, Schema
schema = Schema.from_descriptor(sys.argv[2])
report = Resource(path=sys.argv[1], schema=schema).validate(limit_errors=10)
print(report.valid, report.stats)
"""
_SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "bureau", "type": "string", "constraints": {"required": True}},
        {"name": "year", "type": "year"},
        {"name": "project", "type": "string", "constraints": {"required": True}},
        {
            "name": "level1",
            "type": "string",
            "constraints": {"enum": ["产出指标", "效益指标", "满意度指标"]},
        },
        {"name": "level2", "type": "string", "constraints": {"required": True}},
        {"name": "name", "type": "string", "constraints": {"required": True}},
        {"name": "comparator", "type": "string"},
        {"name": "number", "type": "number", "constraints": {"minimum": 0}},
        {"name": "unit", "type": "string", "constraints": {"maxLength": 8}},
        {"name": "deadline", "type": "date"},
        {"name": "text", "type": "string", "constraints": {"required": True}},
        {
            "name": "weight",
            "type": "number",
            "constraints": {"minimum": 0, "maximum": 100},
        },
    ],
    "missingValues": [""],
}


def main() -> None:
    """Measure, and print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write_packages(folder / "1000.jsonl", 1_000)
        large = write_packages(folder / "10000.jsonl", 10_000)
        rows = _as_rows(large, folder / "10000.csv")
        schema = folder / "schema.json"
        schema.write_text(json.dumps(_SCHEMA, ensure_ascii=False), "utf-8")
        took = medians(
            {
                "small": _review(small),
                "large": _review(large),
                "frictionless": python(_FRICTIONLESS, rows, schema),
            }
        )
        _print_speed("review of 1,000 projects", 1_000, took["small"])
        _print_speed("review of 10,000 projects", 10_000, took["large"])
        print(
            f"10,000 to 1,000 projects          {took['large'] / took['small']:6.2f} times"
        )
        print(f"frictionless, types of 10,000     {took['frictionless']:6.2f} s")
        print(
            f"ratio to frictionless             {took['large'] / took['frictionless']:6.2f} times its time"
        )
        for argument in sys.argv[1:]:
            count = int(argument)
            file = write_packages(folder / f"{count}.jsonl", count)
            seconds = medians({"once": _review(file)}, runs=1, warm_up=False)["once"]
            _print_speed(f"review of {count:,} projects", count, seconds)
            ratio = seconds / took["large"] / (count / 10_000)
            print(f"against 10,000 in proportion      {ratio:6.2f} times")


def _review(file: Path) -> list[str]:
    out = file.with_suffix(".review.jsonl")
    return faheng("review", file, "--format", "json", "-o", out)


def _as_rows(packages: Path, file: Path) -> Path:
    """The indicators of packages as rows of CSV."""
    names = [field["name"] for field in _SCHEMA["fields"]]
    with packages.open(encoding="utf-8") as lines, file.open("w", newline="") as out:
        writer = csv.DictWriter(out, names, extrasaction="ignore")
        writer.writeheader()
        for line in lines:
            package = json.loads(line)
            for declaration in package["declarations"]:
                for indicator in declaration["indicators"]:
                    writer.writerow(
                        {
                            **indicator["target"],
                            **indicator,
                            "bureau": package["bureau"]["name"],
                            "year": package["year"],
                            "project": declaration["project"]["name"],
                        }
                    )
    return file


def _print_speed(label: str, projects: int, seconds: float) -> None:
    indicators = -(-projects // PROJECTS) * INDICATORS
    print(f"{label:<33} {seconds:6.2f} s {indicators / seconds:8,.0f} indicators/s")


if __name__ == "__main__":
    main()
