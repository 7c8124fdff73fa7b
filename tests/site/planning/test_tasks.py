"""Whose turn it is, the most pressing first."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.notices import read_all_notices, read_notice
from faheng.site.planning.models import BudgetYear, Declaration, Notice
from faheng.site.planning.queries.figures import totals_by_state
from faheng.site.planning.queries.tasks import counts_for, tasks_for
from faheng.site.planning.states import Move, Round, State

TURNS = {
    State.DRAFT: Role.CLERK,
    State.RETURNED: Role.CLERK,
    State.SECTION_REVIEW: Role.SECTION_HEAD,
    State.FINANCE_SUMMARY: Role.FINANCE_OFFICER,
    State.LEADER_REVIEW: Role.BUREAU_LEADER,
    State.COLLECTIVE_DECISION: Role.OFFICE_RECORDER,
    State.TREASURY_REVIEW: Role.TREASURY_REVIEWER,
    State.AWAITING_CONTROL: Role.TREASURY_REVIEWER,
    State.DROPPED: None,
}


def due(declaration: Declaration, state: State, on: date) -> None:
    declaration.budget_year.deadlines.create(round=Round.FIRST, state=state, on=on)


@pytest.mark.parametrize(("state", "role"), TURNS.items())
def test_a_declaration_lies_at_one_desk_only(
    world: SimpleNamespace, state: State, role: Role | None
) -> None:
    declaration = bring_to(world, sound_declaration(world), state)
    desks = {
        each: [task.declaration for task in tasks_for(by)]
        for each, by in world.people.items()
    }
    found = {each: tasks for each, tasks in desks.items() if tasks}
    assert found == ({role: [declaration]} if role else {})
    for by in world.strangers.values():
        assert tasks_for(by) == []


def test_the_most_pressing_comes_first_and_what_is_late_is_marked(
    world: SimpleNamespace,
) -> None:
    today = timezone.localdate()
    late, today_, undated = (
        sound_declaration(world, name, year=year)
        for name, year in (("迟", 2025), ("今", 2026), ("无", 2027))
    )
    due(today_, State.DRAFT, today)
    due(late, State.DRAFT, today - timedelta(days=1))
    tasks = tasks_for(world.people[Role.CLERK])
    assert [task.declaration for task in tasks] == [late, today_, undated]
    assert [task.is_overdue for task in tasks] == [True, False, False]
    assert [task.due for task in tasks] == [today - timedelta(days=1), today, None]
    assert tasks_for(world.people[Role.CLERK], limit=1) == tasks[:1]
    counts = counts_for(world.people[Role.CLERK])
    assert (counts.declarations, counts.overdue) == (3, 1)


def test_sent_back_it_is_due_when_the_desk_that_sent_it_back_must_be_done(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    due(declaration, State.DRAFT, date(2025, 9, 1))
    due(declaration, State.FINANCE_SUMMARY, date(2025, 9, 20))
    make_move(world, declaration, Move.RETURN, world.people[Role.FINANCE_OFFICER])
    (task,) = tasks_for(world.people[Role.CLERK])
    assert task.due == date(2025, 9, 20)


def test_nothing_waits_in_a_closed_year(world: SimpleNamespace) -> None:
    sound_declaration(world)
    assert len(tasks_for(world.people[Role.CLERK])) == 1
    BudgetYear.objects.update(is_closed=True)
    assert tasks_for(world.people[Role.CLERK]) == []


def test_many_tasks_take_as_many_queries_as_one(
    world: SimpleNamespace, django_assert_num_queries: object
) -> None:
    clerk = world.people[Role.CLERK]
    for nth in range(6):
        sound_declaration(world, f"项目{nth}")
    tasks_for(clerk)
    with django_assert_num_queries(1):  # type: ignore[operator]
        tasks = tasks_for(clerk)
        assert {task.declaration.project.section.name for task in tasks}


def test_notices_are_read_by_whom_they_were_sent_to(world: SimpleNamespace) -> None:
    bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head, notice = world.people[Role.SECTION_HEAD], Notice.objects.get()
    read_notice(by=world.stranger, notice=notice)
    assert counts_for(head).notices == 1
    read_notice(by=head, notice=notice)
    assert counts_for(head).notices == 0
    assert read_all_notices(by=head) == 0
    Notice.objects.update(read_at=None)
    assert read_all_notices(by=head) == 1


def test_totals_are_added_up_by_desk(world: SimpleNamespace) -> None:
    for name in ("人民调解经费", "法律援助经费"):
        bring_to(world, sound_declaration(world, name), State.SECTION_REVIEW)
    sound_declaration(world, "普法宣传经费")
    totals = totals_by_state(Declaration.objects.all())
    assert [(state, each.count) for state, each in totals.items()] == [
        (State.DRAFT, 1),
        (State.SECTION_REVIEW, 2),
    ]
    assert f"{totals[State.SECTION_REVIEW].annual:.2f}" == "540000.00"
