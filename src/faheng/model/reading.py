"""A package together with what only this reading of the file knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faheng.model.package import Package, Where


@dataclass(frozen=True, slots=True)
class Coverage:
    """Non-blank characters of the source, by where they ended up."""

    fields: int
    labels: int
    unread: int

    @property
    def total(self) -> int:
        return self.fields + self.labels + self.unread


@dataclass(frozen=True, slots=True)
class Reading:
    """A package, and for each path in it the place and printed text it came from.

    A path is a JSON pointer into the package, such as
    ``/budget/tables/0/rows/3/cells/total``. ``origins`` need not be complete: a path
    without an entry has the place of the nearest part above it.
    """

    package: Package
    origins: Mapping[str, Where] = field(default_factory=dict)
    coverage: Coverage | None = None

    def where(self, path: str) -> Where:
        """The place a path came from, else the nearest above it, else the first in it."""
        above = path
        while above:
            place = self.origins.get(above) or self._own_place(above)
            if place is not None:
                return place
            above = above.rpartition("/")[0]
        inside = (
            place
            for known, place in self.origins.items()
            if known.startswith(f"{path}/")
        )
        return next(inside, Where())

    def printed(self, path: str) -> str | None:
        """What stood there, to the letter, if this reading knows it."""
        place = self.origins.get(path)
        return place.quote if place is not None else None

    def _own_place(self, path: str) -> Where | None:
        """The place a part of the package carries itself."""
        part: object = self.package
        for step in path.strip("/").split("/"):
            if isinstance(part, tuple):
                part = part[int(step)] if int(step) < len(part) else None
            elif isinstance(part, dict):
                part = part.get(step)
            else:
                part = getattr(part, step, None)
        place = getattr(part, "where", None)
        return place if isinstance(place, Where) and place != Where() else None
