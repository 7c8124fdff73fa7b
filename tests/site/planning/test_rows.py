"""Rows of the form: added, taken away and put back, moved; and only where it is open."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.rulebook.indicator_library import search
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions import rows
from faheng.site.planning.actions.money_rows import (
    add_payment,
    add_source,
    remove_payment,
    remove_source,
)
from faheng.site.planning.actions.rows import (
    add_indicator,
    add_indicators,
    move_indicator,
    remove_indicator,
)
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import Move, State


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


@pytest.fixture
def clerk(world: SimpleNamespace) -> User:
    found: User = world.people[Role.CLERK]
    return found


def names(declaration: Declaration) -> list[str]:
    return [row.name for row in declaration.indicators.all()]


def test_a_blank_row_goes_on_in_the_group_it_is_added_to(
    declaration: Declaration, clerk: User
) -> None:
    second = declaration.indicators.all()[1]
    made = add_indicator(by=clerk, declaration=declaration, after=second.pk)
    assert (made.level1, made.level2) == (second.level1, second.level2)
    assert names(declaration).index("") == 2
    positions = [row.position for row in declaration.indicators.all()]
    assert positions == list(range(1, 8))
    declaration.refresh_from_db()
    assert declaration.revision == 1


def test_a_removed_row_can_be_put_back_where_it_was(
    declaration: Declaration, clerk: User
) -> None:
    before = names(declaration)
    for place in (0, 3, 5):
        row = declaration.indicators.all()[place]
        removed = remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)
        assert removed.texts["target"] == row.target
        assert len(names(declaration)) == 5
        add_indicator(
            by=clerk,
            declaration=declaration,
            after=removed.after,
            at_start=removed.after is None,
            texts=removed.texts,
        )
        assert names(declaration) == before


def test_a_row_changes_places_with_its_neighbour(
    declaration: Declaration, clerk: User
) -> None:
    before = names(declaration)
    first, second = declaration.indicators.all()[:2]
    move_indicator(by=clerk, declaration=declaration, indicator=second.pk, up=True)
    assert names(declaration) == [before[1], before[0], *before[2:]]
    move_indicator(by=clerk, declaration=declaration, indicator=second.pk, up=True)
    move_indicator(by=clerk, declaration=declaration, indicator=second.pk, up=False)
    assert names(declaration) == before
    assert declaration.edits.filter(cell="indicators").count() == 2
    assert first.pk == declaration.indicators.all()[0].pk


def test_an_entry_of_the_library_fills_the_row(
    world: SimpleNamespace, declaration: Declaration, clerk: User
) -> None:
    (found,) = search("人民调解", limit=1)
    made = add_indicator(by=clerk, declaration=declaration, library_id=found.id)
    assert (made.name, made.target) == (found.name, found.target)
    assert (made.level1, made.level2) == (
        found.pair_2015.level1,
        found.pair_2015.level2,
    )
    assert made.library_id == found.id
    world.bureau.form_layout = "mof-core-2021"
    world.bureau.save()
    newer = add_indicator(by=clerk, declaration=declaration, library_id=found.id)
    assert newer.level1 == found.pair_2021.level1
    with pytest.raises(InvalidInputError, match="指标库"):
        add_indicator(by=clerk, declaration=declaration, library_id="no-such")


def test_rows_for_a_block_are_added_together(
    declaration: Declaration, clerk: User
) -> None:
    add_indicators(by=clerk, declaration=declaration, count=4)
    assert len(names(declaration)) == 10
    with pytest.raises(InvalidInputError):
        add_indicators(by=clerk, declaration=declaration, count=500)


def test_a_source_stands_once(declaration: Declaration, clerk: User) -> None:
    line = add_source(by=clerk, declaration=declaration, source="other")
    with pytest.raises(InvalidInputError, match="其他资金"):
        add_source(by=clerk, declaration=declaration, source="other")
    with pytest.raises(InvalidInputError):
        add_source(by=clerk, declaration=declaration, source="lottery")
    remove_source(by=clerk, declaration=declaration, line=line.pk)
    with pytest.raises(NotNowError, match="已经被删除"):
        remove_source(by=clerk, declaration=declaration, line=line.pk)
    assert declaration.funding_lines.count() == 2


def test_payments_are_offered_by_quarter_then_by_month(
    declaration: Declaration, clerk: User
) -> None:
    made = [add_payment(by=clerk, declaration=declaration) for _nth in range(12)]
    assert [line.by.month for line in made[:5]] == [3, 6, 9, 12, 1]
    with pytest.raises(InvalidInputError, match="每个月底"):
        add_payment(by=clerk, declaration=declaration)
    remove_payment(by=clerk, declaration=declaration, line=made[0].pk)
    assert declaration.payment_lines.count() == 11


ROWS: tuple[tuple[str, Any], ...] = (
    ("indicators", add_indicator),
    ("funding", lambda **who: add_source(**who, source="other")),
    ("payment-plan", add_payment),
)


@pytest.mark.parametrize(("item", "act"), ROWS)
def test_sent_back_as_a_whole_a_part_gains_rows_and_the_others_do_not(
    world: SimpleNamespace, declaration: Declaration, clerk: User, item: str, act: Any
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    make_move(world, declaration, Move.RETURN, head, returned=[(item, "请补充。")])
    act(by=clerk, declaration=declaration)
    for other, denied in ROWS:
        if other != item:
            with pytest.raises(NotNowError):
                denied(by=clerk, declaration=declaration)


def test_one_indicator_sent_back_does_not_open_the_rows(
    world: SimpleNamespace, declaration: Declaration, clerk: User
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    row = declaration.indicators.all()[0]
    head = world.people[Role.SECTION_HEAD]
    back = [(f"indicator:{row.pk}", "请写明数量。")]
    make_move(world, declaration, Move.RETURN, head, returned=back)
    with pytest.raises(NotNowError):
        remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)


def test_many_blank_rows_are_judged_once(
    declaration: Declaration, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred reviews would keep everybody else from the database for a minute."""
    judged: list[object] = []
    monkeypatch.setattr(rows, "count_findings", judged.append)
    add_indicators(by=clerk, declaration=declaration, count=100)
    assert len(judged) == 1
    positions = [row.position for row in declaration.indicators.all()]
    assert positions == list(range(1, 107))
    with pytest.raises(InvalidInputError):
        add_indicators(by=clerk, declaration=declaration, count=95)


def test_a_row_is_added_behind_one_that_is_gone_with_all_others(
    declaration: Declaration, clerk: User
) -> None:
    gone = declaration.indicators.all()[0].pk
    declaration.indicators.all().delete()
    made = add_indicator(by=clerk, declaration=declaration, after=gone)
    assert (made.position, made.level1) == (1, "")
