"""Adding people, and looking after their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.actions.roles import give_role
from faheng.site.bureaus.actions.second_factor import void_second_factor
from faheng.site.bureaus.actions.sessions import raise_epoch
from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.passwords import generate_password
from faheng.site.bureaus.permissions import check_administers, check_looks_after
from faheng.site.bureaus.policies import check_fits, check_not_oneself
from faheng.site.bureaus.queries import home_of
from faheng.site.bureaus.roles import Role
from faheng.site.bureaus.usernames import check_username, kept_username
from faheng.site.exceptions import ConflictError


@dataclass(frozen=True)
class NewAccount:
    """An account and the first password, which is nowhere kept."""

    person: User
    password: str


@transaction.atomic
def add_person(
    *,
    by: User,
    username: str,
    name: str,
    bureau: Bureau,
    role: Role,
    section: Section | None = None,
    starts_on: date,
    ends_on: date | None = None,
) -> NewAccount:
    """An account with its first role and a password to be changed at the first sign-in."""
    check_administers(by, bureau)
    password = generate_password()
    person = create_account(username=username, name=name, password=password)
    record(Event.PERSON_ADDED, by=by, bureau=bureau, target=person)
    give_role(
        by=by,
        person=person,
        bureau=bureau,
        role=role,
        section=section,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return NewAccount(person, password)


def create_account(
    *, username: str, name: str, password: str, must_change_password: bool = True
) -> User:
    """The row of an account; part of an action, which says who adds it and where."""
    username = kept_username(username)
    check_username(username)
    check_fits(User, name=name.strip())
    person = User(
        username=username, name=name.strip(), must_change_password=must_change_password
    )
    validate_password(password, person)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise ConflictError(
            _("登录名“%(username)s”已有人使用，请换一个。") % {"username": username}
        ) from None
    return person


@transaction.atomic
def rename_person(*, by: User, person: User, name: str) -> None:
    """Correct a name. The trail says that it changed, not what it was."""
    check_looks_after(by, person)
    locked = User.objects.select_for_update().get(pk=person.pk)
    name = name.strip()
    if locked.name == name:
        return
    locked.name = name
    locked.save(update_fields=["name"])
    _record_change(by, person, {"changed": ["name"]})


@transaction.atomic
def set_active(*, by: User, person: User, active: bool) -> None:
    """Close an account, with all its sessions, or open it again."""
    check_looks_after(by, person)
    check_not_oneself(by, person)
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.is_active == active:
        return
    locked.is_active = active
    locked.save(update_fields=["is_active"])
    raise_epoch(locked)
    _record_change(by, person, {"active": active})


@transaction.atomic
def reset_password(*, by: User, person: User) -> NewAccount:
    """A new first password for who has lost theirs; sessions and lockouts end."""
    check_looks_after(by, person)
    check_not_oneself(by, person)
    locked = User.objects.select_for_update().get(pk=person.pk)
    password = generate_password()
    locked.set_password(password)
    locked.must_change_password = True
    locked.save(update_fields=["password", "must_change_password"])
    raise_epoch(locked)
    forget_failures(username=locked.username)
    record(Event.PASSWORD_RESET, by=by, bureau=home_of(locked), target=locked)
    return NewAccount(locked, password)


@transaction.atomic
def unlock_person(*, by: User, person: User) -> None:
    """Let somebody try again at once whose wrong passwords or codes locked them out."""
    check_looks_after(by, person)
    check_not_oneself(by, person)
    forget_failures(username=person.username)
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=person).update(
            throttling_failure_count=0, throttling_failure_timestamp=None
        )
    _record_change(by, person, {"unlocked": True})


@transaction.atomic
def remove_second_factor_of(*, by: User, person: User) -> None:
    """For who lost the telephone and the recovery codes; sessions end."""
    check_looks_after(by, person)
    check_not_oneself(by, person)
    void_second_factor(by=by, person=person)
    raise_epoch(person)


def _record_change(by: User, person: User, facts: dict[str, object]) -> None:
    record(
        Event.PERSON_CHANGED,
        by=by,
        bureau=home_of(person),
        target=person,
        facts=facts,
    )
