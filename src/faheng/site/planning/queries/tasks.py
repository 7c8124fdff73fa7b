"""Whose turn it is: what waits for a person, by when, and what they can do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import held_through
from faheng.site.planning.models import (
    Deadline,
    Declaration,
    Step,
)
from faheng.site.planning.permissions import check_may_move, has_right
from faheng.site.planning.queries.requests import (
    adjustments_to_decide,
    target_changes_to_decide,
    waivers_to_decide,
)
from faheng.site.planning.states import (
    TURN,
    Move,
    Round,
    Rule,
    State,
    moves_from,
)


@dataclass(frozen=True)
class Task:
    """A declaration that lies at a person's desk."""

    declaration: Declaration
    due: date | None
    is_overdue: bool


@dataclass(frozen=True)
class Counts:
    """How much waits for a person."""

    declarations: int
    overdue: int
    waivers: int
    changes: int
    notices: int


@dataclass(frozen=True)
class OpenMove:
    """A move a person's role has, and why they themselves cannot make it, if so."""

    rule: Rule
    why_not: str = ""


def declarations_on_turn(person: Person) -> QuerySet[Declaration]:
    """What lies at their desk, with ``due``: overdue first, then by day, then undated."""
    reach = Q(pk__in=[])
    for state, turn in TURN.items():
        if turn is not None:
            right, by_the_treasury = turn
            held = held_through(person, right, by_the_treasury=by_the_treasury)
            reach |= Q(state=state) & held
    return (
        Declaration.objects.filter(reach, budget_year__is_closed=False)
        .annotate(desk=_DESK)
        .annotate(due=_DUE)
        .order_by(F("due").asc(nulls_last=True), "moved_at", "pk")
    )


_SENT_BACK_BY = Subquery(
    Step.objects.filter(declaration=OuterRef("pk"), move=Move.RETURN)
    .order_by("-pk")
    .values("left")[:1]
)
# Sent back, it is due again where it came from, by the day that desk has.
_DESK = Case(
    When(state=State.RETURNED, then=_SENT_BACK_BY),
    default=F("state"),
    output_field=CharField(),
)
_DUE = Subquery(
    Deadline.objects.filter(
        budget_year=OuterRef("budget_year"),
        round=OuterRef("round"),
        state=OuterRef("desk"),
    ).values("on")[:1],
    output_field=DateField(),
)


def tasks_for(person: Person, limit: int | None = None) -> list[Task]:
    """What lies at their desk, the most pressing first."""
    today = timezone.localdate()
    found: QuerySet[Any] = declarations_on_turn(person).select_related(
        "project__section", "bureau", "budget_year"
    )
    return [
        Task(each, each.due, each.due is not None and each.due < today)
        for each in found[:limit]
    ]


def counts_for(person: User) -> Counts:
    """The figures at the head of a desk, and in the menu."""
    mine: QuerySet[Any] = declarations_on_turn(person)
    return Counts(
        declarations=mine.count(),
        overdue=mine.filter(due__lt=timezone.localdate()).count(),
        waivers=waivers_to_decide(person).count(),
        changes=target_changes_to_decide(person).count()
        + adjustments_to_decide(person).count(),
        notices=person.notices.filter(read_at=None).count(),
    )


def moves_open_to(person: User, declaration: Declaration) -> list[OpenMove]:
    """The moves a person's roles have in the state it is in; buttons and why some are grey."""
    if declaration.budget_year.is_closed:
        return []
    found = []
    for rule in moves_from(State(declaration.state), Round(declaration.round)):
        if has_right(person, declaration, rule):
            try:
                check_may_move(person, declaration, rule)
            except PermissionDenied as why:
                found.append(OpenMove(rule, str(why)))
            else:
                found.append(OpenMove(rule))
    return found
