"""Whether two packages say the same, but for where and how it was read."""

from __future__ import annotations

from typing import Any

from faheng.documents.opening import document_of
from faheng.forms.reading import read_form
from faheng.model.package import Package

_OF_THE_READING = frozenset({"source", "where", "unread", "repaired"})


_IN_COLUMNS = frozenset({"mof-core-2021"})
"""Their values stand apart, in sign, number and unit, and lose the words around them."""


def content_of(package: Package) -> Any:
    """All a package says."""
    of_the_reading = _OF_THE_READING
    if package.source.layout in _IN_COLUMNS:
        of_the_reading |= {"text"}
    return _content(package.model_dump(mode="json", by_alias=True), of_the_reading)


def read_again(data: bytes, kind: str) -> Package:
    """What a reader makes of a file."""
    return read_form(document_of(data, f"form.{kind}")).package


def _content(part: Any, of_the_reading: frozenset[str]) -> Any:
    if isinstance(part, dict):
        without = of_the_reading
        if part.get("kind") != "quantitative":
            without = _OF_THE_READING
        return {
            name: _content(inner, of_the_reading)
            for name, inner in part.items()
            if name not in without
        }
    if isinstance(part, list):
        return [_content(inner, of_the_reading) for inner in part]
    return part
