"""Nobody signs what they had a hand in."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.models import Bureau, Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.models import Declaration
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.queries.tasks import moves_open_to
from faheng.site.planning.states import Move, State


def give(user: User, role: Role, world: SimpleNamespace) -> User:
    """Another role, whatever the rules of appointment say; known from the next request."""
    at = world.treasury if role is Role.TREASURY_REVIEWER else world.bureau
    of_section = role in (Role.CLERK, Role.SECTION_HEAD)
    Membership.objects.create(
        user=user,
        bureau=at,
        section=world.section if of_section else None,
        role=role,
        starts_on=date(2024, 1, 1),
    )
    return User.objects.get(pk=user.pk)


def edit(declaration: Declaration, by: User) -> None:
    declaration.edits.create(
        cell="project.overview", before="", after="概况", by=by, at=timezone.now()
    )


def test_who_edited_a_cell_does_not_sign(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    head = world.people[Role.SECTION_HEAD]
    edit(declaration, head)
    bring_to(world, declaration, State.SECTION_REVIEW)
    with pytest.raises(PermissionDenied, match="您填报或报送过"):
        make_move(world, declaration, Move.AGREE_SECTION, head)
    offered = {
        each.rule.move: each.why_not for each in moves_open_to(head, declaration)
    }
    assert "您填报或报送过" in offered[Move.AGREE_SECTION]
    assert offered[Move.RETURN] == ""
    other = person("another-head", Role.SECTION_HEAD, world.bureau, world.section)
    make_move(world, declaration, Move.AGREE_SECTION, other)


def test_who_submitted_does_not_sign_even_with_the_role(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    both = give(world.people[Role.CLERK], Role.SECTION_HEAD, world)
    with pytest.raises(PermissionDenied, match="您填报或报送过"):
        make_move(world, declaration, Move.AGREE_SECTION, both)


@pytest.mark.parametrize(
    ("first", "then", "state", "move"),
    [
        (
            Role.SECTION_HEAD,
            Role.FINANCE_OFFICER,
            State.FINANCE_SUMMARY,
            Move.AGREE_FINANCE,
        ),
        (Role.SECTION_HEAD, Role.BUREAU_LEADER, State.LEADER_REVIEW, Move.AGREE_LEADER),
        (
            Role.BUREAU_LEADER,
            Role.OFFICE_RECORDER,
            State.COLLECTIVE_DECISION,
            Move.RECORD_DECISION,
        ),
        (
            Role.OFFICE_RECORDER,
            Role.TREASURY_REVIEWER,
            State.TREASURY_REVIEW,
            Move.ACCEPT_FIRST,
        ),
    ],
)
def test_who_signed_at_one_desk_does_not_sign_at_another(
    world: SimpleNamespace, first: Role, then: Role, state: State, move: Move
) -> None:
    declaration = bring_to(world, sound_declaration(world), state)
    both = give(world.people[first], then, world)
    with pytest.raises(PermissionDenied, match="已经在前面的环节审核过"):
        make_move(world, declaration, move, both)


def test_after_a_return_signatures_begin_anew(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    make_move(world, declaration, Move.RETURN, world.people[Role.FINANCE_OFFICER])
    answer_returned_item(
        by=world.people[Role.CLERK],
        returned=declaration.returned_items.get(),
        answer="概况中已有。",
    )
    make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])
    deputy = person("deputy", Role.SECTION_HEAD, world.bureau, world.section)
    make_move(world, declaration, Move.AGREE_SECTION, deputy)
    # The head signed the passage before, not this one.
    both = give(world.people[Role.SECTION_HEAD], Role.FINANCE_OFFICER, world)
    make_move(world, declaration, Move.AGREE_FINANCE, both)


def test_who_edited_in_the_first_round_may_sign_in_the_second(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    former = person("former-clerk", Role.AUDITOR, world.bureau)
    edit(declaration, former)
    bring_to(world, declaration, State.SECTION_REVIEW, round_=2)
    head = give(former, Role.SECTION_HEAD, world)
    make_move(world, declaration, Move.AGREE_SECTION, head)


def test_the_same_reviewer_accepts_the_first_round_and_approves_the_second(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    reviewer = world.people[Role.TREASURY_REVIEWER]
    signed = declaration.steps.filter(by=reviewer).values_list("move", flat=True)
    assert {"accept-first", "approve"} <= set(signed)


def test_a_role_that_has_ended_signs_nothing(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    head.memberships.update(ends_on=date(2025, 1, 1))
    with pytest.raises(PermissionDenied):
        make_move(world, declaration, Move.AGREE_SECTION, User.objects.get(pk=head.pk))


def test_without_a_finance_bureau_nothing_of_its_business_is_done(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    Bureau.objects.filter(pk=world.bureau.pk).update(treasury=None)
    with pytest.raises(PermissionDenied, match="您的角色不能"):
        make_move(
            world, declaration, Move.ACCEPT_FIRST, world.people[Role.TREASURY_REVIEWER]
        )
    with pytest.raises(PermissionDenied, match="还没有登记同级财政部门"):
        make_move(world, declaration, Move.RETURN, world.people[Role.SECTION_HEAD])
    assert list(people_on_turn(declaration)) == []
