"""What went back into the bureau is the bureau's own: drafts, and what is weighed there."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration
from tests.site.planning.pages.walking import as_person, page
from tests.site.rest.program import Program, token_of

from faheng.site.bureaus.models import Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.access import is_inside
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import inside_bureaus
from faheng.site.planning.queries.standing import by_state
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State

SECRET = "尚未定稿的目标"
OUTSIDE = (Role.TREASURY_REVIEWER, Role.SUPERVISOR)


@pytest.fixture
def taken_back(world: SimpleNamespace) -> Declaration:
    """Sent back by the treasury, and half mended by the clerk since."""
    held = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    make_move(world, held, Move.RETURN, world.people[Role.TREASURY_REVIEWER])
    save_cell(
        by=world.people[Role.CLERK],
        declaration=held,
        cell="goals.annual_goal",
        was=held.annual_goal,
        now=SECRET,
    )
    return held


def code_of(client: Client, name: str, pk: int, **query: str) -> int:
    return client.get(reverse(f"planning:{name}", args=[pk]), query).status_code


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_form_being_mended_is_not_open_beside_its_own_bureau(
    world: SimpleNamespace, taken_back: Declaration, role: Role
) -> None:
    clerk, outsider = (as_person(world.people[each]) for each in (Role.CLERK, role))
    row = taken_back.indicators.get(position=1)
    asked = {"understand": {"cell": f"indicator:{row.pk}.target", "text": "5件"}}
    for name in ("edit", "edits", "judged", "understand", "find-indicators"):
        query = asked.get(name, {})
        assert code_of(clerk, name, taken_back.pk, **query) == 200, name
        assert code_of(outsider, name, taken_back.pk, **query) == 404, name


def a_waiver(world: SimpleNamespace, held: Declaration, *, granted: bool) -> None:
    found = next(each for each in review_form(held).findings if each.blocks)
    waiver = ask_waiver(
        by=world.people[Role.CLERK],
        declaration=held,
        key=found.finding.key,
        reason=SECRET,
    )
    head = world.people[Role.SECTION_HEAD]
    decide_waiver(by=head, waiver=waiver, granted=granted, note="再议")


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("granted", [True, False])
def test_waivers_decided_since_it_went_back_are_not_told(
    world: SimpleNamespace, taken_back: Declaration, role: Role, granted: bool
) -> None:
    taken_back.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    a_waiver(world, taken_back, granted=granted)
    for name in ("declaration", "history"):
        assert SECRET in page(world.people[Role.CLERK], name, taken_back.pk)
        assert SECRET not in page(world.people[role], name, taken_back.pk), name


@pytest.mark.parametrize("granted", [True, False])
def test_what_was_granted_goes_out_with_the_form_and_what_was_refused_does_not(
    world: SimpleNamespace, granted: bool
) -> None:
    held = sound_declaration(world)
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    a_waiver(world, held, granted=granted)
    held.funding_lines.filter(source="county").update(annual=Decimal("210000"))
    bring_to(world, held, State.TREASURY_REVIEW)
    for name in ("declaration", "history"):
        seen = SECRET in page(world.people[Role.TREASURY_REVIEWER], name, held.pk)
        assert seen is granted, name


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_waiver_only_asked_for_is_not_told_beside_its_finding(
    world: SimpleNamespace, role: Role
) -> None:
    held = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    found = next(each for each in review_form(held).findings if each.blocks)
    key, clerk = found.finding.key, world.people[Role.CLERK]
    ask_waiver(by=clerk, declaration=held, key=key, reason=SECRET)
    for name, pk in (
        ("review", held.pk),
        ("declaration", held.pk),
        ("review-year", held.budget_year_id),
    ):
        assert SECRET in page(clerk, name, pk), name
        assert SECRET not in page(world.people[role], name, pk), name


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_transfer_being_weighed_in_the_bureau_is_not_told_outside(
    world: SimpleNamespace, role: Role
) -> None:
    one, other = (
        bring_to(world, sound_declaration(world, name), State.APPROVED, round_=2)
        for name in ("法律援助专项经费", "法治宣传经费")
    )
    asked = ask_adjustment(
        by=world.people[Role.FINANCE_OFFICER],
        declaration=one,
        source=other,
        kind="transfer",
        amount=Decimal("1000"),
        reason=SECRET,
    )
    for each in (one, other):
        assert SECRET in page(world.people[Role.CLERK], "declaration", each.pk)
        assert SECRET not in page(world.people[role], "declaration", each.pk)
    leader = world.people[Role.PRINCIPAL_LEADER]
    decide_adjustment(by=leader, adjustment=asked, granted=True)
    assert SECRET in page(world.people[role], "declaration", one.pk)


def with_role(
    person: User, role: Role, world: SimpleNamespace, **where: object
) -> None:
    Membership.objects.create(
        user=person, bureau=world.bureau, role=role, starts_on=date(2024, 1, 1), **where
    )


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.LAWYER, Role.COMMUNITY_OFFICER, Role.ADMINISTRATOR]
)
def test_a_role_elsewhere_in_the_bureau_does_not_open_its_drafts_to_a_reviewer(
    world: SimpleNamespace, taken_back: Declaration, role: Role
) -> None:
    person = world.people[Role.TREASURY_REVIEWER]
    section = None if role is Role.ADMINISTRATOR else world.other_section
    with_role(person, role, world, section=section)
    assert not is_inside(person, taken_back)
    assert SECRET not in page(person, "declaration", taken_back.pk)
    assert SECRET not in page(person, "history", taken_back.pk)


def test_faults_of_a_form_being_mended_are_not_counted_outside(
    world: SimpleNamespace, taken_back: Declaration
) -> None:
    Declaration.objects.filter(pk=taken_back.pk).update(errors=7)
    every = Declaration.objects.all()
    inside = inside_bureaus(world.people[Role.CLERK])
    (there,) = by_state(every, inside)
    (outside,) = by_state(every, inside_bureaus(world.people[Role.TREASURY_REVIEWER]))
    assert (there.money.errors, outside.money.errors) == (7, 0)


def test_findings_are_given_to_a_script_inside_alone(
    world: SimpleNamespace, taken_back: Declaration
) -> None:
    address = reverse("planning:edits", args=[taken_back.pk])
    told = as_person(world.people[Role.CLERK]).get(address, {"seen": "0"})
    assert SECRET in json.loads(told.content)["others"].values()
    outsider = as_person(world.people[Role.TREASURY_REVIEWER])
    assert outsider.get(address, {"seen": "0"}).status_code == 404


@pytest.mark.parametrize("role", OUTSIDE)
def test_the_minutes_of_the_bureau_stay_in_it(
    world: SimpleNamespace, role: Role
) -> None:
    """Outside, the step that names a decision tells its number and day, not its words."""
    held = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    held.budget_year.decisions.update(text=SECRET)
    number = held.budget_year.decisions.get().number
    assert SECRET in page(world.people[Role.CLERK], "year", held.budget_year_id)
    assert SECRET not in page(world.people[role], "year", held.budget_year_id)
    told = page(world.people[role], "history", held.pk)
    assert number in told
    assert SECRET not in told
    program = Program(token_of(world.people[role]))
    assert program.done("GET", f"/years/{held.budget_year_id}/decisions") == []
