"""Every view and every operation, really tried by everybody; held against the table.

A new view or operation needs a line in ``who_may_do_what.yaml`` and a way to try it in
``page_tries.py`` or ``operation_tries.py``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from tests.site.rights.attempts import Outcome, Try, attempt, make_ready
from tests.site.rights.operation_tries import OPERATION_TRIES
from tests.site.rights.page_tries import PAGE_TRIES
from tests.site.rights.scene import Scene
from tests.site.test_deny_by_default import ADDRESSES

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.documentation.pages import operations
from faheng.site.documentation.rights import Line, lines
from faheng.site.planning.models import BudgetYear

TRIES = {**PAGE_TRIES, **OPERATION_TRIES}


@pytest.fixture
def scene(world: SimpleNamespace, tmp_path: Path, settings: Any) -> Scene:
    settings.MEDIA_ROOT = tmp_path / "attachments"
    # The strangers' bureau has a year of its own.
    BudgetYear.objects.create(bureau=world.far, year=2026)
    return Scene(world)


def test_every_line_is_tried_and_every_try_has_a_line() -> None:
    counted = Counter(line.key for line in lines())
    assert [key for key, times in counted.items() if times > 1] == []
    assert set(counted) ^ set(TRIES) == set()


def test_every_view_has_a_line_for_each_method(world: SimpleNamespace) -> None:
    """A view says its methods when it is asked the wrong one."""
    client = Client()
    client.force_login(world.people[Role.ADMINISTRATOR])
    told = {(line.name, line.method) for line in lines() if line.method}
    expected = set()
    for name, address in ADDRESSES:
        if name.startswith("rest:") or name in ("interface", "no-such-address"):
            continue
        allowed = client.options(address).get("Allow", "GET")
        methods = {"GET": "get", "POST": "post"}
        expected |= {
            (name, method) for said, method in methods.items() if said in allowed
        }
    expected |= {("interface", "get"), ("no-such-address", "get")}
    assert told - {("set_language", "post")} == expected - {("set_language", "get")}


def test_every_operation_has_a_line() -> None:
    assert {line.name for line in lines() if line.method is None} == set(operations())


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line.name}-{line.method}")
def test_who_may(scene: Scene, line: Line) -> None:
    how = TRIES[line.key]
    make_ready(how, scene)
    found = {
        who: attempt(line, how, scene, actor) for who, actor in _everybody(scene.world)
    }
    expected = {who: _expected(line, who) for who in found}
    assert _told(found) == _told(expected)


def _everybody(world: SimpleNamespace) -> list[tuple[str, User | None]]:
    return [
        ("nobody", None),
        *((role.value, person) for role, person in world.people.items()),
        *((f"far {role.value}", person) for role, person in world.strangers.items()),
    ]


def _expected(line: Line, who: str) -> Outcome:
    if who == "nobody":
        return "allowed" if line.is_public else "refused"
    far, _space, role = who.rpartition(" ")
    if far and not line.is_own:
        return "refused"
    if line.is_owners:
        return "allowed" if role == Role.CLERK else "refused"
    return "allowed" if Role(role) in line.roles else "refused"


def _told(outcomes: dict[str, Outcome]) -> list[str]:
    return sorted(who for who, outcome in outcomes.items() if outcome == "allowed")


def test_what_is_neither_done_nor_refused_is_no_try(scene: Scene) -> None:
    line = next(each for each in lines() if each.name == "declare")
    senseless = Try(said=lambda _scene, _actor: {"year": 0})
    with pytest.raises(AssertionError, match="422"):
        attempt(line, senseless, scene, scene.owner)
