"""The filled fields of a package: each by its path, and by the kind of field it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from faheng.model.package import Package

# Where a package came from, and what its reader made of it, no form prints.
_OUTSIDE = frozenset({"schema", "source", "unread", "where"})
_WHOLE = frozenset({"payment_plan", "goals"})
_BY_SOURCE = "sources"

Step = str | int
Path = tuple[Step, ...]


class Field(NamedTuple):
    """One filled field: where it stands, and what it says."""

    path: Path
    said: Any

    @property
    def kind(self) -> str:
        """The same for all of its kind: ``declarations.indicators.weight``."""
        return ".".join(step for step in self.path if isinstance(step, str))


def fields_of(package: Package) -> dict[Path, Field]:
    """All that is filled, in the package's order."""
    content = package.model_dump(mode="json", by_alias=True)
    return {field.path: field for field in _filled(content, ())}


def _filled(part: Any, path: Path) -> Iterator[Field]:
    if part is None or part == "":
        return
    if isinstance(part, dict) and not _is_value(part):
        for name, inner in part.items():
            if name not in _OUTSIDE:
                yield from _filled(inner, (*path, name))
    elif isinstance(part, list) and path[-1] == _BY_SOURCE:
        for entry in part:
            place = (*path, entry["source"])
            for term in ("annual", "medium_term"):
                yield from _filled(entry[term], (*place, term))
    elif isinstance(part, list) and path[-1] not in _WHOLE:
        for index, inner in enumerate(part):
            yield from _filled(inner, (*path, index))
    elif part != []:
        yield Field(path, part)


def _is_value(part: dict[str, Any]) -> bool:
    return "readings" in part and "comparator" in part
