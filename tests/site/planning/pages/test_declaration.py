"""The page of one declaration: moves, what they need, and why some are not open."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import reverse
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    draft_of_second_round,
    make_move,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import Move, State


def press(
    person: User, declaration: Declaration, move: str, **said: object
) -> HttpResponse:
    return as_person(person).post(
        reverse("planning:move", args=[declaration.pk]),
        {"move": move, "revision": declaration.revision, **said},
    )


def state_of(declaration: Declaration) -> State:
    declaration.refresh_from_db()
    return State(declaration.state)


def test_a_form_is_submitted_and_recalled(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    assert press(clerk, declaration, "submit").status_code == 302
    assert state_of(declaration) is State.SECTION_REVIEW
    shown = page(clerk, "declaration", declaration.pk)
    assert "撤回修改" in shown
    assert press(clerk, declaration, "recall").status_code == 302
    assert state_of(declaration) is State.DRAFT


def test_what_must_be_mended_first_is_listed_with_its_place(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    declaration.indicators.filter(position=2).update(level1="效益指标")
    clerk = world.people[Role.CLERK]
    shown = page(clerk, "declaration", declaration.pk)
    assert "<button disabled>报送科室审核</button>" in shown
    assert "处必须修改" in shown
    edit = reverse("planning:edit", args=[declaration.pk])
    assert f'href="{edit}#finding-' in shown
    answer = press(clerk, declaration, "submit")
    assert answer.status_code == 400
    assert "处必须修改" in answer.content.decode()
    assert state_of(declaration) is State.DRAFT


def test_only_the_moves_of_ones_role_are_offered(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    for role in (
        Role.CLERK,
        Role.SECTION_HEAD,
        Role.FINANCE_OFFICER,
        Role.BUREAU_LEADER,
        Role.OFFICE_RECORDER,
        Role.AUDITOR,
    ):
        shown = page(world.people[role], "declaration", declaration.pk)
        offered = 'value="agree-finance"' in shown
        assert offered == (role is Role.FINANCE_OFFICER), role
        assert ('value="return"' in shown) == (role is Role.FINANCE_OFFICER), role


def test_who_signed_before_sees_why_they_cannot_sign_again(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.LEADER_REVIEW)
    leader = world.people[Role.BUREAU_LEADER]
    leader.memberships.update(role=Role.OFFICE_RECORDER)
    make_move(world, declaration, Move.AGREE_LEADER, _another_leader(world))
    leader.memberships.update(role=Role.BUREAU_LEADER)
    declaration.steps.filter(move=Move.AGREE_LEADER).update(by=leader)
    leader.memberships.update(role=Role.OFFICE_RECORDER)
    shown = page(leader, "declaration", declaration.pk)
    assert "已经在前面的环节审核过" in shown
    assert 'value="record-decision"' not in shown


def _another_leader(world: SimpleNamespace) -> User:
    other: User = world.people[Role.PRINCIPAL_LEADER]
    other.memberships.update(role=Role.BUREAU_LEADER)
    return User.objects.get(pk=other.pk)


def test_each_move_in_turn_to_the_end(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    people = world.people
    minutes = {
        "minutes-decision": "",
        "minutes-meeting": "party-group",
        "minutes-held_on": "2025-09-01",
        "minutes-number": "9号",
        "minutes-text": "同意。",
    }
    second = {**minutes, "minutes-number": "10号"}
    for role, move, said in (
        (Role.CLERK, "submit", {}),
        (Role.SECTION_HEAD, "agree-section", {"note": "同意。"}),
        (Role.FINANCE_OFFICER, "agree-finance", {}),
        (Role.BUREAU_LEADER, "agree-leader", {}),
        (Role.OFFICE_RECORDER, "record-decision", minutes),
        (Role.TREASURY_REVIEWER, "accept-first", {}),
        (Role.TREASURY_REVIEWER, "send-control", {"control_amount": "270,000.00"}),
        (Role.CLERK, "submit", {}),
        (Role.SECTION_HEAD, "agree-section", {}),
        (Role.FINANCE_OFFICER, "agree-finance", {}),
        (Role.BUREAU_LEADER, "agree-leader", {}),
        (Role.OFFICE_RECORDER, "record-decision", second),
        (Role.TREASURY_REVIEWER, "approve", {}),
    ):
        declaration.refresh_from_db()
        offered = page(people[role], "declaration", declaration.pk)
        assert f'name="move" value="{move}"' in offered, move
        answer = press(people[role], declaration, move, **said)
        assert answer.status_code == 302, (move, answer.content.decode()[:3000])
    assert state_of(declaration) is State.APPROVED
    assert declaration.control_amount == Decimal("270000")
    shown = page(people[Role.CLERK], "declaration", declaration.pk)
    assert "全年预算数" in shown
    assert shown.count('class="passed') == 14


def test_a_return_keeps_what_was_typed_when_it_is_refused(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    row = declaration.indicators.all()[0]
    answer = press(
        head,
        declaration,
        "return",
        item=["goals", f"indicator:{row.pk}"],
        **{"message-goals": "请写明受益人数。", f"message-indicator:{row.pk}": "  "},
    )
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "请写明受益人数。" in shown
    assert row.name in shown
    assert shown.count(" checked") == 2
    assert state_of(declaration) is State.SECTION_REVIEW


def test_what_is_sent_back_is_shown_item_by_item(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head, clerk = world.people[Role.SECTION_HEAD], world.people[Role.CLERK]
    row = declaration.indicators.all()[0]
    answer = press(
        head,
        declaration,
        "return",
        item=["goals", f"indicator:{row.pk}"],
        **{
            "message-goals": "请写明受益人数。",
            f"message-indicator:{row.pk}": "请核对件数。",
        },
    )
    assert answer.status_code == 302
    assert state_of(declaration) is State.RETURNED
    shown = page(clerk, "declaration", declaration.pk)
    for said in ("退回意见", "绩效目标", "请写明受益人数。", "请核对件数。", "待修改"):
        assert said in shown


def test_a_message_begins_with_what_the_rules_found(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    declaration.indicators.filter(position=6).update(target="有所提升")
    bring_to(world, declaration, State.SECTION_REVIEW)
    shown = page(world.people[Role.SECTION_HEAD], "declaration", declaration.pk)
    row = declaration.indicators.get(position=6)
    typed = shown.partition(f'name="message-indicator:{row.pk}"')[2]
    assert "满意度" in typed.partition("</textarea>")[0]


def test_a_conflict_is_said_and_the_present_state_is_shown(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    seen = Declaration.objects.get(pk=declaration.pk)
    Declaration.objects.filter(pk=declaration.pk).update(
        revision=declaration.revision + 1
    )
    answer = press(world.people[Role.SECTION_HEAD], seen, "agree-section")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "在您查看之后有过修改" in shown
    assert f'name="revision" value="{seen.revision + 1}"' in shown
    assert state_of(declaration) is State.SECTION_REVIEW


def test_what_was_moved_meanwhile_is_said(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    assert press(head, declaration, "agree-section").status_code == 302
    answer = press(head, declaration, "agree-section")
    assert answer.status_code == 400
    assert "不能办理" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"move": "fly", "revision": "0"}, 400),
        ({"move": "submit"}, 400),
        ({"move": "submit", "revision": "x"}, 400),
        ({"move": "approve", "revision": "0"}, 403),
        ({}, 400),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    world: SimpleNamespace, said: dict[str, str], status: int
) -> None:
    declaration = sound_declaration(world)
    answer = as_person(world.people[Role.CLERK]).post(
        reverse("planning:move", args=[declaration.pk]), said
    )
    assert answer.status_code == status
    assert state_of(declaration) is State.DRAFT


def test_from_outside_a_form_back_in_the_bureau_is_seen_as_it_was_sent(
    world: SimpleNamespace,
) -> None:
    declaration = draft_of_second_round(world)
    for role in (Role.TREASURY_REVIEWER, Role.SUPERVISOR):
        for name in ("declaration", "review", "last-year", "history", "compare"):
            shown = page(world.people[role], name, declaration.pk)
            assert "只在局内修改的目标" not in shown, (role, name)
        shown = page(world.people[role], "declaration", declaration.pk)
        assert "案件补贴按时发放" in shown
    inside = page(world.people[Role.CLERK], "declaration", declaration.pk)
    assert "只在局内修改的目标" in inside


def test_versions_never_sent_are_the_bureaus_own(world: SimpleNamespace) -> None:
    declaration = draft_of_second_round(world)
    kept = declaration.versions.order_by("number")
    reviewer = world.people[Role.TREASURY_REVIEWER]
    sent = [
        as_person(reviewer).get(reverse("planning:version", args=[each.pk])).status_code
        for each in kept
    ]
    assert sent[0] == 404
    assert 200 in sent
    shown = page(reviewer, "history", declaration.pk)
    for each, status in zip(kept, sent, strict=True):
        address = reverse("planning:version", args=[each.pk])
        assert (address in shown) == (status == 200)
