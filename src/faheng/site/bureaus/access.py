"""Which people, roles and parts of bureaus a person can reach; a stranger gets 404."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.permissions import (
    Person,
    administered_bureaus,
    bureaus_where,
)
from faheng.site.bureaus.roles import Right


def bureaus_for(viewer: Person) -> QuerySet[Bureau]:
    """The bureaus a person looks after; 404 for who looks after none."""
    if not bureaus_where(viewer, Right.MANAGE_PEOPLE):
        raise Http404
    return administered_bureaus(viewer)


def bureau_for(viewer: Person, pk: int) -> Bureau:
    """One bureau they look after, or 404."""
    found = (
        bureaus_for(viewer).select_related("parent", "treasury").filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    return found


def people_for(viewer: Person) -> QuerySet[User]:
    """Everybody who holds or held a role in a bureau they look after."""
    held = Membership.objects.filter(
        user=OuterRef("pk"), bureau__in=bureaus_for(viewer)
    )
    # Asked person by person, a page of a long list is found without reading all of it.
    return User.objects.filter(Exists(held))


def person_for(viewer: Person, pk: int) -> User:
    """One of these people, or 404."""
    found = people_for(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def membership_for(viewer: Person, pk: int) -> Membership:
    """A role held in a bureau they look after, or 404."""
    found = (
        Membership.objects.filter(bureau__in=bureaus_for(viewer))
        .select_related("user", "bureau", "section")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def section_for(viewer: Person, pk: int) -> Section:
    """A part of a bureau they look after, or 404."""
    found = (
        Section.objects.filter(bureau__in=bureaus_for(viewer))
        .select_related("bureau")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found
