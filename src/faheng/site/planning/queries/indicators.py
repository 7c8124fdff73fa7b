"""Indicators over many declarations, in pages that cost the same however many there are.

A page goes through declarations in the order of their keys, a bounded number at a time,
and through their indicators; where words are sought that are rare, it may hold fewer
rows than fit and lead on to where it stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import declarations_for
from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.queries.lists import inside_bureaus, placed
from faheng.site.planning.states import SEEN_BY_THE_TREASURY

SIZE = 50
WINDOW = 100
"""Declarations looked through for one page."""


@dataclass(frozen=True)
class Place:
    """An indicator's place in the order of all: its declaration, position and key."""

    declaration: int
    position: int = 0
    key: int = 0

    @classmethod
    def typed(cls, text: str) -> Place | None:
        parts = text.split("-")
        if len(parts) != 3 or not all(
            part.isascii() and part.isdigit() and len(part) < 19 for part in parts
        ):
            return None
        return cls(*map(int, parts))

    def __str__(self) -> str:
        return f"{self.declaration}-{self.position}-{self.key}"


@dataclass(frozen=True)
class IndicatorPage:
    """The rows, and the place the next page starts after; ``None`` at the end."""

    rows: list[Indicator]
    after: Place | None


def indicators_found(
    person: Person, asked: dict[str, Any], after: Place | None
) -> IndicatorPage:
    """The next indicators a search means, of the declarations a person may see."""
    window = _window(person, asked, after)
    rows = list(_rows(asked, window, after)[: SIZE + 1])
    if len(rows) > SIZE:
        last = rows[SIZE - 1]
        return IndicatorPage(
            rows[:SIZE], Place(last.declaration_id, last.position, last.pk)
        )
    # Everything in this window was seen; another may follow.
    further = Place(window[-1] + 1) if len(window) == WINDOW else None
    return IndicatorPage(rows, further)


def _window(person: Person, asked: dict[str, Any], after: Place | None) -> list[int]:
    """The declarations whose indicators are looked through for this page."""
    seen: QuerySet[Declaration] = declarations_for(person)
    # From outside, a form that went back into the bureau is not seen as it stands.
    seen = seen.filter(
        Q(bureau__in=inside_bureaus(person)) | Q(state__in=sorted(SEEN_BY_THE_TREASURY))
    )
    seen = placed(seen, asked)
    if after is not None:
        seen = seen.filter(pk__gte=after.declaration)
    return list(seen.order_by("pk").values_list("pk", flat=True)[:WINDOW])


def _rows(
    asked: dict[str, Any], window: list[int], after: Place | None
) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(declaration__in=window)
    if after is not None:
        rows = rows.filter(
            Q(declaration__gt=after.declaration)
            | Q(declaration=after.declaration, position__gt=after.position)
            | Q(
                declaration=after.declaration,
                position=after.position,
                pk__gt=after.key,
            )
        )
    if asked.get("level1"):
        rows = rows.filter(level1__startswith=asked["level1"])
    for word in str(asked.get("q") or "").split():
        rows = rows.filter(Q(name__icontains=word) | Q(target__icontains=word))
    return rows.select_related(
        "declaration__project__section", "declaration__bureau"
    ).order_by("declaration_id", "position", "pk")
