"""Each move: by whom, from where, with what; and what it leaves behind."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from tests.site.conftest import person
from tests.site.planning.circle_walk import (
    bring_to,
    make_move,
    said_for,
    sound_declaration,
)

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import SiteError
from faheng.site.planning.actions import circle
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.models import Declaration, Notice, Step, Version
from faheng.site.planning.queries.tasks import moves_open_to
from faheng.site.planning.states import Move, State

ALLOWED: dict[tuple[int, State], dict[Role, set[Move]]] = {
    (1, State.DRAFT): {Role.CLERK: {Move.SUBMIT}},
    (1, State.RETURNED): {Role.CLERK: {Move.SUBMIT}},
    (1, State.SECTION_REVIEW): {
        Role.CLERK: {Move.RECALL},
        Role.SECTION_HEAD: {Move.AGREE_SECTION, Move.RETURN},
    },
    (1, State.FINANCE_SUMMARY): {
        Role.FINANCE_OFFICER: {Move.AGREE_FINANCE, Move.RETURN}
    },
    (1, State.LEADER_REVIEW): {Role.BUREAU_LEADER: {Move.AGREE_LEADER, Move.RETURN}},
    (1, State.COLLECTIVE_DECISION): {
        Role.OFFICE_RECORDER: {Move.RECORD_DECISION, Move.RETURN}
    },
    (1, State.TREASURY_REVIEW): {
        Role.TREASURY_REVIEWER: {Move.ACCEPT_FIRST, Move.RETURN, Move.DROP}
    },
    (1, State.AWAITING_CONTROL): {
        Role.TREASURY_REVIEWER: {Move.SEND_CONTROL, Move.DROP}
    },
    (1, State.DROPPED): {},
    (2, State.DRAFT): {Role.CLERK: {Move.SUBMIT}},
    (2, State.RETURNED): {Role.CLERK: {Move.SUBMIT}},
    (2, State.SECTION_REVIEW): {
        Role.CLERK: {Move.RECALL},
        Role.SECTION_HEAD: {Move.AGREE_SECTION, Move.RETURN},
    },
    (2, State.FINANCE_SUMMARY): {
        Role.FINANCE_OFFICER: {Move.AGREE_FINANCE, Move.RETURN}
    },
    (2, State.LEADER_REVIEW): {Role.BUREAU_LEADER: {Move.AGREE_LEADER, Move.RETURN}},
    (2, State.COLLECTIVE_DECISION): {
        Role.OFFICE_RECORDER: {Move.RECORD_DECISION, Move.RETURN}
    },
    (2, State.TREASURY_REVIEW): {
        Role.TREASURY_REVIEWER: {Move.APPROVE, Move.RETURN, Move.DROP}
    },
    (2, State.APPROVED): {},
    (2, State.DROPPED): {},
}
"""Who may do what where, written down once more: the table is held against it."""


class _TakenBackError(Exception):
    pass


def succeeds(
    world: SimpleNamespace, declaration: Declaration, move: Move, by: User
) -> bool:
    """Whether a move can be made; it is taken back at once."""
    try:
        with transaction.atomic():
            move_declaration(
                by=by,
                declaration=declaration,
                move=move,
                **said_for(world, declaration, move),
            )
            raise _TakenBackError
    except _TakenBackError:
        return True
    except (PermissionDenied, SiteError):
        return False


def answer_all(world: SimpleNamespace, declaration: Declaration) -> None:
    for returned in declaration.returned_items.filter(is_open=True):
        answer_returned_item(
            by=world.people[Role.CLERK], returned=returned, answer="已在概况中写明。"
        )


@pytest.mark.parametrize(
    ("round_", "state"), ALLOWED, ids=lambda part: str(getattr(part, "value", part))
)
def test_each_role_moves_exactly_where_the_table_says(
    world: SimpleNamespace, round_: int, state: State
) -> None:
    declaration = bring_to(world, sound_declaration(world), state, round_=round_)
    answer_all(world, declaration)
    done = {
        role: {m for m in Move if succeeds(world, declaration, m, by)}
        for role, by in world.people.items()
    }
    expected = ALLOWED[round_, state]
    assert {role: moves for role, moves in done.items() if moves} == expected
    # What a page offers is what can be done.
    offered = {
        role: {open_.rule.move for open_ in moves_open_to(by, declaration)}
        for role, by in world.people.items()
    }
    assert {role: moves for role, moves in offered.items() if moves} == expected


@pytest.mark.parametrize(
    ("round_", "state"), ALLOWED, ids=lambda part: str(getattr(part, "value", part))
)
def test_nobody_from_elsewhere_moves_anything(
    world: SimpleNamespace, round_: int, state: State
) -> None:
    declaration = bring_to(world, sound_declaration(world), state, round_=round_)
    answer_all(world, declaration)
    elsewhere = [
        *world.strangers.values(),
        person("next-door-clerk", Role.CLERK, world.bureau, world.other_section),
        person("next-door-head", Role.SECTION_HEAD, world.bureau, world.other_section),
    ]
    for by in elsewhere:
        for move in Move:
            with pytest.raises(PermissionDenied):
                make_move(world, declaration, move, by)
    assert [moves_open_to(by, declaration) for by in elsewhere] == [[]] * len(elsewhere)


def test_the_whole_circle_leaves_a_step_a_version_and_an_event_a_move(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    bring_to(world, declaration, State.APPROVED, round_=2)
    steps = list(declaration.steps.all())
    assert [step.move for step in steps] == [
        *("submit", "agree-section", "agree-finance", "agree-leader"),
        *("record-decision", "accept-first", "send-control"),
        *("submit", "agree-section", "agree-finance", "agree-leader"),
        *("record-decision", "approve"),
    ]
    assert [step.round for step in steps] == [1] * 7 + [2] * 6
    assert [step.passage for step in steps] == [1] * 7 + [2] * 6
    for before, after in zip(steps, steps[1:], strict=False):
        assert before.reached == after.left
    versions = list(declaration.versions.all())
    assert [version.number for version in versions] == list(range(1, 14))
    assert versions[-1].reason == "批复"
    assert [step.version_id for step in steps] == [version.pk for version in versions]
    for version in versions:
        assert version.sha256 == hashlib.sha256(version.package.encode()).hexdigest()
    events = AuditEvent.objects.filter(event="declaration-moved")
    assert [event.facts["move"] for event in events] == [step.move for step in steps]
    assert {event.bureau_id for event in events} == {world.bureau.pk}
    assert declaration.control_amount == Decimal("270000.00")
    assert declaration.moved_at == steps[-1].at


def test_whose_turn_it_becomes_is_told_and_who_moved_is_not(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    assert [notice.user for notice in Notice.objects.all()] == [
        world.people[Role.SECTION_HEAD]
    ]
    assert Notice.objects.get().text == (
        "“法律援助专项经费”（2026年一上）到了“科室审核”，请您办理。"
    )
    bring_to_treasury = (Move.AGREE_SECTION, Role.SECTION_HEAD)
    make_move(
        world, declaration, bring_to_treasury[0], world.people[bring_to_treasury[1]]
    )
    assert Notice.objects.first().user == world.people[Role.FINANCE_OFFICER]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("move", "state", "round_", "said"),
    [
        (Move.RETURN, State.TREASURY_REVIEW, 1, "被退回，有 1 项需要修改"),
        (Move.DROP, State.TREASURY_REVIEW, 1, "不予安排：财力不足。"),
        (Move.APPROVE, State.TREASURY_REVIEW, 2, "已批复。"),
        (Move.SEND_CONTROL, State.AWAITING_CONTROL, 1, "控制数为 270,000.00 元"),
    ],
)
def test_the_clerk_hears_what_became_of_it(
    world: SimpleNamespace, move: Move, state: State, round_: int, said: str
) -> None:
    declaration = bring_to(world, sound_declaration(world), state, round_=round_)
    Notice.objects.all().delete()
    make_move(world, declaration, move, world.people[Role.TREASURY_REVIEWER])
    notice = Notice.objects.get()
    assert notice.user == world.people[Role.CLERK]
    assert said in notice.text


def test_a_failure_after_the_step_leaves_nothing(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)

    def counts() -> list[int]:
        return [kind.objects.count() for kind in (Step, Version, Notice, AuditEvent)]

    before = counts()

    def fail(*_said: object) -> None:
        raise OSError

    monkeypatch.setattr(circle, "tell_of_move", fail)
    with pytest.raises(OSError):
        make_move(
            world, declaration, Move.AGREE_SECTION, world.people[Role.SECTION_HEAD]
        )
    declaration.refresh_from_db()
    assert declaration.state == State.SECTION_REVIEW
    assert counts() == before


def test_nothing_moves_in_a_closed_year(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    declaration.budget_year.is_closed = True
    declaration.budget_year.save()
    with pytest.raises(SiteError, match="2026年的预算年度已经结束"):
        make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])
    assert moves_open_to(world.people[Role.CLERK], declaration) == []


def test_what_is_said_to_a_colleague_is_in_the_language_of_the_office(
    world: SimpleNamespace,
) -> None:
    from django.utils import translation

    declaration = sound_declaration(world)
    with translation.override("en"):
        make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])
    assert declaration.versions.get().reason == "报送科室审核"
    assert "请您办理" in Notice.objects.get().text
