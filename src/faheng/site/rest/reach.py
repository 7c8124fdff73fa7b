"""What a token's role sees of a declaration: from outside, only what was sent out."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from faheng.model.package import Package
from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.permissions import Person, memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.exceptions import NotNowError
from faheng.site.planning.access import declarations_for, is_inside, years_for
from faheng.site.planning.models import Declaration, Project, Step, Version
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, State
from faheng.site.planning.written import package_for


def is_live(person: Person, declaration: Declaration) -> bool:
    """Whether they see the form as it stands: it lies with them, or they work there."""
    return is_inside(person, declaration) or (
        State(declaration.state) in SEEN_BY_THE_TREASURY
    )


def check_is_live(person: Person, declaration: Declaration) -> None:
    """Raise for who looks from outside at a form that is back in its bureau."""
    if not is_live(person, declaration):
        raise PermissionDenied(
            "这份申报已回到填报单位修改，只能查看报出的版本（package）。"
        )


def package_seen(person: Person, declaration: Declaration) -> Package:
    """The form as they see it; from outside, one that is back in its bureau as last sent."""
    found = package_for(person, declaration)
    if found is None:
        raise NotNowError("这份申报还没有报出过。")
    return found


def versions_seen(person: Person, declaration: Declaration) -> QuerySet[Version]:
    """The versions one may see, the first one first, without what is in them."""
    rows = declaration.versions.select_related("by").defer("package")
    if is_inside(person, declaration):
        return rows
    kept_back = declaration.versions.filter(steps__isnull=False).exclude(
        steps__reached__in=sorted(SEEN_BY_THE_TREASURY)
    )
    return rows.exclude(pk__in=kept_back.values("pk"))


def steps_seen(person: Person, declaration: Declaration) -> Iterable[Step]:
    """From outside: what passed between the bureau and the treasury."""
    rows = declaration.steps.select_related("by", "version")
    if is_inside(person, declaration):
        return rows
    out = sorted(SEEN_BY_THE_TREASURY)
    return rows.filter(Q(left__in=out) | Q(reached__in=out))


def own_bureaus(person: Person) -> set[int]:
    """The bureaus whose planning they take part in, or watch from within."""
    return {
        membership.bureau_id
        for membership in memberships_of(person)
        if RIGHTS[Role(membership.role)] - {Right.MANAGE_PEOPLE}
        and membership.bureau.kind == Bureau.Kind.JUSTICE
    }


def sections_of(person: Person) -> QuerySet[Section]:
    """The sections of their bureau, which declare its projects."""
    return Section.objects.filter(
        bureau__in=own_bureaus(person), kind=Section.Kind.SECTION
    )


def projects_for(person: Person) -> QuerySet[Project]:
    """The projects of the declarations they see, and those of sections they declare for."""
    reach = Q(declarations__in=declarations_for(person))
    for membership in memberships_of(person):
        rights = RIGHTS[Role(membership.role)]
        if Right.EDIT_DECLARATIONS in rights:
            reach |= Q(section=membership.section_id)
        if Right.SEE_WHOLE_BUREAU in rights:
            reach |= Q(bureau=membership.bureau_id)
    return Project.objects.filter(reach).select_related("section").distinct()


def project_for(person: Person, pk: int) -> Project:
    found = projects_for(person).select_related("bureau").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def section_among(person: Person, pk: int) -> Section:
    """A section of a bureau whose years they see, or 404."""
    bureaus = years_for(person).order_by().values("bureau")
    found = Section.objects.filter(pk=pk, bureau__in=bureaus).first()
    if found is None:
        raise Http404
    return found
