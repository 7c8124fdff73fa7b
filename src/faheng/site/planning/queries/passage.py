"""The way of a declaration past its desks: where it lies, who signed, what is due when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from faheng.site.planning.models import Declaration, Step
from faheng.site.planning.states import (
    DESKS,
    EDITABLE,
    FINAL,
    Move,
    Round,
    State,
)

_BACKWARDS = frozenset({Move.RETURN, Move.RECALL, Move.DROP})

Standing = Literal["passed", "here", "ahead"]


@dataclass(frozen=True)
class Stop:
    """One desk; ``step``: how it was passed on, if it was."""

    state: State
    standing: Standing
    step: Step | None
    due: date | None


@dataclass(frozen=True)
class Leg:
    """The desks of one round."""

    round: Round
    stops: tuple[Stop, ...]


def legs_of(declaration: Declaration) -> tuple[Leg, ...]:
    """Both rounds, each with its desks in order."""
    every = list(declaration.steps.select_related("by", "decision").order_by("pk"))
    steps = [step for step in every if Move(step.move) not in _BACKWARDS]
    due = {
        (each.round, each.state): each.on
        for each in declaration.budget_year.deadlines.all()
    }
    if declaration.state == State.RETURNED:
        # Sent back, it is due again where it came from, by the day that desk has.
        sent_back = [step.left for step in every if step.move == Move.RETURN]
        here = (declaration.round, State.DRAFT.value)
        again = due.get((declaration.round, sent_back[-1])) if sent_back else None
        due = {desk: on for desk, on in due.items() if desk != here}
        if again is not None:
            due[here] = again
    return tuple(
        Leg(
            round_,
            tuple(
                _stops(declaration, round_, _signed(declaration, round_, steps), due)
            ),
        )
        for round_ in Round
    )


def _signed(
    declaration: Declaration, round_: Round, steps: list[Step]
) -> dict[str, Step]:
    """The signatures of a round that count: those since it last set out."""
    mine = [step for step in steps if step.round == round_]
    if not mine or (
        round_ == declaration.round and State(declaration.state) in EDITABLE
    ):
        return {}
    passage = mine[-1].passage
    return {_desk_of(step): step for step in mine if step.passage == passage}


def _desk_of(step: Step) -> str:
    return State.DRAFT if step.left == State.RETURNED else step.left


def _stops(
    declaration: Declaration,
    round_: Round,
    signed: dict[str, Step],
    due: dict[tuple[int, str], date],
) -> list[Stop]:
    here = where_it_lies(declaration)
    stops = []
    for desk_round, state in DESKS:
        if desk_round is not round_:
            continue
        standing: Standing = "passed" if state.value in signed else "ahead"
        if round_ == declaration.round and state == here:
            standing = "here"
        stops.append(
            Stop(state, standing, signed.get(state.value), due.get((round_, state)))
        )
    return stops


def where_it_lies(declaration: Declaration) -> State | None:
    """The desk it lies at; ``None`` once it is approved or dropped."""
    state = State(declaration.state)
    if state in FINAL:
        return None
    return State.DRAFT if state is State.RETURNED else state


def due_on(declaration: Declaration, legs: tuple[Leg, ...]) -> date | None:
    """By when the desk it lies at should have passed it on."""
    for leg in legs:
        for stop in leg.stops:
            if stop.standing == "here":
                return stop.due
    return None
