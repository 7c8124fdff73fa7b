"""The page on the yearly circle is current, and leaves nothing of the tables out."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation

from faheng.site.planning.changing import CHANGES
from faheng.site.planning.reference import circle_page
from faheng.site.planning.states import FINAL, MOVES, TURN, Round, State, moves_from

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "yearly-circle.md"


def test_page_is_current() -> None:
    with translation.override("zh-hans"):
        assert PAGE.read_text("utf-8") == circle_page(), "run bin/generate"


def test_page_names_every_state_and_move() -> None:
    page = PAGE.read_text("utf-8")
    for state in State:
        assert f'state "{state.label}" as ' in page
    for rule in MOVES:
        assert f"| {rule.move.label} | " in page
    for kind in CHANGES:
        assert f"| {kind.label} | " in page


def test_every_state_that_is_not_the_end_has_a_turn_and_a_way_on() -> None:
    for state in State:
        assert (TURN[state] is None) == (state in FINAL)
        ways_on = [moves_from(state, round_) for round_ in Round]
        assert any(ways_on) == (state not in FINAL)


def test_whose_turn_it_is_can_move_it() -> None:
    for state in set(State) - FINAL:
        turn = TURN[state]
        assert turn is not None
        for round_ in Round:
            rules = moves_from(state, round_)
            held = {(rule.right, rule.by_the_treasury) for rule in rules}
            assert not rules or turn in held
