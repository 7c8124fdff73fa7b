"""A package together with what only this reading of the file knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faheng.model.package import Package, Where

# Page, table, row, column, line, quote: what a ``Where`` has, in its order.
Place = tuple[int | None, int | None, int | None, int | None, int | None, str | None]


class Origins(Mapping[str, Where]):
    """Places by path, held small: a large form has hundreds of thousands of them."""

    def __init__(self, places: dict[str, Place] | None = None) -> None:
        self._places = {} if places is None else places

    @classmethod
    def of(cls, places: Mapping[str, Where]) -> Origins:
        """The same from places as the package carries them."""
        return cls(
            {
                path: (
                    *(place.page, place.table, place.row, place.column),
                    *(place.line, place.quote),
                )
                for path, place in places.items()
            }
        )

    def put(self, path: str, place: Place) -> None:
        self._places[path] = place

    def quote(self, path: str) -> str | None:
        """What stood at a path's place, if its place is known."""
        place = self._places.get(path)
        return place[-1] if place is not None else None

    @property
    def places(self) -> Mapping[str, Place]:
        """The same as plain tuples, to be set aside or sent."""
        return self._places

    def __getitem__(self, path: str) -> Where:
        return where_of(self._places[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def where_of(place: Place) -> Where:
    """A place as the package carries it."""
    page, table, row, column, line, quote = place
    return Where(page=page, table=table, row=row, column=column, line=line, quote=quote)


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
    origins: Origins = field(default_factory=Origins)
    coverage: Coverage | None = None

    def where(self, path: str) -> Where:
        """The place a path came from, else the nearest above it, else the first in it."""
        above = path
        while above:
            place = self.origins.get(above) or self._own_place(above)
            if place is not None:
                return place
            above = above.rpartition("/")[0]
        below = (known for known in self.origins if known.startswith(f"{path}/"))
        inside = next(below, None)
        return Where() if inside is None else self.origins[inside]

    def printed(self, path: str) -> str | None:
        """What stood there, to the letter, if this reading knows it."""
        return self.origins.quote(path)

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
