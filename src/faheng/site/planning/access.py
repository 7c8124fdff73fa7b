"""Which objects a person can reach: one function a kind, and a stranger gets 404."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.permissions import Person, memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, Round


def declarations_for(person: Person) -> QuerySet[Declaration]:
    """The declarations a person may see.

    In the bureau: all of it, or those of the sections they work in. From outside, the
    treasury and the levels above see what has been sent to the treasury, and from then on.
    """
    reach = Q(pk__in=[])
    for membership in memberships_of(person):
        role = Role(membership.role)
        rights = RIGHTS[role]
        if Right.SEE_WHOLE_BUREAU in rights:
            reach |= Q(bureau=membership.bureau_id)
        elif rights & {Right.EDIT_DECLARATIONS, Right.AGREE_FOR_SECTION}:
            reach |= Q(project__section=membership.section_id)
        if Right.REVIEW_FOR_TREASURY in rights:
            reach |= Q(bureau__treasury=membership.bureau_id) & _SENT
        elif Right.SEE_SUBORDINATES in rights:
            reach |= (
                Q(bureau__parent=membership.bureau_id)
                | Q(bureau__parent__parent=membership.bureau_id)
            ) & _SENT
    return Declaration.objects.filter(reach)


_SENT = Q(state__in=sorted(SEEN_BY_THE_TREASURY)) | Q(round=Round.SECOND)


def declaration_for(person: Person, pk: int) -> Declaration:
    """One declaration, or 404 for whoever may not see it."""
    found = (
        declarations_for(person)
        .select_related("project__section", "bureau__treasury", "budget_year")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def years_for(person: Person) -> QuerySet[BudgetYear]:
    """The budget years of the bureaus a person works in, or watches from outside."""
    own = {
        membership.bureau_id
        for membership in memberships_of(person)
        if RIGHTS[Role(membership.role)] - {Right.MANAGE_PEOPLE}
    }
    reach = Q(bureau__in=own)
    for membership in memberships_of(person):
        rights = RIGHTS[Role(membership.role)]
        if Right.REVIEW_FOR_TREASURY in rights:
            reach |= Q(bureau__treasury=membership.bureau_id)
        elif Right.SEE_SUBORDINATES in rights:
            reach |= Q(bureau__parent=membership.bureau_id)
            reach |= Q(bureau__parent__parent=membership.bureau_id)
    return BudgetYear.objects.filter(reach).select_related("bureau")


def year_for(person: Person, pk: int) -> BudgetYear:
    """One budget year, or 404."""
    found = years_for(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def own_bureau_of(person: User, right: Right) -> Bureau:
    """The bureau in which a person holds a right; 404 for who holds it nowhere."""
    for membership in memberships_of(person):
        if right in RIGHTS[Role(membership.role)]:
            return membership.bureau
    raise Http404
