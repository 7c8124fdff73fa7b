"""Values by the line."""

from __future__ import annotations

import json

import pytest

from faheng.values.lines import BadLineError, read_lines


def test_one_line_out_for_each_line_in() -> None:
    lines = [
        '{"value": "≥95%"}\n',
        "\n",
        '{"value": "达标", "indicator": null, "year": 2024, "doubled": false}',
    ]
    out = list(read_lines(lines))
    assert [json.loads(line)["kind"] for line in out] == ["quantitative", "qualitative"]
    assert "≥95%" in out[0]
    assert json.loads(out[0])["number"] == "95"
    assert json.loads(out[1])["readings"] == []


def test_an_ambiguous_line_offers_its_readings() -> None:
    (line,) = read_lines(['{"value": "≥95955及以上"}'])
    value = json.loads(line)
    assert value["comparator"] is None
    assert [reading["number"] for reading in value["readings"]] == ["95", "95955"]


@pytest.mark.parametrize(
    "line",
    [
        "≥95%",
        "[]",
        "{}",
        '{"value": 95}',
        '{"value": "95", "indicator": 3}',
        '{"value": "95", "year": "2024"}',
        '{"value": "95", "year": true}',
        '{"value": "95", "doubled": "是"}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(BadLineError) as caught:
        list(read_lines(['{"value": "1"}', line]))
    assert caught.value.line_number == 2
    assert "第 2 行" in str(caught.value)
