"""Beginning and ending sessions; the password that begins them."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django_otp import login as remember_device
from django_otp.models import Device

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.queries import home_of

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@transaction.atomic
def begin_session(
    *, by: User, request: HttpRequest, device: Device | None = None
) -> None:
    """Sign in who has proved who they are; the session gets a new key."""
    auth.login(request, by, backend=_BACKEND)
    if device is not None:
        remember_device(request, device)
    record(
        Event.SIGNED_IN,
        by=by,
        bureau=home_of(by),
        facts={"second_factor": device is not None},
    )


@transaction.atomic
def record_refusal(*, username: str, reason: str) -> None:
    """Tell the trail of a wrong password or code; of the account, if there is one.

    Who typed it is not known, so nobody is named as the actor. That an account is locked
    is told once while it is: whoever goes on trying does not fill the trail.
    """
    if reason == "locked" and not _is_first_while_locked(username):
        return
    person = User.objects.filter(username=username).first()
    record(
        Event.SIGN_IN_REFUSED,
        by=None,
        bureau=None if person is None else home_of(person),
        target=person,
        facts={"reason": reason},
    )


def _is_first_while_locked(username: str) -> bool:
    name = hashlib.sha256(username.encode()).hexdigest()
    return cache.add(f"locked-{name}", 1, 3600 * settings.AXES_COOLOFF_TIME)


@transaction.atomic
def end_session(*, by: User | AnonymousUser, request: HttpRequest) -> None:
    """Sign out of this session."""
    if isinstance(by, User):
        record(Event.SIGNED_OUT, by=by, bureau=home_of(by))
    auth.logout(request)


@transaction.atomic
def end_all_sessions(*, by: User, request: HttpRequest) -> None:
    """Sign out everywhere, here too."""
    raise_epoch(by)
    record(Event.SESSIONS_ENDED, by=by, bureau=home_of(by))
    auth.logout(request)


@transaction.atomic
def change_password(*, by: User, request: HttpRequest, password: str) -> None:
    """A new password of one's own; all other sessions end."""
    validate_password(password, by)
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    raise_epoch(by)
    auth.update_session_auth_hash(request, by)
    record(Event.PASSWORD_CHANGED, by=by, bureau=home_of(by))


def forget_ended_sessions() -> None:
    """Remove the rows of sessions whose time is over: nobody else does."""
    SessionStore.clear_expired()


def raise_epoch(person: User) -> None:
    """End the sessions of an account; part of an action, never one of its own."""
    User.objects.filter(pk=person.pk).update(session_epoch=F("session_epoch") + 1)
    person.refresh_from_db(fields=["session_epoch"])
