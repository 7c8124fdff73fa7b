"""Whether what was written reads as what was meant."""

from __future__ import annotations

from typing import Any

from faheng.forms.targets.mending import mend_name
from faheng.forms.writing.fields import Path, fields_of
from faheng.model.package import Package

_NO_CONTENT = frozenset({"repaired", "text", "rating"})


def changed_fields(meant: Package, read: Package) -> list[Path]:
    """The fields that are missing, say something else, or that nobody filled."""
    first, second = fields_of(meant), fields_of(read)
    changed = [
        path
        for path, field in first.items()
        if path not in second or _content(field.said) != _content(second[path].said)
    ]
    return changed + [path for path in second if path not in first]


def _content(said: Any) -> Any:
    """What a field says, whatever blanks and signs it says it with."""
    if isinstance(said, str):
        # Paragraphs count; blanks inside them are the typesetter's.
        lines = ("".join(line.split()) for line in said.splitlines())
        return "\n".join(line for line in lines if line)
    if isinstance(said, list):
        return [_content(part) for part in said]
    if not isinstance(said, dict):
        return said
    content = {
        key: _content(inner) for key, inner in said.items() if key not in _NO_CONTENT
    }
    if "text" in said and said["kind"] != "quantitative":
        content["text"] = mend_name(said["text"])
    return content
