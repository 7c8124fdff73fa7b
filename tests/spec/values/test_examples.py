"""The grammar of indicator values, example by example.

Each YAML file beside this one maps a title to examples: what is ``written``, the row it
stands in, and what it ``means`` as [sign, number, unit]; an ambiguous value lists its
``readings`` in order, or only says ``ambiguous``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from faheng.values.grammar import parse_value
from faheng.values.value import Value

HERE = Path(__file__).parent
ROW = ("indicator", "sign_column", "unit_column", "level1", "level2", "year", "doubled")
SIGNS = {"≥": ">=", "≤": "<=", "<": "<", ">": ">", "=": "=", "range": "range"}
KEYS = {"written", "means", "readings", "ambiguous", "kind", "period", "per", "max"} | {
    "deadline",
    "parts",
    "repaired",
    *ROW,
}


def examples() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yml")):
        for title, rows in yaml.safe_load(path.read_text("utf-8")).items():
            for row in rows:
                found.append(pytest.param(row, id=f"{title}：{row['written']}"))
    return found


def triple(written: list[Any]) -> tuple[str, Decimal | None, str | None]:
    sign, number, unit = written
    return SIGNS[sign], None if number is None else Decimal(number), unit


def said(value: Value) -> tuple[str | None, Decimal | None, str | None]:
    return value.comparator, value.number, value.unit


@pytest.mark.parametrize("example", examples())
def test_value_means_what_an_officer_reads(example: dict[str, Any]) -> None:
    assert set(example) <= KEYS
    row = {key: example[key] for key in ROW if key in example}
    value = parse_value(example["written"], **row)
    if "means" in example:
        assert value.kind == "quantitative"
        assert said(value) == triple(example["means"])
        assert value.number_max == (
            Decimal(example["max"]) if "max" in example else None
        )
        assert value.period == example.get("period")
        assert value.per == example.get("per")
        deadline = example.get("deadline")
        assert deadline is None or isinstance(deadline, date)
        assert value.deadline == deadline
        assert [said(part) for part in value.parts] == [
            triple(part) for part in example.get("parts", [])
        ]
    elif "readings" in example or example.get("ambiguous"):
        assert value.kind == "ambiguous"
        assert len(value.readings) >= 2
        assert said(value) == (None, None, None)
        if "readings" in example:
            assert [said(reading) for reading in value.readings] == [
                triple(reading) for reading in example["readings"]
            ]
    else:
        assert value.kind == example["kind"]
        assert value.period == example.get("period")
    if "repaired" in example:
        assert value.repaired is not None
        assert example["repaired"] in value.repaired
    else:
        assert value.repaired is None
    assert value.text == example["written"]
