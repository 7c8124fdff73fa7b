"""A package without the fields a form cannot hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from faheng.forms.writing.fields import Path
from faheng.model.package import Package

_NO_FIELD = frozenset({"category", "stage"})
# What a part cannot be without: it goes with it.
_NEEDED = frozenset({"title", "id", "unit", "printed", "key"})
_GONE: Any = object()
_TEXTS = frozenset({"text", "section"})


def without(package: Package, paths: Iterable[Path]) -> Package:
    """The same package with these fields blank; parts with nothing left are gone."""
    content = package.model_dump(mode="json", by_alias=True)
    for path in paths:
        _blank(content, path)
    content = _without_gone(content)
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
        if part is None or part is _GONE:
            return
    last = path[-1]
    if last not in part:
        return
    if _is_needed(path):
        _drop_entry(content, path)
    elif isinstance(part[last], list):
        part[last] = []
    else:
        part[last] = "" if last in _TEXTS else None


def _is_needed(path: Path) -> bool:
    is_table = path[:2] == ("budget", "tables")
    is_row_name = is_table and path[-1] == "name"
    is_kind = is_table and path[-1] == "kind"
    in_parts = is_table or "sections" in path
    return in_parts and (path[-1] in _NEEDED or is_row_name or is_kind)


def _drop_entry(content: Any, path: Path) -> None:
    """Take the innermost entry of a list out, leaving its place to be closed later."""
    at = max(at for at, step in enumerate(path) if isinstance(step, int))
    entries = content
    for step in path[:at]:
        entries = entries[step]
    entries[path[at]] = _GONE


def _without_gone(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _without_gone(inner) for name, inner in part.items()}
    if isinstance(part, list):
        return [_without_gone(inner) for inner in part if inner is not _GONE]
    return part


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
