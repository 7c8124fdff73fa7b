"""People at their pages: signed in, pressing buttons."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import (
    bring_to,
    decision_of,
    make_move,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.adjustments import ask_adjustment
from faheng.site.planning.actions.changes import ask_target_change
from faheng.site.planning.actions.waivers import ask_waiver
from faheng.site.planning.models import Declaration
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import State

__all__ = [
    "as_person",
    "bring_to",
    "decision_of",
    "everything",
    "make_move",
    "page",
    "sound_declaration",
]


def as_person(person: User) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(person)
    return client


def page(
    person: User, name: str, *args: object, status: int = 200, **query: str
) -> str:
    """A page as a person gets it."""
    answer = as_person(person).get(reverse(f"planning:{name}", args=args), query)
    assert answer.status_code == status, (name, answer.status_code)
    return answer.content.decode()


def everything(world: SimpleNamespace) -> SimpleNamespace:
    """One of each thing there is a page of; the first declaration is approved."""
    people = world.people
    approved = bring_to(world, sound_declaration(world), State.APPROVED, round_=2)
    other = bring_to(
        world, sound_declaration(world, "法治宣传经费"), State.APPROVED, round_=2
    )
    change = ask_target_change(
        by=people[Role.CLERK],
        indicator=approved.indicators.all()[0],
        after="不少于180件",
        reason="收案增加。",
    )
    adjustment = ask_adjustment(
        by=people[Role.CLERK],
        declaration=approved,
        kind="transfer",
        amount=approved.annual / 10,
        reason="鉴定费不足。",
        source=other,
    )
    vague = sound_declaration(world, "值班经费")
    vague.indicators.filter(position=6).update(target="有所提升")
    found = next(each for each in review_form(vague).findings if each.can_be_waived)
    waiver = ask_waiver(
        by=people[Role.CLERK],
        declaration=vague,
        key=found.finding.key,
        reason="统计口径待定。",
        until=date(2099, 12, 31),
    )
    returned = bring_to(world, sound_declaration(world, "普法经费"), State.RETURNED)
    version = approved.versions.order_by("number")[0]
    return SimpleNamespace(
        declaration=approved,
        other=other,
        draft=vague,
        returned=returned,
        change=change,
        adjustment=adjustment,
        waiver=waiver,
        version=version,
        year=approved.budget_year,
        notice=people[Role.FINANCE_OFFICER].notices.all()[0],
    )


def draft_of_second_round(world: SimpleNamespace) -> Declaration:
    """Back in the bureau with its control number, and changed there since."""
    declaration = bring_to(world, sound_declaration(world), State.DRAFT, round_=2)
    declaration.annual_goal = "只在局内修改的目标。"
    declaration.save(update_fields=["annual_goal"])
    return declaration
