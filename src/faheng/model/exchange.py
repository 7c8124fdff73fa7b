"""Exchange packages in and out of files: one JSON object, an array, or JSON lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from faheng.model.exceptions import InvalidPackageError
from faheng.model.package import SCHEMA, Package
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Kind

_KINDS = get_args(Kind)
_NOT_JSON = "这个 JSON 文件不完整或有语法错误（第 {} 行附近），请重新导出后再试。"
_NOT_A_PACKAGE = "这个 JSON 文件不是交换数据（{schema}），请用 faheng read 导出后再试。"
_TOO_LARGE = "交换数据里的“{}”大得或小得无法打印，请核对后再试。"
# Written out in full, such a number would fill the memory.
_ENDLESS = lazy_pattern(r"[\s\":,\[]([-+]?[\d.]++[eE][-+]?\d{4,})(?=\s*[\",\]}])")
_WRONG_PART = "交换数据第 {nth} 份的“{path}”不合格式（{why}），请核对后再试。"


def is_exchange(data: bytes, name: str) -> bool:
    """Whether a file is meant as exchange data, by its first bytes and its name."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"{", b"[")):
        return False
    return SCHEMA.encode() in head or name.lower().endswith((".json", ".jsonl"))


def load_packages(
    data: bytes, *, name: str, part: tuple[int, int] = (0, 1)
) -> Iterator[Package]:
    """The packages a file holds; ``name`` is the source of one that names none.

    ``part`` is which of how many equal parts of the file is wanted, counted from 0.
    Raises ``InvalidPackageError`` with one sentence.
    """
    unnamed = {
        "file": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "format": "json",
        "layout": "generic",
        "confidence": "1.00",
    }
    entries, read = _contents(data)
    at, parts = part
    begin, end = (len(entries) * place // parts for place in (at, at + 1))
    for nth, entry in enumerate(entries[begin:end], start=begin + 1):
        if isinstance(entry, str) and (package := _complete(entry)) is not None:
            yield package
            continue
        content = read(entry)
        if not isinstance(content, dict) or content.get("schema") != SCHEMA:
            raise InvalidPackageError(_NOT_A_PACKAGE.format(schema=SCHEMA))
        whole = {**content, "source": content.get("source") or unnamed}
        try:
            yield Package.model_validate_json(json.dumps(_as_we_write(whole)))
        except ValidationError as why:
            first = why.errors(include_url=False, include_input=False)[0]
            path = ".".join(str(step) for step in first["loc"])
            raise InvalidPackageError(
                _WRONG_PART.format(nth=nth, path=path, why=first["type"])
            ) from None


def _as_we_write(part: Any, *, blanks_count: bool = False) -> Any:
    """What other programs leave out or write as null, where it means the same.

    A null among a table's cells is a blank cell and stays.
    """
    if isinstance(part, list):
        return [_as_we_write(item) for item in part]
    if not isinstance(part, dict):
        return part
    told = {
        name: _as_we_write(item, blanks_count=name == "cells")
        for name, item in part.items()
        if item is not None or blanks_count
    }
    return {"text": "", **told} if told.get("kind") in _KINDS else told


def _complete(line: str) -> Package | None:
    """The package of a line that says all of it, read in one step; most do."""
    try:
        package = Package.model_validate_json(line)
    except ValidationError:
        return None
    return package if "schema_" in package.model_fields_set else None


def _contents(data: bytes) -> tuple[Sequence[Any], Callable[[Any], Any]]:
    """The entries of a file in order, and what makes each a JSON value."""
    try:
        text = data.decode("utf-8-sig")
        if (endless := _ENDLESS.search(text)) is not None:
            raise InvalidPackageError(_TOO_LARGE.format(endless[1]))
        try:
            whole = json.loads(text)
        except json.JSONDecodeError as why:
            # Several objects, one a line, break off where the second begins.
            if why.msg != "Extra data":
                raise
            return [line for line in text.split("\n") if line.strip()], _json_of
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as why:
        raise _no_json(why) from None
    return whole if isinstance(whole, list) else [whole], lambda value: value


def _json_of(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as why:
        raise _no_json(why) from None


def _no_json(why: Exception) -> InvalidPackageError:
    line = why.lineno if isinstance(why, json.JSONDecodeError) else 1
    return InvalidPackageError(_NOT_JSON.format(line))
