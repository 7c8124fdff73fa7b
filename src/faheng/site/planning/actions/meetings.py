"""Putting a meeting's decision on record together with what it let pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from faheng.site.bureaus.models import User
from faheng.site.planning.actions.circle import move_many
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.planning.models import (
    BudgetYear,
    CollectiveDecision,
    Declaration,
    Step,
)
from faheng.site.planning.states import Move


@dataclass(frozen=True)
class Minutes:
    """A decision that is not on record yet."""

    meeting: str
    held_on: date
    number: str
    text: str


@transaction.atomic
def record_passed(
    *,
    by: User,
    budget_year: BudgetYear,
    declarations: Sequence[Declaration],
    decision: CollectiveDecision | Minutes,
    note: str = "",
    revisions: Mapping[int, int] | None = None,
) -> list[Step]:
    """Move on what a meeting decided: the decision and all the moves, or nothing."""
    if isinstance(decision, Minutes):
        decision = record_collective_decision(
            by=by,
            budget_year=budget_year,
            meeting=decision.meeting,
            held_on=decision.held_on,
            number=decision.number,
            text=decision.text,
        )
    return move_many(
        by=by,
        declarations=declarations,
        move=Move.RECORD_DECISION,
        note=note,
        decision=decision,
        revisions=revisions,
    )
