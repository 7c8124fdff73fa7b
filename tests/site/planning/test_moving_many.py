"""Several declarations of a bureau at once: all of them, or none."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests.site.planning.circle_walk import bring_to, decision_of, sound_declaration

from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, ManyError
from faheng.site.planning.actions.circle import move_many
from faheng.site.planning.models import Declaration, Step
from faheng.site.planning.states import Move, State


def three(world: SimpleNamespace, state: State) -> list[Declaration]:
    names = ("人民调解经费", "法律援助经费", "普法宣传经费")
    return [bring_to(world, sound_declaration(world, name), state) for name in names]


def test_all_are_moved(world: SimpleNamespace) -> None:
    declarations = three(world, State.COLLECTIVE_DECISION)
    decision = decision_of(world)
    steps = move_many(
        by=world.people[Role.OFFICE_RECORDER],
        declarations=declarations,
        move=Move.RECORD_DECISION,
        decision=decision,
        revisions={each.pk: each.revision for each in declarations},
    )
    assert {step.decision for step in steps} == {decision}
    states = Declaration.objects.values_list("state", flat=True)
    assert set(states) == {State.TREASURY_REVIEW}


def test_each_gets_its_own_control_number(world: SimpleNamespace) -> None:
    declarations = three(world, State.AWAITING_CONTROL)
    amounts = {each.pk: Decimal(1000 * nth) for nth, each in enumerate(declarations, 1)}
    move_many(
        by=world.people[Role.TREASURY_REVIEWER],
        declarations=declarations,
        move=Move.SEND_CONTROL,
        control_amounts=amounts,
    )
    kept = Declaration.objects.values_list("pk", "control_amount")
    assert dict(kept) == amounts


def test_one_that_cannot_be_moved_holds_back_all_and_is_named(
    world: SimpleNamespace,
) -> None:
    declarations = three(world, State.LEADER_REVIEW)
    Declaration.objects.filter(pk=declarations[0].pk).update(revision=3)
    Declaration.objects.filter(pk=declarations[2].pk).update(state=State.DRAFT)
    steps = Step.objects.count()
    with pytest.raises(ManyError) as refused:
        move_many(
            by=world.people[Role.BUREAU_LEADER],
            declarations=declarations,
            move=Move.AGREE_LEADER,
            revisions={each.pk: 0 for each in declarations},
        )
    changed, draft = refused.value.sentences
    assert changed.startswith("“人民调解经费”在您查看之后有过修改")
    assert draft == "“普法宣传经费”现处于“填报中”，不能办理“分管领导同意”。"
    assert Step.objects.count() == steps
    declarations[1].refresh_from_db()
    assert declarations[1].state == State.LEADER_REVIEW


def test_who_has_no_right_moves_none(world: SimpleNamespace) -> None:
    declarations = three(world, State.LEADER_REVIEW)
    with pytest.raises(ManyError) as refused:
        move_many(
            by=world.strangers[Role.BUREAU_LEADER],
            declarations=declarations,
            move=Move.AGREE_LEADER,
        )
    assert len(refused.value.sentences) == 3


def test_nothing_several_bureaus_and_returns_are_not_taken(
    world: SimpleNamespace,
) -> None:
    by = world.people[Role.BUREAU_LEADER]
    with pytest.raises(InvalidInputError, match="请先勾选"):
        move_many(by=by, declarations=[], move=Move.AGREE_LEADER)
    own = sound_declaration(world)
    other = Declaration(bureau=Bureau.objects.get(name="邻区司法局"))
    with pytest.raises(InvalidInputError, match="一个单位"):
        move_many(by=by, declarations=[own, other], move=Move.AGREE_LEADER)
    with pytest.raises(InvalidInputError, match="退回须逐个办理"):
        move_many(by=by, declarations=[own], move=Move.RETURN)
