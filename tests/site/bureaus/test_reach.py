"""Who reaches which page: everybody their own account, administrators their bureaus."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.conftest import person

from faheng.site.bureaus.models import Membership
from faheng.site.bureaus.roles import Role
from faheng.site.bureaus.urls import urlpatterns

EVERYBODY = frozenset(Role)
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

VIEWS: dict[str, tuple[str, str | None, frozenset[Role]]] = {
    # view: method, what its number names, the roles that reach it
    "account": ("get", None, EVERYBODY),
    "change-password": ("get", None, EVERYBODY),
    "second-factor": ("get", None, EVERYBODY),
    "begin-codes": ("post", None, EVERYBODY),
    "confirm-codes": ("post", None, EVERYBODY),
    "renew-codes": ("post", None, EVERYBODY),
    "remove-codes": ("post", None, EVERYBODY),
    "end-sessions": ("post", None, EVERYBODY),
    "people": ("get", None, ADMINISTRATORS),
    "add-person": ("get", None, ADMINISTRATORS),
    "person": ("get", "person", ADMINISTRATORS),
    "rename-person": ("get", "person", ADMINISTRATORS),
    "set-active": ("post", "person", ADMINISTRATORS),
    "reset-password": ("post", "person", ADMINISTRATORS),
    "unlock-person": ("post", "person", ADMINISTRATORS),
    "remove-codes-of": ("post", "person", ADMINISTRATORS),
    "give-role": ("get", "person", ADMINISTRATORS),
    "end-role": ("get", "membership", ADMINISTRATORS),
    "bureaus": ("get", None, ADMINISTRATORS),
    "bureau": ("get", "bureau", ADMINISTRATORS),
    "edit-bureau": ("get", "bureau", ADMINISTRATORS),
    "add-treasury": ("get", "bureau", ADMINISTRATORS),
    "sections": ("get", "bureau", ADMINISTRATORS),
    "rename-section": ("get", "section", ADMINISTRATORS),
}

NOT_ABOUT_ROLES = {"sign-in", "second-step", "sign-out", "codes-picture", "add-bureau"}
"""Open ones; the picture, which is of one's own secret; what only cities can do."""


def address(world: SimpleNamespace, view: str) -> str:
    clerk = world.people[Role.CLERK]
    numbers = {
        None: [],
        "person": [clerk.pk],
        "membership": [clerk.memberships.get().pk],
        "bureau": [world.bureau.pk],
        "section": [world.section.pk],
    }
    return reverse(f"bureaus:{view}", args=numbers[VIEWS[view][1]])


def test_the_table_has_every_view() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(VIEWS) | NOT_ABOUT_ROLES


@pytest.mark.parametrize("view", VIEWS)
def test_each_role_reaches_what_the_table_says(
    world: SimpleNamespace, view: str
) -> None:
    method, _, roles = VIEWS[view]
    for role, somebody in world.people.items():
        client = Client()
        client.force_login(somebody)
        answer = getattr(client, method)(address(world, view))
        expected = (200, 302) if role in roles else (404,)
        assert answer.status_code in expected, (view, role, answer.status_code)


@pytest.mark.parametrize("view", [v for v, row in VIEWS.items() if row[1] is not None])
def test_strangers_are_told_there_is_no_such_page(
    world: SimpleNamespace, view: str
) -> None:
    for stranger in world.strangers.values():
        client = Client()
        client.force_login(stranger)
        assert getattr(client, VIEWS[view][0])(address(world, view)).status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_the_city_reaches_the_districts_below_it(
    world: SimpleNamespace, view: str
) -> None:
    client = Client()
    client.force_login(person("city-admin", Role.ADMINISTRATOR, world.city))
    answer = getattr(client, VIEWS[view][0])(address(world, view))
    assert answer.status_code in (200, 302), view


def test_an_administrator_whose_role_has_ended_is_a_stranger(
    world: SimpleNamespace, client: Client
) -> None:
    client.force_login(world.people[Role.ADMINISTRATOR])
    Membership.objects.filter(role=Role.ADMINISTRATOR).update(ends_on="2024-12-31")
    for view, row in VIEWS.items():
        if row[2] is ADMINISTRATORS:
            answer = getattr(client, row[0])(address(world, view))
            assert answer.status_code == 404, view


def test_the_finance_bureau_is_not_below_the_justice_bureau_of_the_city(
    world: SimpleNamespace, client: Client
) -> None:
    world.treasury.parent = world.city
    world.treasury.save()
    client.force_login(person("city-admin", Role.ADMINISTRATOR, world.city))
    page = reverse("bureaus:bureau", args=[world.treasury.pk])
    reviewer = reverse("bureaus:person", args=[world.people[Role.TREASURY_REVIEWER].pk])
    assert client.get(page).status_code == 404
    assert client.get(reviewer).status_code == 404
