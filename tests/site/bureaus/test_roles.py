"""Roles are given from a day until a day, never two that exclude each other."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.actions.roles import end_role, give_role
from faheng.site.bureaus.models import Membership, User
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import EXCLUDING, OF_A_SECTION, Role
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError

START = date(2026, 1, 1)


@pytest.fixture
def admin(world: SimpleNamespace) -> User:
    return world.people[Role.ADMINISTRATOR]


@pytest.fixture
def newcomer(world: SimpleNamespace) -> User:
    return User.objects.create(username="new", name="新来的")


def give(
    world: SimpleNamespace,
    admin: User,
    person: User,
    role: Role,
    starts_on: date = START,
    ends_on: date | None = None,
) -> Membership:
    return give_role(
        by=admin,
        person=person,
        bureau=world.bureau,
        role=role,
        section=world.section if role in OF_A_SECTION else None,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@pytest.mark.parametrize("pair", EXCLUDING, ids=lambda pair: "+".join(sorted(pair)))
def test_roles_that_exclude_each_other_are_never_held_together(
    world: SimpleNamespace, admin: User, newcomer: User, pair: frozenset[Role]
) -> None:
    for first, second in (sorted(pair), sorted(pair, reverse=True)):
        newcomer.memberships.all().delete()
        give(world, admin, newcomer, Role(first))
        with pytest.raises(ConflictError, match="不相容岗位"):
            give(world, admin, newcomer, Role(second))
        assert newcomer.memberships.count() == 1


def test_one_may_follow_the_other_in_time(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    give(world, admin, newcomer, Role.CLERK, START, date(2026, 6, 30))
    with pytest.raises(ConflictError):
        give(world, admin, newcomer, Role.SECTION_HEAD, date(2026, 6, 30))
    give(world, admin, newcomer, Role.SECTION_HEAD, date(2026, 7, 1))


def test_they_may_be_held_in_two_bureaus(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    give(world, admin, newcomer, Role.CLERK)
    give_role(
        by=world.strangers[Role.ADMINISTRATOR],
        person=newcomer,
        bureau=world.far,
        role=Role.AUDITOR,
        starts_on=START,
    )
    assert newcomer.memberships.count() == 2


def test_a_role_is_given_once_and_again_after_it_has_ended(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    first = give(world, admin, newcomer, Role.CLERK)
    with pytest.raises(ConflictError, match="已有“经办人”"):
        give(world, admin, newcomer, Role.CLERK)
    end_role(by=admin, membership=first)
    today = timezone.localdate()
    again = give(world, admin, newcomer, Role.CLERK, today)
    assert newcomer.memberships.get() == again != first
    assert (again.starts_on, again.ends_on) == (today, None)
    events = AuditEvent.objects.order_by("pk").values_list("event", flat=True)
    assert list(events) == ["role-given", "role-ended", "role-given"]


def test_nobody_gives_or_ends_a_role_of_their_own(
    world: SimpleNamespace, admin: User
) -> None:
    with pytest.raises(PermissionDenied, match="不能办理本人"):
        give(world, admin, admin, Role.CLERK)
    with pytest.raises(PermissionDenied, match="不能办理本人"):
        end_role(by=admin, membership=admin.memberships.get())


def test_only_an_administrator_of_the_bureau_gives_its_roles(
    world: SimpleNamespace, newcomer: User
) -> None:
    for role, somebody in (*world.people.items(), *world.strangers.items()):
        if somebody != world.people[Role.ADMINISTRATOR]:
            with pytest.raises(PermissionDenied):
                give(world, somebody, newcomer, Role.LAWYER)
            with pytest.raises(PermissionDenied):
                end_role(
                    by=somebody,
                    membership=world.people[Role.CLERK].memberships.get(),
                )
        assert role in Role


def test_a_section_belongs_to_the_bureau(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    with pytest.raises(InvalidInputError, match="不属于该机构"):
        give_role(
            by=admin,
            person=newcomer,
            bureau=world.bureau,
            role=Role.CLERK,
            section=world.far_section,
            starts_on=START,
        )


def test_ended_at_once_it_is_gone_today(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    for starts_on in (START, timezone.localdate(), date(2099, 1, 1)):
        membership = give(world, admin, newcomer, Role.CLERK, starts_on)
        end_role(by=admin, membership=membership)
        assert memberships_of(User.objects.get(pk=newcomer.pk)) == []


def test_ended_by_a_day_it_lasts_until_that_day(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    membership = give(world, admin, newcomer, Role.CLERK)
    today = timezone.localdate()
    with pytest.raises(NotNowError, match="不能早于今天"):
        end_role(by=admin, membership=membership, on=today - timedelta(days=1))
    end_role(by=admin, membership=membership, on=today)
    assert memberships_of(User.objects.get(pk=newcomer.pk)) == [membership]
    Membership.objects.update(ends_on=today - timedelta(days=1))
    with pytest.raises(NotNowError, match="已经到期"):
        end_role(by=admin, membership=membership)


def test_ending_a_role_never_makes_it_longer(
    world: SimpleNamespace, admin: User, newcomer: User
) -> None:
    """It would reach into the days of a role that may not be held beside it."""
    today = timezone.localdate()
    ends = today + timedelta(days=10)
    first = give(world, admin, newcomer, Role.CLERK, START, ends)
    give(world, admin, newcomer, Role.SECTION_HEAD, ends + timedelta(days=1))
    with pytest.raises(NotNowError, match=f"到 {ends} 为止"):
        end_role(by=admin, membership=first, on=ends + timedelta(days=30))
    first.refresh_from_db()
    assert first.ends_on == ends
    end_role(by=admin, membership=first, on=today)
    first.refresh_from_db()
    assert first.ends_on == today


def test_the_pages_give_and_end(world: SimpleNamespace, admin: User) -> None:
    lawyer = world.people[Role.LAWYER]
    client = Client()
    client.force_login(admin)
    address = f"/people/{lawyer.pk}/roles/add/"
    given = {"role": "mediator", "section": world.section.pk, "starts_on": "2026-01-01"}
    assert client.post(address, given).url == f"/people/{lawyer.pk}/"
    refused = client.post(address, {"role": "auditor", "starts_on": "2026-01-01"})
    assert "不相容岗位" in refused.content.decode()
    membership = lawyer.memberships.get(role="mediator")
    client.post(f"/roles/{membership.pk}/end/", {"ends_on": "2099-12-31"})
    membership.refresh_from_db()
    assert membership.ends_on == date(2099, 12, 31)
    client.post(f"/roles/{membership.pk}/end/", {"at_once": "yes", "ends_on": "x"})
    membership.refresh_from_db()
    assert membership.ends_on < timezone.localdate()
    page = client.get(f"/people/{lawyer.pk}/").content.decode()
    assert "已结束的角色" in page
