"""A person's desk: what can be dealt with in one go, and how the year stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role
from faheng.site.planning.models import BudgetYear, ReturnedItem
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
