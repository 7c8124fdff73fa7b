"""A token is one role of one person, for a time, and no more."""

from __future__ import annotations

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.planning.circle_walk import sound_declaration
from tests.site.rest.program import Program, token_of, told

from faheng.site.audit.events import Event
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import Membership
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.notices import tell
from faheng.site.planning.models import Notice
from faheng.site.rest.actions.tokens import MOST, make_token
from faheng.site.rest.models import ApiToken


def test_without_a_token_nothing_is_told(world: SimpleNamespace) -> None:
    answer = Client().get("/api/v1/me")
    told(answer, 401)
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("secret", ["", "fh_made-up", "é", "x" * 5000, "fh_ a b"])
def test_no_other_text_is_a_token(world: SimpleNamespace, secret: str) -> None:
    Program(secret).refused(401, "GET", "/me")


def test_a_session_is_no_token(world: SimpleNamespace, client: Client) -> None:
    client.force_login(world.people[Role.CLERK])
    told(client.get("/api/v1/me"), 401)


def test_a_token_is_no_session(world: SimpleNamespace) -> None:
    secret = token_of(world.people[Role.CLERK])
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    assert client.get(reverse("planning:desk")).status_code == 302


def test_it_says_whom_it_stands_for(world: SimpleNamespace) -> None:
    me = Program(token_of(world.people[Role.CLERK])).done("GET", "/me")
    assert (me["role"], me["bureau"]) == ("clerk", "示范区司法局")
    assert me["section"] == "公共法律服务管理科"
    assert me["rights"] == ["ask-change", "ask-waiver", "edit-declarations"]


def test_the_secret_is_kept_nowhere(world: SimpleNamespace) -> None:
    secret = token_of(world.people[Role.CLERK])
    kept = ApiToken.objects.values().get()
    assert secret not in json.dumps(kept, default=str)
    facts = AuditEvent.objects.filter(event=Event.TOKEN_MADE).values_list("facts")
    assert secret not in json.dumps(list(facts))


def test_one_that_only_reads_writes_nothing(world: SimpleNamespace) -> None:
    held = sound_declaration(world)
    program = Program(token_of(world.people[Role.CLERK], writes=False))
    program.done("GET", f"/declarations/{held.pk}")
    said = program.refused(
        403, "POST", f"/declarations/{held.pk}/moves", {"move": "submit"}
    )
    assert said == "这个令牌只能查看，不能办理。"
    held.refresh_from_db()
    assert held.state == "draft"


def test_it_ends_with_its_day(world: SimpleNamespace) -> None:
    program = Program(token_of(world.people[Role.CLERK], days=0))
    program.done("GET", "/me")
    yesterday = timezone.localdate() - timedelta(days=1)
    ApiToken.objects.update(ends_on=yesterday)
    program.refused(401, "GET", "/me")


def test_it_ends_with_the_role(world: SimpleNamespace) -> None:
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    clerk.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    program.refused(401, "GET", "/me")


def test_it_does_not_begin_before_the_role(world: SimpleNamespace) -> None:
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    clerk.memberships.update(starts_on=timezone.localdate() + timedelta(days=1))
    program.refused(401, "GET", "/me")


def test_it_ends_with_the_account(world: SimpleNamespace) -> None:
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    clerk.is_active = False
    clerk.save()
    program.refused(401, "GET", "/me")


def test_it_rests_while_somebody_else_knows_the_password(
    world: SimpleNamespace,
) -> None:
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    clerk.must_change_password = True
    clerk.save()
    program.refused(401, "GET", "/me")


def test_it_ends_with_all_sessions(world: SimpleNamespace, client: Client) -> None:
    """Whoever stole a session may have made it, and would stay when the session ends."""
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    client.force_login(clerk)
    client.post(reverse("bureaus:end-sessions"))
    program.refused(401, "GET", "/me")
    clerk.refresh_from_db()
    client.force_login(clerk)
    assert "已失效" in client.get(reverse("tokens")).content.decode()
    assert Program(token_of(clerk)).done("GET", "/me")["role"] == "clerk"


def test_another_role_of_the_same_person_is_out_of_its_reach(
    world: SimpleNamespace,
) -> None:
    held = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    program = Program(token_of(clerk))
    Membership.objects.create(
        user=clerk,
        bureau=world.city,
        role=Role.ADMINISTRATOR,
        starts_on=date(2024, 1, 1),
    )
    far = Membership.objects.create(
        user=clerk,
        bureau=world.far,
        role=Role.SECTION_HEAD,
        section=world.far_section,
        starts_on=date(2024, 1, 1),
    )
    assert program.done("GET", "/me")["role"] == "clerk"
    tell([clerk], "别的单位的事", declaration=held, by=world.stranger)
    head = make_token(
        by=clerk,
        membership=far,
        name="另一个角色",
        ends_on=timezone.localdate(),
        may_write=True,
    )
    other = Program(head.secret)
    assert other.done("GET", "/declarations")["items"] == []
    other.refused(404, "GET", f"/declarations/{held.pk}")
    assert other.done("GET", "/notices") == []
    assert [each["text"] for each in program.done("GET", "/notices")] == [
        Notice.objects.get().text
    ]


def test_only_a_role_of_ones_own_is_lent(world: SimpleNamespace) -> None:
    with pytest.raises(PermissionDenied):
        make_token(
            by=world.people[Role.CLERK],
            membership=world.people[Role.SECTION_HEAD].memberships.get(),
            name="x",
            ends_on=timezone.localdate(),
            may_write=False,
        )


@pytest.mark.parametrize("days", [-1, 367, 40_000])
def test_for_a_year_at_most(world: SimpleNamespace, days: int) -> None:
    with pytest.raises(InvalidInputError, match="有效期"):
        token_of(world.people[Role.CLERK], days=days)


def test_twenty_at_most(world: SimpleNamespace) -> None:
    for _ in range(MOST):
        token_of(world.people[Role.CLERK])
    with pytest.raises(InvalidInputError, match="20"):
        token_of(world.people[Role.CLERK])
    token_of(world.people[Role.SECTION_HEAD])


def test_its_last_use_is_known_to_the_day(world: SimpleNamespace) -> None:
    program = Program(token_of(world.people[Role.CLERK]))
    assert ApiToken.objects.get().used_on is None
    program.done("GET", "/me")
    assert ApiToken.objects.get().used_on == timezone.localdate()
