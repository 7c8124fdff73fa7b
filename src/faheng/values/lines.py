"""Values by the line: JSON lines in, one VALUE a line out, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from faheng.values.grammar import parse_value

_TEXTS = ("indicator", "sign_column", "unit_column", "level1", "level2")


class BadLineError(ValueError):
    """A line that is no question about a value; says which and why."""

    def __init__(self, line_number: int, message: str) -> None:
        super().__init__(f"第 {line_number} 行：{message}")
        self.line_number = line_number
        self.message = message


def read_lines(lines: Iterable[str]) -> Iterator[str]:
    """One JSON line, without its end, for each line that is not blank."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield encode(parse_value(**_question(number, line)).as_json())


def _question(number: int, line: str) -> dict[str, Any]:
    """The arguments a line holds; keys of other programs are left alone."""
    try:
        row = json.loads(line.lstrip("\ufeff") if number == 1 else line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(number, "不是有效的 JSON，请核实这一行") from error
    if not isinstance(row, dict):
        raise BadLineError(number, '应是一个 JSON 对象，例如 {"value": "≥95%"}')
    text = row.get("value")
    if not isinstance(text, str):
        raise BadLineError(number, "缺少文字类型的 value，请补上指标值")
    question: dict[str, Any] = {"text": text}
    for key in _TEXTS:
        cell = row.get(key)
        if cell is not None and not isinstance(cell, str):
            raise BadLineError(number, f"{key} 应是文字或 null")
        question[key] = cell
    year = row.get("year")
    if year is not None and (type(year) is not int or not 1 <= year <= 9998):
        raise BadLineError(number, "year 应是四位整数，例如 2024")
    question["year"] = year
    doubled = row.get("doubled")
    if doubled is not None and type(doubled) is not bool:
        raise BadLineError(number, "doubled 应是 true 或 false")
    question["doubled"] = bool(doubled)
    return question
