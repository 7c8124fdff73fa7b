"""One-time codes: switched on and off by their owner, asked for at the door."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.site.bureaus.codes import RECOVERY, code_of, with_second_factor, wrong_code
from tests.site.conftest import PASSWORD

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus import half_signed_in as half
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.bureaus.second_factor import kept_code


@pytest.fixture
def clerk(world: SimpleNamespace) -> User:
    return world.people[Role.CLERK]


@pytest.fixture
def device(clerk: User) -> TOTPDevice:
    return with_second_factor(clerk)


def give_password(client: Client) -> Any:
    typed = {"username": "clerk", "password": PASSWORD, "next": "/account/"}
    return client.post("/sign-in/", typed)


def give_code(client: Client, code: str) -> Any:
    return client.post("/sign-in/code/", {"code": code, "next": "/account/"})


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def forgive(device: TOTPDevice) -> None:
    """As if the wait after a wrong code were over."""
    TOTPDevice.objects.update(throttling_failure_timestamp=None)


def test_password_then_code_opens_the_site(device: TOTPDevice, client: Client) -> None:
    assert give_password(client).url == "/sign-in/code/?next=/account/"
    assert not is_in(client)
    before = client.cookies["sessionid"].value
    assert give_code(client, code_of(device)).url == "/account/"
    assert is_in(client)
    assert client.cookies["sessionid"].value != before
    assert AuditEvent.objects.get(event="signed-in").facts == {"second_factor": True}


def test_a_code_counts_once(device: TOTPDevice, client: Client) -> None:
    code = code_of(device)
    give_password(client)
    give_code(client, code)
    other = Client()
    give_password(other)
    assert "口令不正确" in give_code(other, code).content.decode()
    assert not is_in(other)


def test_a_wrong_code_waits_and_is_told(device: TOTPDevice, client: Client) -> None:
    give_password(client)
    assert "口令不正确" in give_code(client, wrong_code(device)).content.decode()
    told = AuditEvent.objects.get(event="sign-in-refused")
    assert (told.actor_id, told.target_id) == (None, device.user_id)
    assert told.facts == {"reason": "code"}
    # Even the right one has to wait now, and is not used up.
    assert "以后再试" in give_code(client, code_of(device)).content.decode()
    assert not is_in(client)
    forgive(device)
    give_code(client, code_of(device))
    assert is_in(client)


def test_a_recovery_code_opens_once(device: TOTPDevice, client: Client) -> None:
    give_password(client)
    give_code(client, RECOVERY.upper().replace("-", " "))
    assert is_in(client)
    assert StaticToken.objects.count() == 0
    other = Client()
    give_password(other)
    give_code(other, RECOVERY)
    assert not is_in(other)


def test_the_code_page_is_for_who_gave_the_password(
    device: TOTPDevice, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert give_code(client, code_of(device)).url.startswith("/sign-in/?")
    give_password(client)
    monkeypatch.setattr(half.time, "time", lambda: 4_000_000_000.0)
    assert client.get("/sign-in/code/").url.startswith("/sign-in/?")


def test_a_password_changed_meanwhile_ends_the_half(
    clerk: User, device: TOTPDevice, client: Client
) -> None:
    give_password(client)
    clerk.set_password("另一句够长的口令 2026")
    clerk.save()
    give_code(client, code_of(device))
    assert not is_in(client)


def test_a_session_without_the_code_ends_once_it_is_asked_for(
    clerk: User, client: Client
) -> None:
    client.force_login(clerk)
    with_second_factor(clerk)
    assert client.get("/account/").url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def enrol(client: Client, clerk: User) -> TOTPDevice:
    client.post("/account/codes/begin/", {"password": PASSWORD})
    return TOTPDevice.objects.get(user=clerk)


def test_switching_on_takes_the_password_and_a_code(
    clerk: User, client: Client
) -> None:
    other = Client()
    other.force_login(clerk)
    client.force_login(clerk)
    refused = client.post("/account/codes/begin/", {"password": "错的"})
    assert "当前密码不正确" in refused.content.decode()
    assert not TOTPDevice.objects.exists()
    device = enrol(client, clerk)
    assert not device.confirmed
    picture = client.get("/account/codes/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    assert "no-store" in picture["Cache-Control"]
    wrong = client.post("/account/codes/confirm/", {"code": wrong_code(device)})
    assert "口令不正确" in wrong.content.decode()
    forgive(device)
    shown = client.post("/account/codes/confirm/", {"code": code_of(device)})
    codes = re.findall(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>", shown.content.decode())
    assert len(set(codes)) == 10
    # Shown once: the database holds what cannot be read back.
    assert not StaticToken.objects.filter(token__in=codes).exists()
    assert is_in(client)
    assert not is_in(other)
    assert client.get("/account/codes/picture.svg").status_code == 404
    later = Client()
    give_password(later)
    give_code(later, codes[3])
    assert is_in(later)


def test_switching_off_takes_the_password(
    clerk: User, device: TOTPDevice, client: Client
) -> None:
    give_password(client)
    give_code(client, code_of(device))
    assert (
        "当前密码不正确"
        in client.post("/account/codes/remove/", {"password": "错的"}).content.decode()
    )
    assert TOTPDevice.objects.exists()
    client.post("/account/codes/remove/", {"password": PASSWORD})
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert is_in(client)
    assert AuditEvent.objects.filter(event="second-factor-removed").count() == 1


def test_new_recovery_codes_void_the_old(
    clerk: User, device: TOTPDevice, client: Client
) -> None:
    give_password(client)
    give_code(client, code_of(device))
    shown = client.post("/account/codes/recovery/", {"password": PASSWORD})
    assert shown.content.decode().count("<li>") == 10
    other = Client()
    give_password(other)
    give_code(other, RECOVERY)
    assert not is_in(other)


def test_another_persons_code_is_no_code(
    world: SimpleNamespace, device: TOTPDevice, client: Client
) -> None:
    theirs = with_second_factor(world.people[Role.AUDITOR])
    give_password(client)
    give_code(client, code_of(theirs))
    assert not is_in(client)


def test_a_recovery_code_counts_in_an_installation_with_another_key(
    device: TOTPDevice, client: Client, settings: SimpleNamespace
) -> None:
    """A backup holds the codes and not the key."""
    settings.SECRET_KEY = "another" * 10
    give_password(client)
    give_code(client, RECOVERY)
    assert is_in(client)


def test_a_recovery_code_is_kept_otherwise_for_everybody(
    world: SimpleNamespace, clerk: User
) -> None:
    kept = {kept_code(person, RECOVERY) for person in world.people.values()}
    assert len(kept) == len(world.people)
    assert kept_code(clerk, "ABCDE fghjk") == kept_code(clerk, RECOVERY)
