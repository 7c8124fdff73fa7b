"""Whether what was written reads as what was meant."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from faheng.documents.composing.cleaning import clean_text
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.values import settled
from faheng.forms.writing.fields import Path, fields_of
from faheng.forms.writing.writers import FOLLOWS
from faheng.model.package import Package
from faheng.values.value import Value

_NO_CONTENT = frozenset({"repaired", "text", "rating"})


def changed_fields(meant: Package, read: Package) -> list[Path]:
    """The fields that are missing, say something else, or that nobody filled."""
    first, second = _contents(meant), _contents(read)
    changed = [path for path, said in first.items() if second.get(path) != said]
    return changed + [path for path in second if path not in first]


def _contents(package: Package) -> dict[Path, Any]:
    """What the fields say; one of nothing that can be seen says nothing."""
    return {
        path: content
        for path, field in fields_of(package).items()
        if path[-1] not in FOLLOWS and (content := _content(field.said)) != ""
    }


def _content(said: Any) -> Any:
    """What a field says, whatever blanks and signs it says it with."""
    if isinstance(said, str):
        # Paragraphs count; blanks inside them are the typesetter's.
        lines = ("".join(line.split()) for line in clean_text(said).splitlines())
        return "\n".join(line for line in lines if line)
    if isinstance(said, list):
        return [_content(part) for part in said]
    if not isinstance(said, dict):
        return said
    if said.get("readings"):
        said = _settled(said)
    content = {
        key: _content(inner) for key, inner in said.items() if key not in _NO_CONTENT
    }
    if "text" in said and said["kind"] != "quantitative":
        content["text"] = mend_name(clean_text(said["text"]))
    return content


def _settled(said: dict[str, Any]) -> dict[str, Any]:
    """A value that stood in no row yet, as the reader of its row takes it."""
    return settled(_values().validate_python(said)).as_json()


@cache
def _values() -> TypeAdapter[Value]:
    return TypeAdapter(Value)
