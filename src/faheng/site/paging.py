"""Lists in pages that start after a row instead of counting from the first.

The millionth page costs what the first one does, and a row added meanwhile moves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows, and the keys that lead on: ``?before=`` and ``?after=``; ``None`` at an end."""

    rows: list[Row]
    before: int | None
    after: int | None


def page_of(
    rows: QuerySet[Row], asked: Mapping[str, str], size: int = SIZE
) -> Page[Row]:
    """The page of rows, in the order of their keys, that a query string asks for."""
    after, before = _key(asked.get("after")), _key(asked.get("before"))
    if before is not None:
        found = list(rows.filter(pk__lt=before).order_by("-pk")[: size + 1])
        shown = found[:size][::-1]
        earlier, later = len(found) > size, True
    else:
        start = rows if after is None else rows.filter(pk__gt=after)
        found = list(start.order_by("pk")[: size + 1])
        shown = found[:size]
        earlier, later = after is not None, len(found) > size
    return Page(
        rows=shown,
        before=shown[0].pk if shown and earlier else None,
        after=shown[-1].pk if shown and later else None,
    )


def _key(text: str | None) -> int | None:
    """A key as typed in an address; nonsense begins at the first page."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 18:
        return None
    return int(text)
