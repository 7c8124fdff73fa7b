"""People make and end their tokens on a page of their account."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.rest.program import Program, token_of

from faheng.site.audit.events import Event
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.rest.models import ApiToken


def _typed(world: SimpleNamespace, **changes: Any) -> dict[str, Any]:
    membership = world.people[Role.CLERK].memberships.get()
    day = timezone.localdate() + timedelta(days=30)
    typed = {
        "name": "对接程序",
        "membership": membership.pk,
        "ends_on": day.isoformat(),
    }
    return {**typed, **changes}


def test_a_token_is_shown_once_and_works(
    world: SimpleNamespace, client: Client
) -> None:
    client.force_login(world.people[Role.CLERK])
    answer = client.post(reverse("tokens"), _typed(world))
    (secret,) = re.findall(r"fh_[\w-]{43}", answer.content.decode())
    assert Program(secret).done("GET", "/me")["role"] == "clerk"
    assert secret not in client.get(reverse("tokens")).content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert not ApiToken.objects.get().may_write


def test_what_is_wrong_is_said_on_the_page(
    world: SimpleNamespace, client: Client
) -> None:
    client.force_login(world.people[Role.CLERK])
    other = world.people[Role.SECTION_HEAD].memberships.get()
    for changes in (
        {"name": ""},
        {"membership": other.pk},
        {"ends_on": "2001-01-01"},
        {"ends_on": "昨天"},
        {"name": "\0"},
    ):
        answer = client.post(reverse("tokens"), _typed(world, **changes))
        assert answer.status_code == 200
        said = answer.content.decode()
        assert "errorlist" in said or "message error" in said, changes
    assert not ApiToken.objects.exists()


def test_one_ends_ones_own(world: SimpleNamespace, client: Client) -> None:
    program = Program(token_of(world.people[Role.CLERK]))
    token = ApiToken.objects.get()
    client.force_login(world.people[Role.SECTION_HEAD])
    assert client.post(reverse("end-token", args=[token.pk])).status_code == 404
    client.force_login(world.people[Role.CLERK])
    assert client.get(reverse("end-token", args=[token.pk])).status_code == 405
    client.post(reverse("end-token", args=[token.pk]))
    program.refused(401, "GET", "/me")
    assert AuditEvent.objects.filter(event=Event.TOKEN_ENDED).count() == 1


def test_the_account_leads_here(world: SimpleNamespace, client: Client) -> None:
    client.force_login(world.people[Role.CLERK])
    account = client.get(reverse("bureaus:account")).content.decode()
    assert reverse("tokens") in account


def test_the_description_is_at_hand(world: SimpleNamespace, client: Client) -> None:
    client.force_login(world.people[Role.CLERK])
    described = client.get(reverse("interface-description")).json()
    assert "/api/v1/declarations/{pk}/moves" in described["paths"]
    program = Program(token_of(world.people[Role.CLERK], writes=False))
    assert program.done("GET", "/openapi.json") == described
