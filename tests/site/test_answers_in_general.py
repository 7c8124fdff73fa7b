"""What holds for every answer: who may keep it, what it takes, and that there is one."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import sound_declaration

from faheng.site import pages
from faheng.site.bureaus.roles import Role
from faheng.site.planning.reviewing import review_form

PAGES = ("planning:desk", "planning:declarations", "bureaus:account", "jobs:jobs")


@pytest.mark.parametrize("name", PAGES)
def test_a_personal_page_is_kept_by_nobody_on_the_way(
    world: SimpleNamespace, client: Client, name: str
) -> None:
    client.force_login(world.people[Role.CLERK])
    kept = client.get(reverse(name))["Cache-Control"]
    assert "private" in kept
    assert "no-cache" in kept


def test_a_page_that_forbids_more_keeps_its_own_word(
    world: SimpleNamespace, client: Client
) -> None:
    client.force_login(world.people[Role.CLERK])
    kept = client.get(reverse("bureaus:change-password"))["Cache-Control"]
    assert "no-store" in kept


@pytest.mark.parametrize(
    ("name", "where"),
    [("bureaus:sections", "q"), ("planning:library", "q"), ("planning:edit", "q")],
)
def test_a_sign_no_database_holds_is_answered(
    world: SimpleNamespace, client: Client, name: str, where: str
) -> None:
    role = Role.ADMINISTRATOR if name.startswith("bureaus") else Role.CLERK
    client.force_login(world.people[role])
    keys = {
        "bureaus:sections": [world.bureau.pk],
        "planning:edit": [sound_declaration(world).pk],
    }
    address = reverse(name, args=keys.get(name, []))
    assert client.get(address, {where: "法\0律"}).status_code == 200


def test_a_note_is_kept_without_such_a_sign(
    world: SimpleNamespace, client: Client
) -> None:
    held = sound_declaration(world)
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    (found,) = (each for each in review_form(held).findings if each.blocks)
    client.force_login(world.people[Role.CLERK])
    said = {"key": found.finding.key, "reason": "理\0由", "x\0y": "1"}
    address = reverse("planning:request-waiver", args=[held.pk])
    assert client.post(address, said).status_code == 302
    assert held.waivers.get().reason == "理由"


def test_without_the_database_there_is_still_a_page(
    world: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The head of every page asks who is looking, which cannot be told just then."""
    client.force_login(world.people[Role.CLERK])
    client.raise_request_exception = False

    def gone(*_: Any, **__: Any) -> Any:
        raise OperationalError("the connection was refused")

    monkeypatch.setattr(pages, "memberships_of", gone)
    monkeypatch.setattr("faheng.site.bureaus.context.memberships_of", gone)
    answer = client.get(reverse("home"))
    assert answer.status_code == 500
    assert "系统出了问题" in answer.content.decode()
