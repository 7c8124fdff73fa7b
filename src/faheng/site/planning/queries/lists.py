"""Lists: declarations by what narrows them, notices with the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.permissions import Person, memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.paging import SIZE, Page, page_of
from faheng.site.planning.access import ways_of_watching, years_for
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import SEEN_BY_THE_TREASURY

Row = TypeVar("Row", bound=Model)
LOOKED_THROUGH = 2_000
"""Declarations looked at for one page of a search."""


def number_of(text: str | None) -> int | None:
    """A key or count as the page sent it; ``None`` for anything else."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 18:
        return None
    return int(text)


@dataclass(frozen=True)
class Latest(Generic[Row]):
    """Rows from the latest on; ``before`` leads to the earlier ones."""

    rows: list[Row]
    before: int | None


def latest_of(rows: QuerySet[Row], before: str, size: int = SIZE) -> Latest[Row]:
    """A page that starts below a key; nonsense begins at the first page."""
    key = number_of(before)
    if key is not None:
        rows = rows.filter(pk__lt=key)
    found = list(rows.order_by("-pk")[: size + 1])
    return Latest(found[:size], found[size - 1].pk if len(found) > size else None)


def inside_bureaus(person: Person) -> set[int]:
    """The bureaus they work in; of others they see what was sent.

    Of who also looks from outside, only where they see the whole bureau: the clerk of one
    section is an outsider to the drafts of the next.
    """
    mixed = looks_from_outside(person)
    return {
        membership.bureau_id
        for membership in memberships_of(person)
        if not mixed or Right.SEE_WHOLE_BUREAU in RIGHTS[Role(membership.role)]
    }


def looks_from_outside(person: Person) -> bool:
    """Whether some role of theirs looks at other bureaus than its own."""
    outside = {Right.REVIEW_FOR_TREASURY, Right.SEE_SUBORDINATES}
    return any(
        RIGHTS[Role(membership.role)] & outside for membership in memberships_of(person)
    )


def years_seen(person: Person) -> list[int]:
    """The years there is something to see of, the latest first."""
    found = years_for(person).order_by().values_list("year", flat=True).distinct()
    return sorted(found, reverse=True)


def sections_seen(person: Person) -> QuerySet[Section]:
    """The sections whose projects a person tells apart: those of their own bureau."""
    return Section.objects.filter(
        bureau__in=inside_bureaus(person), kind=Section.Kind.SECTION
    ).order_by("pk")


def bureaus_seen(person: Person) -> QuerySet[Bureau]:
    """The bureaus a person looks at from outside."""
    reach = reduce(or_, ways_of_watching(person), Q(pk__in=[]))
    return Bureau.objects.filter(reach, kind=Bureau.Kind.JUSTICE).order_by("pk")


def placed(
    declarations: QuerySet[Declaration], asked: Mapping[str, Any]
) -> QuerySet[Declaration]:
    """Those of the bureaus and the year a search means, which indexes find."""
    bureaus = asked["near"] if asked["bureau"] is None else asked["bureau"]
    if bureaus is not None:
        declarations = declarations.filter(bureau__in=bureaus)
    if asked.get("year"):
        declarations = declarations.filter(year=asked["year"])
    return declarations


def narrowed(
    declarations: QuerySet[Declaration], asked: Mapping[str, Any], inside: set[int]
) -> QuerySet[Declaration]:
    """Those a search means besides; what was left blank narrows nothing."""
    if asked.get("state"):
        declarations = declarations.filter(state=asked["state"])
    if asked.get("section"):
        declarations = declarations.filter(project__section=asked["section"])
    for word in str(asked.get("q") or "").split():
        declarations = declarations.filter(project__name__icontains=word)
    if asked.get("faulty"):
        declarations = declarations.filter(seen_as_it_stands(inside), errors__gt=0)
    return declarations


def declarations_page(
    placed_: QuerySet[Declaration],
    narrowed_: QuerySet[Declaration],
    query: Mapping[str, str],
) -> Page[Declaration]:
    """A page of the narrowed ones, for which at most ``LOOKED_THROUGH`` are looked at.

    Where what is sought is rare among very many, a page holds fewer and leads on.
    """
    if query.get("before"):
        keys = placed_.order_by("-pk")
        before = number_of(query["before"])
        keys = keys if before is None else keys.filter(pk__lt=before)
    else:
        keys = placed_.order_by("pk")
        after = number_of(query.get("after"))
        keys = keys if after is None else keys.filter(pk__gt=after)
    seen = list(keys.values_list("pk", flat=True)[:LOOKED_THROUGH])
    if len(seen) < LOOKED_THROUGH:
        return page_of(narrowed_, query)
    end = seen[-1]
    if query.get("before"):
        page = page_of(narrowed_.filter(pk__gte=end), query)
        return page if page.before else Page(page.rows, end, page.after)
    page = page_of(narrowed_.filter(pk__lte=end), query)
    return page if page.after else Page(page.rows, page.before, end)


def seen_as_it_stands(inside: set[int]) -> Q:
    """Of one's own bureau, or sent: not a draft in another's hands."""
    return Q(bureau__in=inside) | Q(state__in=sorted(SEEN_BY_THE_TREASURY))


def is_shown(declaration: Declaration, inside: set[int]) -> bool:
    """Whether the form is seen as it stands; a draft is the business of its own bureau."""
    return declaration.bureau_id in inside or declaration.state in SEEN_BY_THE_TREASURY
