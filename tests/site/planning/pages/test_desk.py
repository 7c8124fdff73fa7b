"""The desk: whose turn it is, and signing many at once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    make_move,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import CollectiveDecision, Declaration
from faheng.site.planning.states import Move, Round, State

ON_TURN = (
    (State.DRAFT, Role.CLERK),
    (State.RETURNED, Role.CLERK),
    (State.SECTION_REVIEW, Role.SECTION_HEAD),
    (State.FINANCE_SUMMARY, Role.FINANCE_OFFICER),
    (State.LEADER_REVIEW, Role.BUREAU_LEADER),
    (State.COLLECTIVE_DECISION, Role.OFFICE_RECORDER),
    (State.TREASURY_REVIEW, Role.TREASURY_REVIEWER),
    (State.AWAITING_CONTROL, Role.TREASURY_REVIEWER),
)


def pile_of(declaration: Declaration) -> str:
    return f"{declaration.budget_year_id}-{declaration.round}-{declaration.state}"


def sign(
    person: User, move: Move, *declarations: Declaration, **said: str
) -> HttpResponse:
    """Tick declarations of one pile and press its button."""
    return as_person(person).post(
        reverse("planning:sign-pile"),
        {
            "pile": pile_of(declarations[0]),
            "move": move.value,
            "declaration": [each.pk for each in declarations],
            **{f"revision-{each.pk}": each.revision for each in declarations},
            **said,
        },
    )


def state_of(declaration: Declaration) -> State:
    declaration.refresh_from_db()
    return State(declaration.state)


@pytest.mark.parametrize(("state", "role"), ON_TURN)
def test_it_lies_on_the_desk_of_whose_turn_it_is_alone(
    world: SimpleNamespace, state: State, role: Role
) -> None:
    bring_to(world, sound_declaration(world), state)
    for other, person in world.people.items():
        waits = 'id="waiting"' in page(person, "desk") and (
            "有 1 个项目等您办理" in page(person, "desk")
        )
        assert waits == (other is role), other


def test_several_are_agreed_to_with_one_note(world: SimpleNamespace) -> None:
    two = [
        bring_to(world, sound_declaration(world, name), State.FINANCE_SUMMARY)
        for name in ("法律援助经费", "普法经费")
    ]
    head = world.people[Role.FINANCE_OFFICER]
    answer = sign(head, Move.AGREE_FINANCE, *two, note="同意上报。")
    assert answer.status_code == 302
    for each in two:
        assert state_of(each) is State.LEADER_REVIEW
        assert each.steps.last().note == "同意上报。"


def test_if_one_cannot_be_moved_none_is_and_why_is_said(
    world: SimpleNamespace,
) -> None:
    first = bring_to(
        world, sound_declaration(world, "法律援助经费"), State.FINANCE_SUMMARY
    )
    second = bring_to(
        world, sound_declaration(world, "普法经费"), State.FINANCE_SUMMARY
    )
    person = world.people[Role.FINANCE_OFFICER]
    seen = Declaration.objects.get(pk=second.pk)
    Declaration.objects.filter(pk=second.pk).update(revision=second.revision + 1)
    answer = sign(person, Move.AGREE_FINANCE, first, seen, note="已核对金额。")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "在您查看之后有过修改" in shown
    # What was ticked and typed is still there.
    assert shown.count(" checked") == 2
    assert "已核对金额。" in shown
    assert state_of(first) is State.FINANCE_SUMMARY


def test_nothing_ticked_is_said_so(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    answer = as_person(world.people[Role.FINANCE_OFFICER]).post(
        reverse("planning:sign-pile"),
        {"pile": pile_of(one), "move": "agree-finance"},
    )
    assert answer.status_code == 400
    assert "请先勾选项目" in answer.content.decode()


def test_a_meeting_is_recorded_with_what_it_let_pass(world: SimpleNamespace) -> None:
    two = [
        bring_to(world, sound_declaration(world, name), State.COLLECTIVE_DECISION)
        for name in ("法律援助经费", "普法经费")
    ]
    CollectiveDecision.objects.filter(steps=None).delete()
    recorder = world.people[Role.OFFICE_RECORDER]
    key = pile_of(two[0])
    said = {
        f"{key}-decision": "",
        f"{key}-meeting": "office",
        f"{key}-held_on": "2025-09-10",
        f"{key}-number": "示司办纪〔2025〕3号",
        f"{key}-text": "同意申报。",
    }
    assert sign(recorder, Move.RECORD_DECISION, *two, **said).status_code == 302
    decision = CollectiveDecision.objects.get(number="示司办纪〔2025〕3号")
    assert {step.declaration for step in decision.steps.all()} == set(two)
    assert all(state_of(each) is State.TREASURY_REVIEW for each in two)


def test_a_meeting_without_its_day_is_not_recorded(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.COLLECTIVE_DECISION)
    CollectiveDecision.objects.all().delete()
    key = pile_of(one)
    said = {f"{key}-number": "3号", f"{key}-text": "同意。", f"{key}-meeting": "office"}
    recorder = world.people[Role.OFFICE_RECORDER]
    answer = sign(recorder, Move.RECORD_DECISION, one, **said)
    assert answer.status_code == 400
    assert "召开日期" in answer.content.decode()
    assert 'value="3号"' in answer.content.decode()
    assert not CollectiveDecision.objects.exists()
    assert state_of(one) is State.COLLECTIVE_DECISION


def test_a_meeting_is_not_kept_if_a_project_cannot_be_moved(
    world: SimpleNamespace,
) -> None:
    one = bring_to(world, sound_declaration(world), State.COLLECTIVE_DECISION)
    CollectiveDecision.objects.all().delete()
    seen = Declaration.objects.get(pk=one.pk)
    Declaration.objects.filter(pk=one.pk).update(revision=one.revision + 1)
    key = pile_of(one)
    said = {
        f"{key}-meeting": "office",
        f"{key}-held_on": "2025-09-10",
        f"{key}-number": "3号",
        f"{key}-text": "同意。",
    }
    recorder = world.people[Role.OFFICE_RECORDER]
    assert sign(recorder, Move.RECORD_DECISION, seen, **said).status_code == 409
    assert not CollectiveDecision.objects.exists()


def test_control_numbers_go_down_together(world: SimpleNamespace) -> None:
    two = [
        bring_to(world, sound_declaration(world, name), State.AWAITING_CONTROL)
        for name in ("法律援助经费", "普法经费")
    ]
    reviewer = world.people[Role.TREASURY_REVIEWER]
    amounts = {
        f"amount-{two[0].pk}": "250,000",
        f"amount-{two[1].pk}": "260000.50",
    }
    assert sign(reviewer, Move.SEND_CONTROL, *two, **amounts).status_code == 302
    assert state_of(two[0]) is State.DRAFT
    assert state_of(two[1]) is State.DRAFT
    assert two[0].control_amount == Decimal("250000")
    assert two[1].control_amount == Decimal("260000.50")
    assert two[0].round == Round.SECOND


def test_a_control_number_that_is_none_is_refused(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.AWAITING_CONTROL)
    reviewer = world.people[Role.TREASURY_REVIEWER]
    for typed in ("二十五万", "1e5", "1.234", "NaN"):
        answer = sign(reviewer, Move.SEND_CONTROL, one, **{f"amount-{one.pk}": typed})
        assert answer.status_code == 400, typed
        assert typed in answer.content.decode()
    assert state_of(one) is State.AWAITING_CONTROL


def test_only_whose_turn_it_is_can_sign_a_pile(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    for role, person in world.people.items():
        if role is Role.FINANCE_OFFICER:
            continue
        answer = sign(person, Move.AGREE_FINANCE, one)
        assert answer.status_code in (403, 404, 409), role
        assert state_of(one) is State.FINANCE_SUMMARY, role
    for stranger in world.strangers.values():
        assert sign(stranger, Move.AGREE_FINANCE, one).status_code == 404


def test_a_pile_that_makes_no_sense_is_refused(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    client = as_person(world.people[Role.FINANCE_OFFICER])
    address = reverse("planning:sign-pile")
    assert client.post(address, {}).status_code == 404
    assert client.post(address, {"pile": "x-1-draft"}).status_code == 404
    key = pile_of(one)
    for said in (
        {"pile": key, "move": "fly"},
        {"pile": key, "move": "return", "declaration": one.pk, f"revision-{one.pk}": 0},
        {"pile": key, "move": "agree-finance", "declaration": one.pk},
    ):
        assert client.post(address, said).status_code == 400, said


def test_sent_back_first_then_what_is_overdue(world: SimpleNamespace) -> None:
    sent_back = sound_declaration(world, "退回的项目")
    bring_to(world, sent_back, State.RETURNED)
    late = sound_declaration(world, "到期的项目")
    late.budget_year.deadlines.create(
        round=1, state=State.DRAFT, on=timezone.localdate() - timedelta(days=1)
    )
    shown = page(world.people[Role.CLERK], "desk")
    assert shown.index("退回的项目") < shown.index("到期的项目")
    assert "退回 1 项" in shown
    assert "已到期" in shown


def test_what_is_dealt_with_is_no_news_any_more(world: SimpleNamespace) -> None:
    one = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    person = world.people[Role.FINANCE_OFFICER]
    assert person.notices.filter(read_at=None).count() == 1
    make_move(world, one, Move.AGREE_FINANCE, person)
    assert not person.notices.filter(read_at=None).exists()


def test_from_above_each_bureau_shows_what_it_has_sent(world: SimpleNamespace) -> None:
    bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    bring_to(world, sound_declaration(world, "普法经费"), State.TREASURY_REVIEW)
    sound_declaration(world, "没有报出的项目")
    for role in (Role.SUPERVISOR, Role.TREASURY_REVIEWER):
        shown = page(world.people[role], "desk")
        row = shown[shown.index("示范区司法局</a>") :]
        figures = [
            cell.partition("<")[0] for cell in row.split('">')[1:] if cell[:1].isdigit()
        ]
        assert figures[:5] == ["2", "54.00", "1", "1", "27.00"], role


def test_the_desk_takes_as_many_queries_however_much_lies_there(
    world: SimpleNamespace,
) -> None:
    person = world.people[Role.FINANCE_OFFICER]
    counted = []
    for number in (3, 12):
        for nth in range(number):
            bring_to(
                world,
                sound_declaration(world, f"项目{number}-{nth}"),
                State.FINANCE_SUMMARY,
            )
        with CaptureQueriesContext(connection) as captured:
            page(person, "desk")
        counted.append(len(captured))
    assert counted[0] == counted[1]
