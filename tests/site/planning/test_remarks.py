"""What is said with a move, a request or an answer: printable, and of a length people read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.adjustments import ask_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.circle import move_many
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.actions.waivers import ask_waiver
from faheng.site.planning.models import Declaration, TargetChange
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State
from faheng.site.planning.typed import LONGEST_REMARK

ENDLESS = "长" * (LONGEST_REMARK + 1)


def change_of(world: SimpleNamespace, held: Declaration, **said: str) -> TargetChange:
    asked = {"after": "不少于100件", "reason": "案源减少。", **said}
    return ask_target_change(
        by=world.people[Role.CLERK],
        indicator=held.indicators.get(position=1),
        **asked,
    )


def sending_back(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    return make_move(world, held, Move.RETURN, head, returned=[("goals", ENDLESS)])


def agreeing(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    return make_move(world, held, Move.AGREE_SECTION, head, note=ENDLESS)


def agreeing_to_many(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head, move = world.people[Role.SECTION_HEAD], Move.AGREE_SECTION
    return move_many(by=head, declarations=[held], move=move, note=ENDLESS)


def answering(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.RETURNED)
    item = held.returned_items.get()
    clerk = world.people[Role.CLERK]
    return answer_returned_item(by=clerk, returned=item, answer=ENDLESS)


def asking_for_a_waiver(world: SimpleNamespace) -> object:
    held = sound_declaration(world)
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    found = next(each for each in review_form(held).findings if each.blocks)
    key, clerk = found.finding.key, world.people[Role.CLERK]
    return ask_waiver(by=clerk, declaration=held, key=key, reason=ENDLESS)


def asking_for_a_change(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    return change_of(world, held, reason=ENDLESS)


def deciding_a_change(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    change = change_of(world, held)
    leader = world.people[Role.PRINCIPAL_LEADER]
    return decide_target_change(by=leader, change=change, granted=True, note=ENDLESS)


def asking_for_money(world: SimpleNamespace) -> object:
    held = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    return ask_adjustment(
        by=world.people[Role.CLERK],
        declaration=held,
        kind="supplement",
        amount=Decimal("1000"),
        reason=ENDLESS,
    )


def recording_a_decision(world: SimpleNamespace) -> object:
    return record_collective_decision(
        by=world.people[Role.OFFICE_RECORDER],
        budget_year=sound_declaration(world).budget_year,
        meeting="party-group",
        held_on=date(2025, 9, 1),
        number="9号",
        text=ENDLESS,
    )


@pytest.mark.parametrize(
    "say",
    [
        *(sending_back, agreeing, agreeing_to_many, answering),
        *(asking_for_a_waiver, asking_for_a_change, deciding_a_change),
        *(asking_for_money, recording_a_decision),
    ],
)
def test_nobody_has_to_read_without_end(
    world: SimpleNamespace, say: Callable[[SimpleNamespace], object]
) -> None:
    with pytest.raises(InvalidInputError, match="5000"):
        say(world)


def test_a_changed_target_is_one_printable_line(world: SimpleNamespace) -> None:
    """Else the form could be written no more: Word holds no such sign."""
    held = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    change = change_of(world, held, after="不少于\x1f100\n件\x0b")
    assert change.after == "不少于100件"
