"""Two people at the same moment: one does it, the other is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import connection
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ManyError, NotNowError
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.circle import move_declaration, move_many
from faheng.site.planning.models import Declaration, Version
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.states import Move, State

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[Exception]:
    """Do all at the same moment, each over a connection of its own; what went wrong."""
    start = Barrier(len(actions))
    wrong: list[Exception] = []

    def run(action: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=20)
            action()
        except Exception as why:
            wrong.append(why)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_two_heads_sign_the_same_form(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    deputy = person("deputy", Role.SECTION_HEAD, world.bureau, world.section)

    def sign(by: object) -> Callable[[], object]:
        return lambda: move_declaration(
            by=by,  # type: ignore[arg-type]
            declaration=declaration,
            move=Move.AGREE_SECTION,
        )

    wrong = at_once(sign(world.people[Role.SECTION_HEAD]), sign(deputy))
    assert [type(why) for why in wrong] == [NotNowError]
    assert "现处于“财务汇总”" in str(wrong[0])
    assert declaration.steps.filter(move=Move.AGREE_SECTION).count() == 1


def test_one_signs_while_another_sends_back(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    deputy = person("deputy", Role.SECTION_HEAD, world.bureau, world.section)
    wrong = at_once(
        lambda: move_declaration(
            by=head, declaration=declaration, move=Move.AGREE_SECTION
        ),
        lambda: move_declaration(
            by=deputy,
            declaration=declaration,
            move=Move.RETURN,
            returned=[("goals", "请写人数。")],
        ),
    )
    assert len(wrong) == 1
    declaration.refresh_from_db()
    open_items = declaration.returned_items.filter(is_open=True).exists()
    assert open_items == (declaration.state == State.RETURNED)


def test_two_piles_that_cross_do_not_wait_for_each_other(
    world: SimpleNamespace,
) -> None:
    pile = [
        bring_to(world, sound_declaration(world, name), State.LEADER_REVIEW)
        for name in ("人民调解经费", "法律援助经费", "普法宣传经费")
    ]
    second = person("second-leader", Role.BUREAU_LEADER, world.bureau)
    wrong = at_once(
        lambda: move_many(
            by=world.people[Role.BUREAU_LEADER],
            declarations=pile,
            move=Move.AGREE_LEADER,
        ),
        lambda: move_many(by=second, declarations=pile[::-1], move=Move.AGREE_LEADER),
    )
    assert [type(why) for why in wrong] == [ManyError]
    states = Declaration.objects.values_list("state", flat=True)
    assert set(states) == {State.COLLECTIVE_DECISION}
    assert Version.objects.count() == sum(each.steps.count() for each in pile)


def test_the_same_money_is_not_given_twice(world: SimpleNamespace) -> None:
    giving, one, other = (
        bring_to(world, sound_declaration(world, name), State.APPROVED, round_=2)
        for name in ("机关运转", "人民调解经费", "法律援助经费")
    )
    asked = [
        ask_adjustment(
            by=world.people[Role.CLERK],
            declaration=gaining,
            source=giving,
            kind="transfer",
            amount=Decimal("200000"),
            reason="案件增加。",
        )
        for gaining in (one, other)
    ]
    deciders = (world.people[Role.BUREAU_LEADER], world.people[Role.PRINCIPAL_LEADER])

    def grant(nth: int) -> Callable[[], object]:
        return lambda: decide_adjustment(
            by=deciders[nth], adjustment=asked[nth], granted=True
        )

    wrong = at_once(grant(0), grant(1))
    assert [type(why) for why in wrong] == [NotNowError]
    assert full_year_budget(giving) == Decimal("70000.00")
