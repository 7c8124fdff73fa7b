"""Lists: declarations by what narrows them, notices with the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Model,
    Q,
    QuerySet,
    Sum,
    When,
)

from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.permissions import Person, memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.paging import SIZE
from faheng.site.planning.access import years_for
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, State

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Latest(Generic[Row]):
    """Rows from the latest on; ``before`` leads to the earlier ones."""

    rows: list[Row]
    before: int | None


def latest_of(rows: QuerySet[Row], before: str, size: int = SIZE) -> Latest[Row]:
    """A page that starts below a key; nonsense begins at the first page."""
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk")[: size + 1])
    return Latest(found[:size], found[size - 1].pk if len(found) > size else None)


def inside_bureaus(person: Person) -> set[int]:
    """The bureaus they work in; of others they see what was sent."""
    return {membership.bureau_id for membership in memberships_of(person)}


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
    reach = Q(pk__in=[])
    for membership in memberships_of(person):
        rights = RIGHTS[Role(membership.role)]
        if Right.REVIEW_FOR_TREASURY in rights:
            reach |= Q(treasury=membership.bureau_id)
        elif Right.SEE_SUBORDINATES in rights:
            reach |= Q(parent=membership.bureau_id)
            reach |= Q(parent__parent=membership.bureau_id)
    return Bureau.objects.filter(reach, kind=Bureau.Kind.JUSTICE).order_by("pk")


def narrowed(
    declarations: QuerySet[Declaration], asked: Mapping[str, Any], inside: set[int]
) -> QuerySet[Declaration]:
    """Those a search means; what was left blank narrows nothing."""
    if asked.get("bureau") not in (None, ""):
        declarations = declarations.filter(bureau__in=asked["bureau"])
    if asked.get("year"):
        declarations = declarations.filter(year=asked["year"])
    if asked.get("state"):
        declarations = declarations.filter(state=asked["state"])
    if asked.get("section"):
        declarations = declarations.filter(project__section=asked["section"])
    for word in str(asked.get("q") or "").split():
        declarations = declarations.filter(project__name__icontains=word)
    if asked.get("faulty"):
        declarations = declarations.filter(_seen_as_it_stands(inside), errors__gt=0)
    return declarations


def _seen_as_it_stands(inside: set[int]) -> Q:
    return Q(bureau__in=inside) | Q(state__in=sorted(SEEN_BY_THE_TREASURY))


def is_shown(declaration: Declaration, inside: set[int]) -> bool:
    """Whether the form is seen as it stands; a draft is the business of its own bureau."""
    return declaration.bureau_id in inside or declaration.state in SEEN_BY_THE_TREASURY


@dataclass(frozen=True)
class Money:
    """Declarations counted, with what they ask for and what they were given."""

    count: int = 0
    declared: Decimal = Decimal("0.00")
    control: Decimal = Decimal("0.00")
    errors: int = 0


@dataclass(frozen=True)
class Desk:
    """What lies in one state."""

    state: State
    money: Money


def shown_amount(inside: set[int]) -> Case:
    """The declared money; of a draft in another's hands, the control number it keeps to."""
    return Case(
        When(_seen_as_it_stands(inside), then=F("annual")),
        default=F("control_amount"),
        output_field=BigIntegerField(),
    )


def by_state(declarations: QuerySet[Declaration], inside: set[int]) -> list[Desk]:
    """What lies where, in the order of the circle; empty desks left out."""
    rows = {
        row["state"]: Money(
            row["count"],
            _yuan(row["declared"]),
            row["control"] or Decimal("0.00"),
            row["faults"] or 0,
        )
        for row in declarations.order_by()
        .values("state")
        .annotate(
            count=Count("pk"),
            declared=Sum(shown_amount(inside)),
            control=Sum("control_amount"),
            faults=Sum("errors"),
        )
    }
    return [Desk(state, rows[state]) for state in State if state in rows]


def added_up(desks: list[Desk]) -> Money:
    """All desks together."""
    return Money(
        sum(desk.money.count for desk in desks),
        sum((desk.money.declared for desk in desks), Decimal("0.00")),
        sum((desk.money.control for desk in desks), Decimal("0.00")),
        sum(desk.money.errors for desk in desks),
    )


def _yuan(fen: int | None) -> Decimal:
    return Decimal(fen or 0) / 100
