"""One's own account: what it shows, the password, and sessions that end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from tests.site.conftest import PASSWORD

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role

NEW = "换了一句更长的口令 2027"


@pytest.fixture
def clerk(world: SimpleNamespace, client: Client) -> User:
    client.force_login(world.people[Role.CLERK])
    return world.people[Role.CLERK]


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def change(client: Client, old: str, new: str, repeated: str | None = None) -> Any:
    typed = {"password": old, "new_password": new, "repeated": repeated or new}
    return client.post("/account/password/", typed)


def test_the_page_names_role_bureau_and_section(clerk: User, client: Client) -> None:
    page = client.get("/account/").content.decode()
    for word in ("经办人", "示范区司法局", "公共法律服务管理科"):
        assert word in page


def test_a_new_password_ends_the_other_sessions(clerk: User, client: Client) -> None:
    other = Client()
    other.force_login(clerk)
    assert change(client, PASSWORD, NEW).status_code == 302
    assert is_in(client)
    assert not is_in(other)
    clerk.refresh_from_db()
    assert clerk.check_password(NEW)
    assert AuditEvent.objects.get(event="password-changed").actor_id == clerk.pk


@pytest.mark.parametrize(
    ("old", "new", "repeated", "said"),
    [
        ("错的", NEW, NEW, "当前密码不正确"),
        (PASSWORD, NEW, "别的", "两次输入的新密码不一致"),
        (PASSWORD, PASSWORD, PASSWORD, "不能与当前密码相同"),
        (PASSWORD, "短口令", "短口令", "密码至少 10 位"),
        (PASSWORD, "1234567890", "1234567890", "数字"),
    ],
)
def test_a_password_is_refused_with_the_reason(
    clerk: User, client: Client, old: str, new: str, repeated: str, said: str
) -> None:
    assert said in change(client, old, new, repeated).content.decode()
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_a_password_does_not_resemble_the_name(clerk: User, client: Client) -> None:
    User.objects.filter(pk=clerk.pk).update(name="Ouyang Zhenhua")
    page = change(client, PASSWORD, "ouyangzhenhua7").content.decode()
    assert "姓名" in page
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_guessing_the_old_password_locks_as_at_the_door(
    clerk: User, client: Client
) -> None:
    for _ in range(5):
        answer = change(client, "错的", NEW)
    assert answer.status_code == 429
    assert change(client, PASSWORD, NEW).status_code == 429
    told = AuditEvent.objects.filter(event="sign-in-refused").order_by("pk")
    assert {event.target_id for event in told} == {clerk.pk}
    reasons = [event.facts["reason"] for event in told]
    assert reasons == ["password"] * 5 + ["locked"]


def test_all_sessions_end_at_once(clerk: User, client: Client) -> None:
    other = Client()
    other.force_login(clerk)
    client.post("/account/sessions/end/")
    assert not is_in(client)
    assert not is_in(other)
    assert AuditEvent.objects.filter(event="sessions-ended").count() == 1


def test_a_given_password_is_changed_before_anything_else(
    clerk: User, client: Client
) -> None:
    User.objects.filter(pk=clerk.pk).update(must_change_password=True)
    assert client.get("/planning/").url == "/account/password/"
    assert client.get("/account/password/").status_code == 200
    change(client, PASSWORD, NEW)
    assert is_in(client)
