"""A person's desk: what can be dealt with in one go, and how the year stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum

from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.planning.access import declarations_for
from faheng.site.planning.models import BudgetYear, Declaration, ReturnedItem
from faheng.site.planning.queries.lists import (
    Desk,
    Money,
    by_state,
    inside_bureaus,
    looks_from_outside,
    shown_amount,
)
from faheng.site.planning.queries.tasks import Task, tasks_for
from faheng.site.planning.states import Move, Round, State, moves_from

MOST = 200
"""As many tasks as a desk shows; the list has the others."""

_IN_ONE_GO = frozenset(
    {
        Move.AGREE_SECTION,
        Move.AGREE_FINANCE,
        Move.AGREE_LEADER,
        Move.RECORD_DECISION,
        Move.ACCEPT_FIRST,
        Move.SEND_CONTROL,
        Move.APPROVE,
    }
)


@dataclass(frozen=True)
class Line:
    """A declaration on the desk, and how many items of it were sent back."""

    task: Task
    sent_back: int = 0


@dataclass(frozen=True)
class Pile:
    """What lies in one state of one bureau's year: signed, if at all, in one go."""

    budget_year: BudgetYear
    round: Round
    state: State
    lines: tuple[Line, ...]

    @property
    def key(self) -> str:
        return f"{self.budget_year.pk}-{self.round.value}-{self.state.value}"

    @property
    def move(self) -> Move | None:
        """The move that takes all of it on; drafts are submitted one by one."""
        for rule in moves_from(self.state, self.round):
            if rule.move in _IN_ONE_GO:
                return rule.move
        return None

    @property
    def annual(self) -> Decimal:
        amounts = (line.task.declaration.annual for line in self.lines)
        return sum((amount for amount in amounts if amount), Decimal("0.00"))

    @property
    def errors(self) -> int:
        return sum(line.task.declaration.errors for line in self.lines)


@dataclass(frozen=True)
class Piles:
    """All that waits, in piles; ``more``: there is more than is shown."""

    piles: tuple[Pile, ...]
    more: bool


def piles_for(person: User) -> Piles:
    """Sent back first, then what is overdue, then by day."""
    tasks = tasks_for(person, limit=MOST + 1)
    shown = tasks[:MOST]
    sent_back = Counter(
        ReturnedItem.objects.filter(
            declaration__in=[
                task.declaration.pk
                for task in shown
                if task.declaration.state == State.RETURNED
            ],
            is_open=True,
        ).values_list("declaration_id", flat=True)
    )
    piles: dict[tuple[int, int, str], list[Line]] = {}
    for task in shown:
        held = task.declaration
        key = (held.budget_year_id, held.round, held.state)
        piles.setdefault(key, []).append(Line(task, sent_back[held.pk]))
    in_order = sorted(
        piles.items(),
        # Stable: otherwise as the tasks came, the most pressing first.
        key=lambda each: each[0][2] != State.RETURNED,
    )
    return Piles(
        tuple(
            Pile(_year_of(lines[0]), Round(round_), State(state), tuple(lines))
            for (_year, round_, state), lines in in_order
        ),
        more=len(tasks) > MOST,
    )


def _year_of(line: Line) -> BudgetYear:
    held = line.task.declaration
    year = held.budget_year
    year.bureau = held.bureau
    return year


def year_stands(person: User, year: int) -> list[Desk]:
    """Where the declarations of a year lie, for whoever sees their own bureau's."""
    inside = inside_bureaus(person)
    mine = declarations_for(person).filter(year=year, bureau__in=inside)
    return by_state(mine, inside)


@dataclass(frozen=True)
class BureauStands:
    """How far a bureau, with those below it, has come in a year."""

    bureau: Bureau
    sent: Money
    waiting: Money
    approved: Money
    has_below: bool


def overview(person: User, bureaus: list[Bureau], year: int) -> list[BureauStands]:
    """The bureaus, each with what it and those below it have sent."""
    if not looks_from_outside(person):
        return []
    pks = [bureau.pk for bureau in bureaus]
    below = dict(
        Bureau.objects.filter(parent__in=pks, kind=Bureau.Kind.JUSTICE)
        .order_by()
        .values_list("parent")
        .annotate(number=Count("pk"))
    )
    seen = declarations_for(person).filter(year=year)
    money: dict[tuple[int, str], Money] = {}
    for of, found in (
        ("bureau", seen.filter(bureau__in=pks)),
        ("bureau__parent", seen.filter(bureau__parent__in=pks)),
    ):
        for key, each in _sums(found, of).items():
            money[key] = _both(money.get(key, Money()), each)
    return [_stands(bureau, money, bureau.pk in below) for bureau in bureaus]


def together(each: Iterable[Money]) -> Money:
    """Counted and added up."""
    total = Money()
    for money in each:
        total = _both(total, money)
    return total


def _stands(
    bureau: Bureau, money: dict[tuple[int, str], Money], has_below: bool
) -> BureauStands:
    own = {state: money.get((bureau.pk, state.value), Money()) for state in State}
    total = together(own.values())
    waiting = _both(own[State.TREASURY_REVIEW], own[State.AWAITING_CONTROL])
    return BureauStands(bureau, total, waiting, own[State.APPROVED], has_below)


def _sums(declarations: QuerySet[Declaration], of: str) -> dict[tuple[int, str], Money]:
    rows = (
        declarations.order_by()
        .values("state", whose=F(of))
        .annotate(count=Count("pk"), declared=Sum(shown_amount(set())))
    )
    return {
        (row["whose"], row["state"]): Money(
            row["count"], Decimal(row["declared"] or 0) / 100
        )
        for row in rows
    }


def _both(one: Money, other: Money) -> Money:
    return Money(one.count + other.count, one.declared + other.declared)


def has_a_turn(person: User) -> bool:
    """Whether some role of theirs ever has a declaration at its desk."""
    desks = {
        Right.EDIT_DECLARATIONS,
        Right.AGREE_FOR_SECTION,
        Right.AGREE_FOR_FINANCE,
        Right.AGREE_FOR_LEADERSHIP,
        Right.RECORD_DECISION,
        Right.REVIEW_FOR_TREASURY,
    }
    return any(
        RIGHTS[Role(membership.role)] & desks for membership in memberships_of(person)
    )
