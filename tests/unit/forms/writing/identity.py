"""Whether two packages say the same, but for where and how it was read."""

from __future__ import annotations

from typing import Any

from faheng.documents.opening import document_of
from faheng.forms.reading import read_form
from faheng.model.package import Package

_OF_THE_READING = frozenset({"source", "where", "unread", "repaired"})


def content_of(package: Package) -> Any:
    """All a package says."""
    return _content(package.model_dump(mode="json", by_alias=True))


def read_again(data: bytes, kind: str) -> Package:
    """What a reader makes of a file."""
    return read_form(document_of(data, f"form.{kind}")).package


def _content(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            name: _content(inner)
            for name, inner in part.items()
            if name not in _OF_THE_READING
        }
    if isinstance(part, list):
        return [_content(inner) for inner in part]
    return part
