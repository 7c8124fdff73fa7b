"""Where the demo's words and figures stand, and how they are read: strictly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faheng.rulebook.nodes import NodeReader, compose_file

CONTENT = Path(__file__).parent / "content"


def read_entry(
    file: Path, *, required: frozenset[str], allowed: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The entries of a file; unknown, missing and repeated keys are errors."""
    reader = NodeReader(file)
    parts = reader.fields(compose_file(file), required=required, allowed=allowed)
    return {key: reader.plain(node) for key, node in parts.items()}


def read_list(file: Path) -> tuple[Mapping[str, Any], ...]:
    """The entries of a file that is a list."""
    entries: tuple[Mapping[str, Any], ...] = NodeReader(file).plain(compose_file(file))
    return entries


def of_year(value: Any, year: int) -> Any:
    """What holds in a year: the value itself, or its entry where years are told apart."""
    return value.get(str(year)) if isinstance(value, Mapping) else value
