"""Administrators add people and look after their accounts, of their own bureaus only."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.bureaus.codes import with_second_factor
from tests.site.conftest import PASSWORD, person

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.actions import people
from faheng.site.bureaus.models import Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, InvalidInputError


@pytest.fixture
def admin(world: SimpleNamespace) -> User:
    return world.people[Role.ADMINISTRATOR]


@pytest.fixture
def clerk(world: SimpleNamespace) -> User:
    return world.people[Role.CLERK]


@pytest.fixture
def signed_in(admin: User, client: Client) -> Client:
    client.force_login(admin)
    return client


def typed(world: SimpleNamespace, **more: Any) -> dict[str, Any]:
    return {
        "username": "wang.fang",
        "name": "王芳",
        "role": "clerk",
        "section": world.section.pk,
        "starts_on": "2026-01-01",
        **more,
    }


def test_a_person_is_added_with_a_password_shown_once(
    world: SimpleNamespace, signed_in: Client
) -> None:
    page = signed_in.post("/people/add/", typed(world, username=" Wang.Fang "))
    password = re.search(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", page.content.decode())
    assert password is not None
    assert "no-store" in page["Cache-Control"]
    added = User.objects.get(username="wang.fang")
    assert added.check_password(password.group())
    assert added.must_change_password
    assert [(m.role, m.section_id) for m in added.memberships.all()] == [
        ("clerk", world.section.pk)
    ]
    told = AuditEvent.objects.filter(bureau_id=world.bureau.pk, target_id=added.pk)
    assert {event.event for event in told} == {"person-added", "role-given"}
    assert "王芳" not in str([event.facts for event in told])
    assert (
        password.group() not in signed_in.get(f"/people/{added.pk}/").content.decode()
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"username": "clerk"}, "已有人使用"),
        ({"username": "CLERK"}, "已有人使用"),
        ({"username": "王 芳"}, "登录名应为"),
        ({"section": ""}, "须选定所在科室"),
        ({"role": "auditor"}, "不选科室"),
        ({"ends_on": "2025-01-01"}, "不能早于起始日期"),
    ],
)
def test_what_cannot_be_added_is_told_and_leaves_nothing(
    world: SimpleNamespace, signed_in: Client, change: dict[str, Any], said: str
) -> None:
    before = User.objects.count()
    answer = signed_in.post("/people/add/", typed(world, **change))
    assert said in answer.content.decode()
    assert User.objects.count() == before
    assert not AuditEvent.objects.filter(event="person-added").exists()


def test_a_section_of_another_bureau_is_not_offered(
    world: SimpleNamespace, signed_in: Client
) -> None:
    signed_in.post("/people/add/", typed(world, section=world.far_section.pk))
    assert not User.objects.filter(username="wang.fang").exists()


def test_nobody_is_added_to_a_bureau_of_others(
    world: SimpleNamespace, admin: User, signed_in: Client
) -> None:
    address = f"/people/add/?bureau={world.far.pk}"
    assert signed_in.post(address, typed(world)).status_code == 404
    with pytest.raises(PermissionDenied):
        people.add_person(
            by=admin,
            username="wang.fang",
            name="王芳",
            bureau=world.far,
            role=Role.AUDITOR,
            starts_on=date(2026, 1, 1),
        )


def test_the_city_chooses_the_bureau_first(
    world: SimpleNamespace, client: Client
) -> None:
    client.force_login(person("city-admin", Role.ADMINISTRATOR, world.city))
    assert "在哪个机构任职" in client.get("/people/add/").content.decode()
    client.post(f"/people/add/?bureau={world.bureau.pk}", typed(world))
    added = User.objects.get(username="wang.fang")
    assert added.memberships.get().bureau_id == world.bureau.pk


def test_a_reset_password_ends_sessions_and_lockout(
    world: SimpleNamespace, clerk: User, signed_in: Client
) -> None:
    theirs = Client()
    theirs.force_login(clerk)
    at_the_door = Client()
    for _ in range(5):
        at_the_door.post("/sign-in/", {"username": "clerk", "password": "错的"})
    page = signed_in.post(f"/people/{clerk.pk}/password/").content.decode()
    found = re.search(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", page)
    assert found is not None
    assert theirs.get("/account/").status_code == 302
    given = {"username": "clerk", "password": found.group()}
    assert at_the_door.post("/sign-in/", given).url == "/"
    assert at_the_door.get("/account/").url == "/account/password/"
    assert AuditEvent.objects.filter(event="password-reset").count() == 1


def test_a_closed_account_is_out_and_can_be_opened_again(
    clerk: User, signed_in: Client
) -> None:
    theirs = Client()
    theirs.force_login(clerk)
    signed_in.post(f"/people/{clerk.pk}/active/", {"active": "no"})
    assert theirs.get("/account/").status_code == 302
    assert "已停用" in signed_in.get(f"/people/{clerk.pk}/").content.decode()
    signed_in.post(f"/people/{clerk.pk}/active/", {"active": "yes"})
    # The sessions of before stay ended.
    assert theirs.get("/account/").status_code == 302
    again = Client()
    again.post("/sign-in/", {"username": "clerk", "password": PASSWORD})
    assert again.get("/account/").status_code == 200
    facts = AuditEvent.objects.filter(event="person-changed").values_list("facts")
    assert list(facts) == [({"active": False},), ({"active": True},)]


def test_a_lockout_is_shown_and_lifted(clerk: User, signed_in: Client) -> None:
    at_the_door = Client()
    for _ in range(5):
        at_the_door.post("/sign-in/", {"username": "clerk", "password": "错的"})
    assert "登录已锁定" in signed_in.get(f"/people/{clerk.pk}/").content.decode()
    signed_in.post(f"/people/{clerk.pk}/unlock/")
    assert "登录已锁定" not in signed_in.get(f"/people/{clerk.pk}/").content.decode()
    at_the_door.post("/sign-in/", {"username": "clerk", "password": PASSWORD})
    assert at_the_door.get("/account/").status_code == 200


def test_a_lost_telephone_is_forgotten(clerk: User, signed_in: Client) -> None:
    with_second_factor(clerk)
    signed_in.post(f"/people/{clerk.pk}/codes/remove/")
    again = Client()
    again.post("/sign-in/", {"username": "clerk", "password": PASSWORD})
    assert again.get("/account/").status_code == 200
    told = AuditEvent.objects.get(event="second-factor-removed")
    assert told.target_id == clerk.pk != told.actor_id


def test_a_name_is_corrected_and_not_kept_in_the_trail(
    clerk: User, signed_in: Client
) -> None:
    signed_in.post(f"/people/{clerk.pk}/name/", {"name": "王小芳"})
    clerk.refresh_from_db()
    assert clerk.name == "王小芳"
    assert AuditEvent.objects.get(event="person-changed").facts == {"changed": ["name"]}


@pytest.mark.parametrize("what", ["active", "password", "unlock", "codes/remove"])
def test_nobody_does_this_to_their_own_account(
    admin: User, signed_in: Client, what: str
) -> None:
    answer = signed_in.post(f"/people/{admin.pk}/{what}/")
    assert answer.status_code == 403
    assert "不能办理本人的账号" in answer.content.decode()


@pytest.mark.parametrize(
    "what", ["name", "active", "password", "unlock", "codes/remove"]
)
def test_an_account_with_a_role_elsewhere_is_not_in_our_hands(
    world: SimpleNamespace, clerk: User, signed_in: Client, what: str
) -> None:
    """Whoever could reset the password could act in the other bureau."""
    Membership.objects.create(
        user=clerk, bureau=world.far, role=Role.AUDITOR, starts_on=date(2099, 1, 1)
    )
    answer = signed_in.post(f"/people/{clerk.pk}/{what}/", {"name": "别名"})
    assert answer.status_code == 403
    assert "还在其他单位任职" in answer.content.decode()
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)
    assert (
        "账号须由管理其全部单位"
        in signed_in.get(f"/people/{clerk.pk}/").content.decode()
    )


def test_who_has_left_for_another_bureau_is_in_its_hands(
    world: SimpleNamespace, clerk: User, admin: User
) -> None:
    clerk.memberships.update(ends_on=date(2025, 1, 1))
    Membership.objects.create(
        user=clerk, bureau=world.far, role=Role.AUDITOR, starts_on=date(2025, 1, 2)
    )
    with pytest.raises(PermissionDenied):
        people.reset_password(by=admin, person=clerk)
    theirs = world.strangers[Role.ADMINISTRATOR]
    assert people.reset_password(by=theirs, person=clerk).person == clerk


def test_a_username_is_taken_only_once(world: SimpleNamespace, admin: User) -> None:
    with pytest.raises(ConflictError):
        people.create_account(
            username="Clerk", name="王芳", password="一句足够长的话 2026"
        )
    with pytest.raises(InvalidInputError):
        people.create_account(username="a", name="王芳", password="一句足够长的话 2026")


def listed(client: Client, **asked: Any) -> list[str]:
    page = client.get("/people/", asked).content.decode()
    return re.findall(r'data-label="登录名">([^<]+)<', page)


def test_the_list_holds_ones_own_people(
    world: SimpleNamespace, signed_in: Client
) -> None:
    names = set(listed(signed_in))
    assert "clerk" in names
    assert not {name for name in names if name.startswith("far-")}
    assert "treasury-reviewer" not in names


def test_the_list_is_searched_by_name_role_and_state(
    world: SimpleNamespace, admin: User, clerk: User, signed_in: Client
) -> None:
    assert listed(signed_in, q="经办人") == ["clerk"]
    assert listed(signed_in, q="cler") == ["clerk"]
    assert listed(signed_in, role="auditor") == ["auditor"]
    assert listed(signed_in, q="没有") == []
    assert listed(signed_in, bureau=world.far.pk, role="nonsense", q="clerk") == [
        "clerk"
    ]
    people.set_active(by=admin, person=clerk, active=False)
    assert listed(signed_in, q="clerk") == []
    assert listed(signed_in, q="clerk", state="closed") == ["clerk"]


def test_the_list_goes_on_page_after_page_with_as_many_questions(
    world: SimpleNamespace, signed_in: Client
) -> None:
    with CaptureQueriesContext(connection) as asked_of_few:
        signed_in.get("/people/")
    for number in range(120):
        person(f"u{number:03}", Role.MEDIATOR, world.bureau, world.section)
    seen: list[str] = []
    address = "/people/"
    while address:
        page = signed_in.get(address).content.decode()
        seen += re.findall(r'data-label="登录名">([^<]+)<', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = f"/people/{following.group(1)}" if following else ""
    assert len(seen) == len(set(seen)) == 120 + 11
    back = re.search(r'href="([^"]+)" rel="prev"', page)
    assert back is not None
    before = signed_in.get(f"/people/{back.group(1)}").content.decode()
    assert re.findall(r'data-label="登录名">([^<]+)<', before) == seen[50:100]
    with CaptureQueriesContext(connection) as asked_of_many:
        signed_in.get("/people/")
    assert len(asked_of_many) == len(asked_of_few)
