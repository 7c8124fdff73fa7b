"""A small world: a district justice bureau, its finance bureau, and a person in each role."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker

from faheng.site.audit import guards
from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.roles import OF_A_SECTION, Role


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tests empty their tables; the trail's guards would not let them."""
    with django_db_blocker.unblock():
        guards.take_down(connection)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What a process of the site notes for a while is each test's own."""
    cache.clear()


PASSWORD = "一句够长的口令 2026"


def person(
    name: str, role: Role, bureau: Bureau, section: Section | None = None
) -> User:
    """An account with one role, signed in by ``PASSWORD``."""
    user = User(username=name, name=f"{role.label}{name}")
    user.set_password(PASSWORD)
    user.save()
    Membership.objects.create(
        user=user,
        bureau=bureau,
        section=section if role in OF_A_SECTION else None,
        role=role,
        starts_on=date(2024, 1, 1),
    )
    return user


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    """``bureau``, ``treasury``, ``city``, ``section``, ``other_section``; ``people[role]``;
    ``stranger``: a clerk, head and all others of another district in ``strangers[role]``."""
    city = Bureau.objects.create(name="示范市司法局", kind="justice", level="city")
    treasury = Bureau.objects.create(
        name="示范区财政局", kind="finance", level="district"
    )
    bureau = Bureau.objects.create(
        name="示范区司法局",
        kind="justice",
        level="district",
        parent=city,
        treasury=treasury,
    )
    section = Section.objects.create(bureau=bureau, name="公共法律服务管理科")
    other_section = Section.objects.create(bureau=bureau, name="行政复议科")
    far_treasury = Bureau.objects.create(
        name="邻区财政局", kind="finance", level="district"
    )
    far = Bureau.objects.create(
        name="邻区司法局", kind="justice", level="district", treasury=far_treasury
    )
    far_section = Section.objects.create(bureau=far, name="公共法律服务管理科")
    people = {}
    strangers = {}
    for role in Role:
        at = {Role.TREASURY_REVIEWER: treasury, Role.SUPERVISOR: city}.get(role, bureau)
        people[role] = person(role.value, role, at, section)
        if role is not Role.SUPERVISOR:
            at = far_treasury if role is Role.TREASURY_REVIEWER else far
            strangers[role] = person(f"far-{role.value}", role, at, far_section)
    return SimpleNamespace(
        bureau=bureau,
        treasury=treasury,
        city=city,
        section=section,
        other_section=other_section,
        far=far,
        far_section=far_section,
        people=people,
        strangers=strangers,
        stranger=strangers[Role.CLERK],
    )
