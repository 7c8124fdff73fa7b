"""Name and password: who gets in, where to, and what the trail says."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.conftest import PASSWORD

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role

SIGN_IN = "/sign-in/"


@pytest.fixture
def clerk(world: SimpleNamespace) -> User:
    return world.people[Role.CLERK]


def try_password(client: Client, username: str, password: str, **more: str) -> Any:
    typed = {"username": username, "password": password, **more}
    return client.post(SIGN_IN, typed)


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_right_password_opens_the_site(clerk: User, client: Client) -> None:
    answer = try_password(client, "clerk", PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in(client)
    told = AuditEvent.objects.get(event="signed-in")
    assert (told.actor_id, told.bureau_id) == (
        clerk.pk,
        clerk.memberships.get().bureau_id,
    )


def test_a_name_is_the_same_in_capitals_and_full_width(
    clerk: User, client: Client
) -> None:
    try_password(client, " ＣLERK ", PASSWORD)
    assert is_in(client)


@pytest.mark.parametrize("username", ["clerk", "没有这个人"])
def test_a_wrong_password_says_the_same_whether_the_name_exists(
    clerk: User, client: Client, username: str
) -> None:
    answer = try_password(client, username, "错的")
    assert answer.status_code == 200
    assert "登录名或密码不正确" in answer.content.decode()
    assert not is_in(client)


def test_a_refusal_is_told_without_what_was_typed(clerk: User, client: Client) -> None:
    try_password(client, "clerk", "我的秘密")
    try_password(client, "没有这个人", "我的秘密")
    known, unknown = AuditEvent.objects.filter(event="sign-in-refused").order_by("pk")
    assert (known.actor_id, known.target_id) == (None, clerk.pk)
    assert (unknown.target_id, unknown.bureau_id) == (None, None)
    assert {str(known.facts), str(unknown.facts)} == {"{'reason': 'password'}"}


def test_a_closed_account_stays_outside(clerk: User, client: Client) -> None:
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert (
        "登录名或密码不正确" in try_password(client, "clerk", PASSWORD).content.decode()
    )
    assert not is_in(client)


def test_five_wrong_passwords_lock_the_name_for_a_quarter_of_an_hour(
    clerk: User, client: Client
) -> None:
    for _ in range(4):
        assert try_password(client, "clerk", "错的").status_code == 200
    fifth = try_password(client, "clerk", "错的")
    begun = AccessAttempt.objects.get().attempt_time
    until = timezone.localtime(begun + timedelta(minutes=15))
    assert fifth.status_code == 429
    assert until.strftime("%H:%M:%S") in fifth.content.decode()
    # The right password does not help, nor does trying on make it longer, or the trail.
    sixth = try_password(client, "clerk", PASSWORD)
    try_password(client, "clerk", PASSWORD)
    assert sixth.status_code == 429
    assert until.strftime("%H:%M:%S") in sixth.content.decode()
    assert not is_in(client)
    told = AuditEvent.objects.filter(event="sign-in-refused").order_by("pk")
    reasons = [event.facts["reason"] for event in told]
    assert reasons == ["password"] * 5 + ["locked"]
    AccessAttempt.objects.update(attempt_time=begun - timedelta(minutes=16))
    try_password(client, "clerk", PASSWORD)
    assert is_in(client)


def test_a_name_nobody_has_is_locked_in_the_same_words(
    clerk: User, client: Client
) -> None:
    for _ in range(5):
        answer = try_password(client, "没有这个人", "错的")
    assert answer.status_code == 429
    assert "以后再试" in answer.content.decode()


def test_what_a_failed_attempt_keeps_holds_no_secret(
    clerk: User, client: Client
) -> None:
    try_password(client, "clerk", "我的秘密")
    client.force_login(clerk)
    client.post(
        "/account/password/",
        {
            "password": "旧的秘密",
            "new_password": "新的秘密一二三四五六",
            "repeated": "新的秘密一二三四五六",
        },
    )
    kept = " ".join(AccessAttempt.objects.values_list("post_data", flat=True))
    assert kept and "秘密" not in kept


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/people/?q=a", "/people/?q=a"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_way_on_leads_to_this_site_only(
    clerk: User, client: Client, asked: str, reached: str
) -> None:
    assert try_password(client, "clerk", PASSWORD, next=asked).url == reached


def test_who_is_in_does_not_see_the_door(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    answer = client.get(SIGN_IN, {"next": "/account/"})
    assert (answer.status_code, answer.url) == (302, "/account/")


def test_the_session_of_before_does_not_become_the_session_of_after(
    clerk: User, client: Client
) -> None:
    planted = client.session
    planted["seen"] = True
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    try_password(client, "clerk", PASSWORD)
    assert is_in(client)
    assert client.cookies["sessionid"].value != planted.session_key
    other = Client()
    other.cookies["sessionid"] = planted.session_key
    assert not is_in(other)


def test_out_is_by_post_and_ends_the_session(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    kept = client.cookies["sessionid"].value
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert answer.url == reverse("bureaus:sign-in")
    other = Client()
    other.cookies["sessionid"] = kept
    assert not is_in(other)
    assert AuditEvent.objects.get(event="signed-out").actor_id == clerk.pk


def test_a_form_from_elsewhere_signs_nobody_in(clerk: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert try_password(strict, "clerk", PASSWORD).status_code == 403
    assert not is_in(strict)


def test_a_part_of_a_page_asked_for_too_late_leads_the_page_to_the_door(
    clerk: User, client: Client
) -> None:
    answer = client.get(
        "/sign-in/",
        headers={
            "HX-Request": "true",
            "HX-Current-URL": "http://testserver/account/?a=1",
        },
    )
    assert answer["HX-Redirect"] == "/sign-in/?next=/account/%3Fa%3D1"


@pytest.fixture
def proxied(settings: SimpleNamespace) -> None:
    settings.BEHIND_A_PROXY = True


def from_behind(client: Client, forwarded: str | None, password: str) -> Any:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    typed = {"username": "clerk", "password": password}
    return client.post(SIGN_IN, typed, headers=headers)


def test_behind_the_proxy_a_name_is_locked_only_where_it_was_tried(
    clerk: User, client: Client, proxied: None
) -> None:
    for nth in range(5):
        # What is written before the proxy's own word is anybody's.
        answer = from_behind(client, f"10.0.0.{nth}, 203.0.113.9", "错的")
    assert answer.status_code == 429
    kept = AccessAttempt.objects.get()
    assert kept.ip_address == "203.0.113.9"
    until = timezone.localtime(kept.attempt_time + timedelta(minutes=15))
    assert until.strftime("%H:%M:%S") in answer.content.decode()
    assert from_behind(client, "198.51.100.7", PASSWORD).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (None, "127.0.0.1"),
        ("", "127.0.0.1"),
        ("unknown", "127.0.0.1"),
        ("203.0.113.9, ' OR 1=1", "127.0.0.1"),
        ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_what_the_proxy_tells_is_taken_if_it_is_an_address(
    clerk: User, client: Client, proxied: None, told: str | None, kept: str
) -> None:
    from_behind(client, told, "错的")
    assert AccessAttempt.objects.get().ip_address == kept


def test_without_a_proxy_nobody_says_where_they_come_from(
    clerk: User, client: Client
) -> None:
    from_behind(client, "203.0.113.9", "错的")
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_an_address_that_is_none_leads_to_the_first_page(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://[x"}
    answer = client.get(SIGN_IN, headers=headers)
    assert answer["HX-Redirect"] == "/sign-in/?next=/"


def test_a_name_that_grows_when_it_is_compared_is_one_nobody_has(
    clerk: User, client: Client
) -> None:
    answer = try_password(client, "\ufdfa" * 60, "错的")
    assert "登录名或密码不正确" in answer.content.decode()
    assert len(AccessAttempt.objects.get().username) == 150
