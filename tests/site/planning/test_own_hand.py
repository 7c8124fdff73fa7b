"""Nobody decides on their own work, whichever of their roles they come in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.models import Bureau, Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.models import Declaration, Notice
from faheng.site.planning.queries.requests import (
    target_changes_to_decide,
    waivers_to_decide,
)
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State


def touch(by: User, held: Declaration) -> None:
    held.refresh_from_db()
    save_cell(
        by=by,
        declaration=held,
        cell="goals.annual_goal",
        was=held.annual_goal,
        now="让困难群众及时得到法律援助。",
    )


def also(who: User, role: Role, bureau: Bureau) -> None:
    Membership.objects.create(
        user=who, bureau=bureau, role=role, starts_on=date(2024, 1, 1)
    )


def fresh(who: User) -> User:
    """As the next request has them."""
    return User.objects.get(pk=who.pk)


def test_who_filled_in_the_form_waives_nothing_on_it(world: SimpleNamespace) -> None:
    """A clerk who has become head of the section since."""
    held = sound_declaration(world)
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    clerk = world.people[Role.CLERK]
    touch(clerk, held)
    yesterday = timezone.localdate() - timedelta(days=1)
    clerk.memberships.update(ends_on=yesterday)
    clerk.memberships.create(
        bureau=world.bureau,
        section=world.section,
        role=Role.SECTION_HEAD,
        starts_on=timezone.localdate(),
    )
    other = person("second", Role.CLERK, world.bureau, world.section)
    found = next(each for each in review_form(held).findings if each.blocks)
    waiver = ask_waiver(
        by=other, declaration=held, key=found.finding.key, reason="另行下达。"
    )
    head = fresh(clerk)
    assert list(waivers_to_decide(head)) == []
    with pytest.raises(PermissionDenied):
        decide_waiver(by=head, waiver=waiver, granted=True)
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)


def test_who_set_the_targets_grants_no_change_of_them(world: SimpleNamespace) -> None:
    held = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    touch(clerk, held)
    bring_to(world, held, State.APPROVED, round_=2)
    also(clerk, Role.PRINCIPAL_LEADER, world.bureau)
    change = ask_target_change(
        by=world.people[Role.FINANCE_OFFICER],
        indicator=held.indicators.get(position=1),
        after="不少于100件",
        reason="案源减少。",
    )
    both = fresh(clerk)
    assert list(target_changes_to_decide(both)) == []
    with pytest.raises(PermissionDenied):
        decide_target_change(by=both, change=change, granted=True)
    leader = world.people[Role.PRINCIPAL_LEADER]
    assert list(target_changes_to_decide(leader)) == [change]
    decide_target_change(by=leader, change=change, granted=True)


@pytest.mark.parametrize("move", [Move.SEND_CONTROL, Move.DROP, Move.RETURN])
def test_who_filled_in_the_form_does_not_decide_on_it_in_the_finance_bureau(
    world: SimpleNamespace, move: Move
) -> None:
    held = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    touch(clerk, held)
    state = State.AWAITING_CONTROL if move is not Move.RETURN else State.TREASURY_REVIEW
    bring_to(world, held, state)
    also(clerk, Role.TREASURY_REVIEWER, world.treasury)
    with pytest.raises(PermissionDenied):
        make_move(world, held, move, fresh(clerk))
    make_move(world, held, move, world.people[Role.TREASURY_REVIEWER])


def test_one_reviewer_accepts_and_sends_the_control_number(
    world: SimpleNamespace,
) -> None:
    """A finance bureau has one person for a justice bureau, who does both."""
    held = bring_to(world, sound_declaration(world), State.AWAITING_CONTROL)
    make_move(world, held, Move.SEND_CONTROL, world.people[Role.TREASURY_REVIEWER])


@pytest.mark.parametrize("move", [Move.RETURN, Move.DROP])
def test_who_has_left_is_told_no_more(world: SimpleNamespace, move: Move) -> None:
    held = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    clerk = world.people[Role.CLERK]
    clerk.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    make_move(world, held, move, world.people[Role.TREASURY_REVIEWER])
    assert not Notice.objects.filter(user=clerk).exists()


def test_who_asked_and_has_left_is_not_told_of_the_decision(
    world: SimpleNamespace,
) -> None:
    held = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    clerk = world.people[Role.CLERK]
    change = ask_target_change(
        by=clerk,
        indicator=held.indicators.get(position=1),
        after="不少于100件",
        reason="案源减少。",
    )
    Notice.objects.all().delete()
    clerk.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    decide_target_change(
        by=world.people[Role.PRINCIPAL_LEADER],
        change=change,
        granted=False,
        note="内部意见",
    )
    assert not Notice.objects.filter(user=clerk).exists()
