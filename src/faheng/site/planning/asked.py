"""What was asked of a declaration, as far as a person may see it.

In the bureau: everything. From outside: what was granted and went out with the form, and
money that is the treasury's to give; what is weighed or refused in the bureau stays there.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import is_inside, is_live, last_sent_at
from faheng.site.planning.changing import CHANGES, ChangeKind
from faheng.site.planning.models import (
    Declaration,
    FundingAdjustment,
    TargetChange,
    Waiver,
)
from faheng.site.planning.models.change import Decision


def waivers_seen(person: Person, declaration: Declaration) -> QuerySet[Waiver]:
    rows = declaration.waivers.all()
    if is_inside(person, declaration):
        return rows
    rows = rows.filter(decision=Waiver.Decision.GRANTED)
    if is_live(person, declaration):
        return rows
    sent = last_sent_at(declaration)
    return rows.none() if sent is None else rows.filter(decided_at__lte=sent)


def target_changes_seen(
    person: Person, declaration: Declaration
) -> QuerySet[TargetChange]:
    rows = declaration.target_changes.all()
    if is_inside(person, declaration):
        return rows
    return rows.filter(decision=Decision.GRANTED)


def adjustments_seen(
    person: Person, declaration: Declaration
) -> QuerySet[FundingAdjustment]:
    """Those that bring it money or take it away, also for another project."""
    rows = FundingAdjustment.objects.filter(
        Q(declaration=declaration) | Q(source=declaration)
    )
    if is_inside(person, declaration):
        return rows
    to_the_treasury = [
        kind.value
        for kind in FundingAdjustment.Kind
        if CHANGES[ChangeKind(kind)].by_the_treasury
    ]
    return rows.filter(Q(decision=Decision.GRANTED) | Q(kind__in=to_the_treasury))
