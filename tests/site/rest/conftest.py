"""Programs with a token for each role of the small world."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from tests.site.rest.program import Program, token_of

from faheng.site.bureaus.roles import Role


@pytest.fixture
def as_role(world: SimpleNamespace) -> Callable[[Role], Program]:
    """A program with a writing token of the person in a role."""
    return lambda role: Program(token_of(world.people[role]))
