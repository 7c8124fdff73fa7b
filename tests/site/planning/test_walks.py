"""However people wander through the table, no row ever contradicts another."""

from __future__ import annotations

from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.planning.circle_walk import make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import SiteError
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.models import Declaration
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.states import FINAL, TURN, Move, Round, State, rule_for

ROLES = (
    *(Role.CLERK, Role.SECTION_HEAD, Role.FINANCE_OFFICER, Role.BUREAU_LEADER),
    *(Role.OFFICE_RECORDER, Role.TREASURY_REVIEWER),
)

# Any of the moves by whose turn it is (likely to get somewhere), or by anybody.
WALKS = st.lists(
    st.tuples(st.sampled_from(list(Move)), st.sampled_from([None, *ROLES])),
    max_size=40,
)


class _ForgetError(Exception):
    pass


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(walk=WALKS, hurry=st.integers(0, 13))
def test_no_walk_leads_to_rows_that_contradict_each_other(
    world: SimpleNamespace, walk: list[tuple[Move, Role | None]], hurry: int
) -> None:
    try:
        with transaction.atomic():
            declaration = sound_declaration(world)
            for _ in range(hurry):
                go_on(world, declaration)
            for move, role in walk:
                step(world, declaration, move, role)
                check(declaration)
            raise _ForgetError
    except _ForgetError:
        pass


def go_on(world: SimpleNamespace, declaration: Declaration) -> None:
    """The next move towards approval, by whose turn it is."""
    for move in (
        *(Move.SUBMIT, Move.AGREE_SECTION, Move.AGREE_FINANCE, Move.AGREE_LEADER),
        *(Move.RECORD_DECISION, Move.ACCEPT_FIRST, Move.SEND_CONTROL, Move.APPROVE),
    ):
        if rule_for(move, State(declaration.state), Round(declaration.round)):
            step(world, declaration, move, None)
            return


def step(
    world: SimpleNamespace, declaration: Declaration, move: Move, role: Role | None
) -> None:
    on_turn = list(people_on_turn(declaration))
    by = world.people[role] if role is not None else (on_turn or [world.stranger])[0]
    if declaration.state == State.RETURNED:
        returned = declaration.returned_items.filter(is_open=True).first()
        assert returned is not None
        answer_returned_item(
            by=world.people[Role.CLERK], returned=returned, answer="已改。"
        )
    before = Declaration.objects.values().get(pk=declaration.pk)
    try:
        make_move(world, declaration, move, by)
    except (PermissionDenied, SiteError):
        assert Declaration.objects.values().get(pk=declaration.pk) == before
    else:
        assert rule_for(move, State(before["state"]), Round(before["round"]))


def check(declaration: Declaration) -> None:
    declaration.refresh_from_db()
    declaration.validate_constraints()
    state, steps = State(declaration.state), list(declaration.steps.all())
    assert (TURN[state] is None) == (state in FINAL)
    assert bool(list(people_on_turn(declaration))) == (state not in FINAL)
    assert state == (steps[-1].reached if steps else State.DRAFT)
    submitted = [each for each in steps if each.move == Move.SUBMIT]
    assert declaration.passage == max(1, len(submitted))
    sent = [each for each in steps if each.move == Move.SEND_CONTROL]
    assert declaration.round == 1 + len(sent)
    assert (declaration.control_amount is None) == (not sent)
    assert [each.version.number for each in steps] == list(range(1, len(steps) + 1))
    open_items = declaration.returned_items.filter(is_open=True).count()
    assert (open_items > 0) == (state is State.RETURNED)
    for each in steps:
        each.validate_constraints()
        rule = rule_for(Move(each.move), State(each.left), Round(each.round))
        assert rule is not None
        if rule.signs:
            own = [
                other
                for other in steps
                if other.by_id == each.by_id
                and other.pk != each.pk
                and other.passage == each.passage
                and other.round == each.round
            ]
            assert Move.SUBMIT not in {other.move for other in own}
            assert not any(
                rule_for(Move(other.move), State(other.left), Round(other.round)).signs  # type: ignore[union-attr]
                for other in own
            )
