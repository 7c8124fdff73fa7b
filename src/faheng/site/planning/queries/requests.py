"""What was asked for and not decided: waivers and changes that wait for a person."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Right
from faheng.site.planning.access import held_through
from faheng.site.planning.changing import CHANGES, ChangeKind
from faheng.site.planning.models import FundingAdjustment, TargetChange, Waiver
from faheng.site.planning.permissions import drafted_by
from faheng.site.planning.states import FINAL


def waivers_to_decide(person: User) -> QuerySet[Waiver]:
    """Waivers asked for that they may decide: never their own, nor on
    forms they filled in."""
    reach = held_through(person, Right.GRANT_WAIVER, below="declaration__")
    return (
        Waiver.objects.filter(
            reach, decision="", declaration__budget_year__is_closed=False
        )
        .exclude(asked_by=person)
        .exclude(declaration__in=drafted_by(person))
        .exclude(declaration__state__in=FINAL)
        .select_related("declaration__project__section", "asked_by")
    )


def target_changes_to_decide(person: User) -> QuerySet[TargetChange]:
    """Changes of targets asked for that they may decide: never their own."""
    rule = CHANGES[ChangeKind.TARGET]
    reach = held_through(
        person,
        rule.decides,
        by_the_treasury=rule.by_the_treasury,
        below="declaration__",
    )
    return (
        TargetChange.objects.filter(
            reach, decision="", declaration__budget_year__is_closed=False
        )
        .exclude(asked_by=person)
        .exclude(declaration__in=drafted_by(person))
        .select_related("declaration__project", "indicator", "asked_by")
    )


def adjustments_to_decide(person: User) -> QuerySet[FundingAdjustment]:
    """Money asked to be moved that they may decide on: never what they asked for."""
    reach = Q(pk__in=[])
    for kind in FundingAdjustment.Kind:
        rule = CHANGES[ChangeKind(kind)]
        reach |= Q(kind=kind) & held_through(
            person,
            rule.decides,
            by_the_treasury=rule.by_the_treasury,
            below="declaration__",
        )
    return (
        FundingAdjustment.objects.filter(
            reach, decision="", declaration__budget_year__is_closed=False
        )
        .exclude(asked_by=person)
        .exclude(declaration__in=drafted_by(person))
        .select_related("declaration__project", "source__project", "asked_by")
    )
