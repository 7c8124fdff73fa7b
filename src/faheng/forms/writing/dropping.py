"""A package without the fields a form cannot hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from faheng.forms.writing.fields import Path
from faheng.model.package import Package

_NO_FIELD = frozenset({"category", "stage"})


def without(package: Package, paths: Iterable[Path]) -> Package:
    """The same package with these fields blank; parts with nothing left are gone."""
    content = package.model_dump(mode="json", by_alias=True)
    for path in paths:
        _blank(content, path)
    for name in ("declarations", "evaluations", "monitoring"):
        content[name] = [part for part in content[name] if _says_something(part)]
    for name in ("department_targets", "budget"):
        if content[name] is not None and not _says_something(content[name]):
            content[name] = None
    return Package.model_validate_json(json.dumps(content, ensure_ascii=False))


def _blank(content: Any, path: Path) -> None:
    part = content
    for at, step in enumerate(path[:-1]):
        if step == "sources":
            source, term = path[at + 1], path[-1]
            for entry in part["sources"]:
                if entry["source"] == source:
                    entry[term] = None
            part["sources"] = [
                entry
                for entry in part["sources"]
                if entry["annual"] is not None or entry["medium_term"] is not None
            ]
            return
        if isinstance(step, int) and step >= len(part):
            return
        part = part[step]
        if part is None:
            return
    last = path[-1]
    if isinstance(last, str) and isinstance(part, dict) and last in part:
        part[last] = [] if isinstance(part[last], list) else None


def _says_something(part: Any) -> bool:
    if isinstance(part, dict):
        return any(
            _says_something(inner)
            for name, inner in part.items()
            if name not in _NO_FIELD and name != "where"
        )
    if isinstance(part, list):
        return any(map(_says_something, part))
    return part is not None
