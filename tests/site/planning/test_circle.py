"""Each move: by whom, from where, with what; and what it leaves behind."""

from __future__ import annotations

from types import SimpleNamespace

from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.planning.states import State


def test_a_sound_declaration_goes_all_the_way(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    bring_to(world, declaration, State.APPROVED, round_=2)
    assert declaration.passage == 2
