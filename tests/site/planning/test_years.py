"""Opening a year, its deadlines, closing it; meetings; projects that come and go."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import Section, User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.decisions import record_collective_decision
from faheng.site.planning.actions.projects import (
    change_section,
    create_project,
    declare_again,
    delete_draft,
)
from faheng.site.planning.actions.years import (
    close_year,
    open_year,
    reopen_year,
    set_deadlines,
)
from faheng.site.planning.models import (
    BudgetYear,
    CollectiveDecision,
    Declaration,
    Project,
)
from faheng.site.planning.policies import can_edit
from faheng.site.planning.states import DESKS, Move, Round, State

DRAFTS = (Round.FIRST, State.DRAFT)
HEADS = (Round.FIRST, State.SECTION_REVIEW)


@pytest.fixture
def finance(world: SimpleNamespace) -> User:
    by: User = world.people[Role.FINANCE_OFFICER]
    return by


@pytest.fixture
def year(world: SimpleNamespace, finance: User) -> BudgetYear:
    return open_year(by=finance, bureau=world.bureau, year=2026)


def test_a_year_is_opened_with_its_deadlines(
    world: SimpleNamespace, finance: User
) -> None:
    days = {DRAFTS: date(2025, 9, 1), HEADS: date(2025, 9, 5)}
    opened = open_year(by=finance, bureau=world.bureau, year=2026, deadlines=days)
    kept = opened.deadlines.values_list("round", "state", "on")
    assert {(round_, state): on for round_, state, on in kept} == days
    event = AuditEvent.objects.get(event="year-opened")
    assert event.facts["deadlines"] == {
        "1/draft": "2025-09-01",
        "1/section-review": "2025-09-05",
    }


def test_a_year_is_opened_once(world: SimpleNamespace, year: BudgetYear) -> None:
    finance = world.people[Role.FINANCE_OFFICER]
    with pytest.raises(InvalidInputError, match="2026年已经开启"):
        open_year(by=finance, bureau=world.bureau, year=2026)
    with pytest.raises(InvalidInputError, match="请核对年度"):
        open_year(by=finance, bureau=world.bureau, year=226)


def test_only_the_finance_officer_of_the_bureau_opens_and_closes(
    world: SimpleNamespace, year: BudgetYear
) -> None:
    others = [by for role, by in world.people.items() if role != Role.FINANCE_OFFICER]
    for by in (*others, *world.strangers.values()):
        with pytest.raises(PermissionDenied):
            open_year(by=by, bureau=world.bureau, year=2027)
        with pytest.raises(PermissionDenied):
            set_deadlines(by=by, budget_year=year, deadlines={})
        with pytest.raises(PermissionDenied):
            close_year(by=by, budget_year=year)
        with pytest.raises(PermissionDenied):
            reopen_year(by=by, budget_year=year)


def test_deadlines_are_replaced_and_both_are_on_the_trail(
    year: BudgetYear, finance: User
) -> None:
    set_deadlines(by=finance, budget_year=year, deadlines={DRAFTS: date(2025, 9, 1)})
    set_deadlines(by=finance, budget_year=year, deadlines={HEADS: date(2025, 9, 9)})
    assert [each.state for each in year.deadlines.all()] == [State.SECTION_REVIEW]
    last = AuditEvent.objects.filter(event="year-changed").last()
    assert last is not None
    assert last.facts == {
        "before": {"1/draft": "2025-09-01"},
        "after": {"1/section-review": "2025-09-09"},
    }


def test_deadlines_follow_the_order_of_the_desks(
    year: BudgetYear, finance: User
) -> None:
    before = {DRAFTS: date(2025, 9, 1)}
    set_deadlines(by=finance, budget_year=year, deadlines=before)
    wrong = {DRAFTS: date(2025, 9, 2), HEADS: date(2025, 9, 1)}
    with pytest.raises(
        InvalidInputError, match="“一上 科室审核”的期限早于前一环节“一上 填报中”"
    ):
        set_deadlines(by=finance, budget_year=year, deadlines=wrong)
    assert [each.on for each in year.deadlines.all()] == [date(2025, 9, 1)]
    for desk in (
        (Round.FIRST, State.APPROVED),
        (Round.FIRST, State.RETURNED),
        (Round.SECOND, State.AWAITING_CONTROL),
    ):
        with pytest.raises(InvalidInputError, match="不属于任何办理环节"):
            set_deadlines(
                by=finance, budget_year=year, deadlines={desk: date(2025, 9, 1)}
            )


def test_the_desks_stand_in_the_order_a_declaration_passes_them(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    passed = [(step.round, step.left) for step in declaration.steps.all()]
    assert passed == [(round_.value, state.value) for round_, state in DESKS]


def test_a_year_with_something_under_review_is_not_closed(
    world: SimpleNamespace, finance: User
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    year = declaration.budget_year
    with pytest.raises(NotNowError, match="还有 1 个项目正在审核"):
        close_year(by=finance, budget_year=year)
    make_move(world, declaration, Move.RECALL, world.people[Role.CLERK])
    assert can_edit(declaration, "project")
    close_year(by=finance, budget_year=year)
    declaration = Declaration.objects.get(pk=declaration.pk)
    assert not can_edit(declaration, "project")
    with pytest.raises(NotNowError):
        close_year(by=finance, budget_year=year)
    with pytest.raises(NotNowError):
        set_deadlines(by=finance, budget_year=year, deadlines={})
    reopen_year(by=finance, budget_year=year)
    assert can_edit(Declaration.objects.get(pk=declaration.pk), "project")
    with pytest.raises(NotNowError, match="还没有结束"):
        reopen_year(by=finance, budget_year=year)


def decide(world: SimpleNamespace, year: BudgetYear, **said: Any) -> CollectiveDecision:
    return record_collective_decision(
        **{
            "by": world.people[Role.OFFICE_RECORDER],
            "budget_year": year,
            "meeting": "party-group",
            "held_on": timezone.localdate(),
            "number": "〔2025〕9号",
            "text": "同意申报。",
            **said,
        }
    )


def test_a_decision_is_recorded(world: SimpleNamespace, year: BudgetYear) -> None:
    decision = decide(world, year)
    assert decision.recorded_by == world.people[Role.OFFICE_RECORDER]
    assert AuditEvent.objects.get(event="decision-recorded").target_id == decision.pk


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"meeting": "tea"}, "请选择会议"),
        ({"number": " "}, "请填写会议纪要文号和决定内容"),
        ({"text": " "}, "请填写会议纪要文号和决定内容"),
        ({"number": "一" * 61}, "不超过60个字"),
        ({"held_on": date(2999, 1, 1)}, "会议还没有召开"),
    ],
)
def test_a_decision_says_which_meeting_and_what(
    world: SimpleNamespace, year: BudgetYear, said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        decide(world, year, **said)


def test_a_decision_is_recorded_once_and_by_the_recorder(
    world: SimpleNamespace, year: BudgetYear
) -> None:
    decide(world, year)
    with pytest.raises(InvalidInputError, match="已经登记"):
        decide(world, year)
    others = [by for role, by in world.people.items() if role != Role.OFFICE_RECORDER]
    for by in (*others, *world.strangers.values()):
        with pytest.raises(PermissionDenied):
            decide(world, year, by=by, number="〔2025〕10号")
    BudgetYear.objects.update(is_closed=True)
    with pytest.raises(NotNowError):
        decide(world, year, number="〔2025〕10号")


def create(world: SimpleNamespace, year: BudgetYear, **said: Any) -> Declaration:
    return create_project(
        **{
            "by": world.people[Role.CLERK],
            "budget_year": year,
            "section": world.section,
            "name": "人民调解经费",
            **said,
        }
    )


def test_a_project_begins_with_a_blank_declaration(
    world: SimpleNamespace, year: BudgetYear
) -> None:
    declaration = create(world, year, name=" 人民调解\n经费 ", code=" SFJ-01 ")
    assert declaration.project.name == "人民调解 经费"
    assert declaration.project.code == "SFJ-01"
    assert (declaration.state, declaration.round) == (State.DRAFT, Round.FIRST)
    assert (declaration.bureau, declaration.year) == (world.bureau, 2026)
    assert AuditEvent.objects.filter(event="declaration-created").count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "  "}, "请填写项目名称"),
        ({"name": "一" * 201}, "不超过200个字"),
        ({"code": "1" * 61}, "不超过60个字"),
    ],
)
def test_a_project_has_a_name(
    world: SimpleNamespace, year: BudgetYear, said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        create(world, year, **said)


def test_a_project_is_created_once_by_a_clerk_of_the_section(
    world: SimpleNamespace, year: BudgetYear
) -> None:
    create(world, year)
    with pytest.raises(InvalidInputError, match="本单位已有项目“人民调解经费”"):
        create(world, year)
    others = [by for role, by in world.people.items() if role != Role.CLERK]
    for by in (*others, *world.strangers.values()):
        with pytest.raises(PermissionDenied):
            create(world, year, by=by, name="另一个")
    with pytest.raises(PermissionDenied):
        create(world, year, section=world.other_section, name="另一个")


def test_a_project_is_declared_again_for_another_year(
    world: SimpleNamespace, year: BudgetYear, finance: User
) -> None:
    clerk = world.people[Role.CLERK]
    project = create(world, year).project
    following = open_year(by=finance, bureau=world.bureau, year=2027)
    again = declare_again(by=clerk, budget_year=following, project=project)
    assert (again.project, again.year, again.annual) == (project, 2027, None)
    with pytest.raises(InvalidInputError, match="已经申报了2027年"):
        declare_again(by=clerk, budget_year=following, project=project)
    elsewhere = BudgetYear.objects.create(bureau=world.far, year=2027)
    with pytest.raises(InvalidInputError, match="请选择本单位的预算年度"):
        declare_again(by=clerk, budget_year=elsewhere, project=project)
    with pytest.raises(PermissionDenied):
        declare_again(by=world.stranger, budget_year=following, project=project)


def test_nothing_begins_in_a_closed_year(
    world: SimpleNamespace, year: BudgetYear, finance: User
) -> None:
    declaration = create(world, year)
    close_year(by=finance, budget_year=year)
    clerk = world.people[Role.CLERK]
    with pytest.raises(NotNowError):
        create(world, year, name="另一个")
    with pytest.raises(NotNowError):
        declare_again(by=clerk, budget_year=year, project=declaration.project)
    with pytest.raises(NotNowError):
        delete_draft(by=clerk, declaration=declaration)


def test_a_draft_that_never_left_is_deleted_with_its_project(
    world: SimpleNamespace, year: BudgetYear
) -> None:
    clerk = world.people[Role.CLERK]
    declaration = create(world, year)
    pk = declaration.pk
    for by in (world.stranger, world.people[Role.SECTION_HEAD]):
        with pytest.raises(PermissionDenied):
            delete_draft(by=by, declaration=declaration)
    delete_draft(by=clerk, declaration=declaration)
    assert not Project.objects.exists()
    event = AuditEvent.objects.get(event="declaration-deleted")
    assert event.target_id == pk
    assert event.facts == {"project": "人民调解经费", "year": 2026}


def test_a_project_with_another_year_outlives_a_deleted_draft(
    world: SimpleNamespace, year: BudgetYear, finance: User
) -> None:
    clerk = world.people[Role.CLERK]
    first = create(world, year)
    following = open_year(by=finance, bureau=world.bureau, year=2027)
    again = declare_again(by=clerk, budget_year=following, project=first.project)
    delete_draft(by=clerk, declaration=again)
    assert Project.objects.get().declarations.get() == first


@pytest.mark.parametrize("round_", [1, 2])
def test_what_has_been_submitted_is_not_deleted(
    world: SimpleNamespace, round_: int
) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    if round_ == 1:
        make_move(world, declaration, Move.SUBMIT, clerk)
        make_move(world, declaration, Move.RECALL, clerk)
    else:
        bring_to(world, declaration, State.DRAFT, round_=2)
    with pytest.raises(NotNowError, match="已经报送过，不能删除"):
        delete_draft(by=clerk, declaration=declaration)


def test_a_project_handed_to_another_section_is_that_sections(
    world: SimpleNamespace, finance: User
) -> None:
    declaration = sound_declaration(world)
    project = declaration.project
    for by in (world.people[Role.CLERK], world.strangers[Role.FINANCE_OFFICER]):
        with pytest.raises(PermissionDenied):
            change_section(by=by, project=project, section=world.other_section)
    with pytest.raises(InvalidInputError, match="请选择本单位的科室"):
        change_section(by=finance, project=project, section=world.far_section)
    for kind in set(Section.Kind) - {Section.Kind.SECTION}:
        beside = Section.objects.create(bureau=world.bureau, name=kind, kind=kind)
        with pytest.raises(InvalidInputError, match="请选择本单位的科室"):
            change_section(by=finance, project=project, section=beside)
    change_section(by=finance, project=project, section=world.other_section)
    change_section(by=finance, project=project, section=world.other_section)
    events = AuditEvent.objects.filter(event="declaration-edited")
    assert [event.facts for event in events] == [
        {"section": [world.section.pk, world.other_section.pk]}
    ]
    with pytest.raises(PermissionDenied):
        make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])
    clerk = person("other-clerk", Role.CLERK, world.bureau, world.other_section)
    make_move(world, declaration, Move.SUBMIT, clerk)


def test_a_deadline_passed_keeps_nobody_from_working(
    world: SimpleNamespace, finance: User
) -> None:
    declaration = sound_declaration(world)
    yesterday = timezone.localdate() - timedelta(days=1)
    set_deadlines(
        by=finance, budget_year=declaration.budget_year, deadlines={DRAFTS: yesterday}
    )
    make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])
