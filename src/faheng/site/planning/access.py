"""Which objects a person can reach: one function a kind, and a stranger gets 404."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.permissions import (
    Person,
    memberships_of,
    sections_where,
)
from faheng.site.bureaus.roles import OF_A_SECTION, RIGHTS, Right, Role
from faheng.site.planning.models import (
    Attachment,
    BudgetYear,
    CollectiveDecision,
    Declaration,
    FundingAdjustment,
    ImportedFile,
    Notice,
    ReturnedItem,
    Step,
    TargetChange,
    Version,
    Waiver,
)
from faheng.site.planning.states import SEEN_BY_THE_TREASURY, Round, State


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
        elif rights & _IN_A_SECTION:
            reach |= Q(project__section=membership.section_id)
        if Right.REVIEW_FOR_TREASURY in rights:
            reach |= Q(bureau__treasury=membership.bureau_id) & _SENT
        elif Right.SEE_SUBORDINATES in rights:
            reach |= (
                Q(bureau__parent=membership.bureau_id)
                | Q(bureau__parent__parent=membership.bureau_id)
            ) & _SENT
    return Declaration.objects.filter(reach)


_IN_A_SECTION = frozenset({Right.EDIT_DECLARATIONS, Right.AGREE_FOR_SECTION})
_SENT = (
    Q(state__in=sorted(SEEN_BY_THE_TREASURY))
    | Q(round=Round.SECOND)
    # Sent back into the bureau, it goes on being seen as it was sent.
    | Q(
        Exists(
            Step.objects.filter(declaration=OuterRef("pk"), left=State.TREASURY_REVIEW)
        )
    )
)


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
    for way in ways_of_watching(person):
        # Each way apart: an index finds its bureaus, of all together none would.
        reach |= Q(bureau__in=Bureau.objects.filter(way).values("pk"))
    return BudgetYear.objects.filter(reach).select_related("bureau")


def ways_of_watching(person: Person) -> list[Q]:
    """Conditions, one of which holds for a bureau the person looks at from outside."""
    ways = []
    for membership in memberships_of(person):
        rights = RIGHTS[Role(membership.role)]
        if Right.REVIEW_FOR_TREASURY in rights:
            ways.append(Q(treasury=membership.bureau_id))
        elif Right.SEE_SUBORDINATES in rights:
            ways.append(Q(parent=membership.bureau_id))
            ways.append(Q(parent__parent=membership.bureau_id))
    return ways


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


def held_through(
    person: Person, right: Right, *, by_the_treasury: bool = False, below: str = ""
) -> Q:
    """The declarations over which a person holds a right, ``below`` another row."""
    reach = Q(pk__in=[])
    for membership in memberships_of(person):
        role = Role(membership.role)
        if right not in RIGHTS[role]:
            continue
        if by_the_treasury:
            reach |= Q(**{f"{below}bureau__treasury": membership.bureau_id})
        elif role in OF_A_SECTION:
            reach |= Q(**{f"{below}project__section": membership.section_id})
        else:
            reach |= Q(**{f"{below}bureau": membership.bureau_id})
    return reach


def is_inside(person: Person, declaration: Declaration) -> bool:
    """Whether a role in the bureau itself lets them see it; others see what has been sent.

    A lawyer, or the clerk of another section, may look at it from outside as well.
    """
    for membership in memberships_of(person):
        rights = RIGHTS[Role(membership.role)]
        if membership.bureau_id == declaration.bureau_id and (
            Right.SEE_WHOLE_BUREAU in rights
            or rights & _IN_A_SECTION
            and membership.section_id == declaration.project.section_id
        ):
            return True
    return False


def is_live(person: Person, declaration: Declaration) -> bool:
    """Whether they see the form as it stands: it lies with them, or they work there."""
    return is_inside(person, declaration) or (
        State(declaration.state) in SEEN_BY_THE_TREASURY
    )


def live_declaration_for(person: Person, pk: int) -> Declaration:
    """One declaration as it stands now, or 404: a draft is its own bureau's alone."""
    found = declaration_for(person, pk)
    if not is_live(person, found):
        raise Http404
    return found


def version_for(person: Person, pk: int) -> Version:
    """A version of a declaration one may see; from outside, only those sent out; or 404."""
    version = _below(Version, person, pk)
    if not is_inside(person, version.declaration):
        steps = list(version.steps.values_list("reached", flat=True))
        if steps and not SEEN_BY_THE_TREASURY.intersection(steps):
            raise Http404
    return version


def returned_item_for(person: Person, pk: int) -> ReturnedItem:
    """An item sent back, of a declaration one may see, or 404."""
    return _below(ReturnedItem, person, pk)


def waiver_for(person: Person, pk: int) -> Waiver:
    """A waiver on a declaration one may see, or 404."""
    return _below(Waiver, person, pk)


def target_change_for(person: Person, pk: int) -> TargetChange:
    """A change of a target of a declaration one may see, or 404."""
    return _below(TargetChange, person, pk)


def adjustment_for(person: Person, pk: int) -> FundingAdjustment:
    """An adjustment of a declaration one may see, or 404."""
    return _below(FundingAdjustment, person, pk)


def decisions_for(
    person: Person, budget_year: BudgetYear
) -> QuerySet[CollectiveDecision]:
    """What the bureau's meetings decided in a year: its own affair. Outside, each step that
    names one tells its number and day."""
    found = budget_year.decisions.select_related("recorded_by")
    works_there = any(
        membership.bureau_id == budget_year.bureau_id
        and RIGHTS[Role(membership.role)] - {Right.MANAGE_PEOPLE}
        for membership in memberships_of(person)
    )
    return found if works_there else found.none()


def notice_for(person: User, pk: int) -> Notice:
    """A notice that was sent to them, or 404."""
    return get_object_or_404(Notice, pk=pk, user=person)


def own_sections_of(person: Person) -> list[Section]:
    """The sections in which a person declares projects; 404 for who declares nowhere."""
    found = sections_where(person, Right.EDIT_DECLARATIONS)
    if not found:
        raise Http404
    return found


def imported_file_for(person: Person, pk: int) -> ImportedFile:
    """A file handed in for a section where they declare projects, or 404."""
    return get_object_or_404(
        ImportedFile.objects.select_related("budget_year__bureau", "section", "by"),
        pk=pk,
        section__in=sections_where(person, Right.EDIT_DECLARATIONS),
    )


def attachment_for(person: Person, pk: int) -> Attachment:
    """A file kept with a declaration one may see, or 404.

    From outside, only what was there when the declaration was last sent out.
    """
    attachment = _below(Attachment, person, pk)
    if not attachments_for(person, attachment.declaration).filter(pk=pk).exists():
        raise Http404
    return attachment


def attachments_for(person: Person, declaration: Declaration) -> QuerySet[Attachment]:
    """The files with a declaration that a person may see."""
    files = declaration.attachments.select_related("by")
    if is_live(person, declaration):
        return files
    sent = last_sent_at(declaration)
    return files.none() if sent is None else files.filter(at__lte=sent)


def last_sent_at(declaration: Declaration) -> datetime | None:
    """When it last reached the treasury, or moved on there."""
    sent = declaration.steps.filter(reached__in=sorted(SEEN_BY_THE_TREASURY)).last()
    return None if sent is None else sent.at


Below = TypeVar("Below", bound=Model)


def _below(kind: type[Below], person: Person, pk: int) -> Below:
    """A row that hangs on a declaration."""
    return get_object_or_404(kind, pk=pk, declaration__in=declarations_for(person))
