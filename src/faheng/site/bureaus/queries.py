"""What the pages of people and bureaus show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.roles import Role


def in_force() -> Q:
    """Memberships in force today."""
    today = timezone.localdate()
    return Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))


def home_of(person: User) -> Bureau | None:
    """The bureau whose trail tells of the account: of the first role in force, else the last."""
    held = person.memberships.select_related("bureau").order_by("pk")
    membership = held.filter(in_force()).first() or held.last()
    return None if membership is None else membership.bureau


def people_found(
    people: QuerySet[User],
    bureaus: QuerySet[Bureau],
    *,
    words: str = "",
    bureau: int | None = None,
    role: Role | None = None,
    active: bool | None = True,
) -> QuerySet[User]:
    """Those among ``people`` a search means; ``role`` is one held in ``bureaus`` today."""
    if active is not None:
        people = people.filter(is_active=active)
    for word in words.split():
        people = people.filter(Q(name__icontains=word) | Q(username__icontains=word))
    if bureau is not None or role is not None:
        held = Membership.objects.filter(
            in_force(), user=OuterRef("pk"), bureau__in=bureaus
        )
        if bureau is not None:
            held = held.filter(bureau=bureau)
        if role is not None:
            held = held.filter(role=role)
        people = people.filter(Exists(held))
    return people


@dataclass(frozen=True)
class Listed:
    """A person in a list, with the roles held today in the bureaus looked after."""

    person: User
    roles: list[Membership]


def with_roles(people: list[User], bureaus: QuerySet[Bureau]) -> list[Listed]:
    """What the people of one page hold in ``bureaus`` today."""
    ours = set(bureaus.values_list("pk", flat=True))
    roles: dict[int, list[Membership]] = {person.pk: [] for person in people}
    held = Membership.objects.filter(in_force(), user__in=people)
    for membership in held.select_related("bureau", "section").order_by("pk"):
        # Not asked of the database, which would begin at the bureau, the longer list.
        if membership.bureau_id in ours:
            roles[membership.user_id].append(membership)
    return [Listed(person, roles[person.pk]) for person in people]


@dataclass(frozen=True)
class Branch:
    """A bureau in its tree; ``depth`` counts from the highest one shown."""

    bureau: Bureau
    depth: int


def tree_of(bureaus: Iterable[Bureau]) -> list[Branch]:
    """Each bureau after the one above it, in the order they were added."""
    below: dict[int | None, list[Bureau]] = {}
    shown = list(bureaus)
    known = {bureau.pk for bureau in shown}
    for bureau in shown:
        above = bureau.parent_id if bureau.parent_id in known else None
        below.setdefault(above, []).append(bureau)

    def walk(above: int | None, depth: int) -> Iterable[Branch]:
        for bureau in below.get(above, []):
            yield Branch(bureau, depth)
            yield from walk(bureau.pk, depth + 1)

    return list(walk(None, 0))


def bureaus_with_counts(bureaus: QuerySet[Bureau]) -> QuerySet[Bureau]:
    """For the tree: with the finance bureau, and how many hold a role there today."""
    today = timezone.localdate()
    running = Q(memberships__starts_on__lte=today) & (
        Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=today)
    )
    return (
        bureaus.select_related("treasury")
        .annotate(people=Count("memberships__user", filter=running, distinct=True))
        .order_by("pk")
    )


@dataclass(frozen=True)
class PartCount:
    kind: Section.Kind
    number: int


def parts_of(bureau: Bureau) -> list[PartCount]:
    """How many parts of each kind a bureau has."""
    counted = dict(
        bureau.sections.order_by()
        .values_list("kind")
        .annotate(number=Count("pk"))
        .values_list("kind", "number")
    )
    return [PartCount(kind, counted.get(kind.value, 0)) for kind in Section.Kind]
