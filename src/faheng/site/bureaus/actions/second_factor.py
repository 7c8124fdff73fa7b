"""One-time codes as a second factor, and the recovery codes beside them."""

from __future__ import annotations

import secrets

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django_otp import login as remember_device
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.actions.sessions import raise_epoch
from faheng.site.bureaus.models import User
from faheng.site.bureaus.queries import home_of
from faheng.site.bureaus.second_factor import is_one_time, kept_code

_NUMBER_OF_CODES = 10
# Letters and figures not mistaken for each other: 49 bits a code.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def begin_enrolment(*, by: User) -> TOTPDevice:
    """A new secret, in force once a code made from it has been typed."""
    TOTPDevice.objects.filter(user=by, confirmed=False).delete()
    return TOTPDevice.objects.create(user=by, name="totp", confirmed=False)


@transaction.atomic
def confirm_enrolment(*, by: User, request: HttpRequest, code: str) -> list[str] | None:
    """Switch the second factor on; the recovery codes, or ``None`` for a wrong code.

    Other sessions, begun without it, end.
    """
    device = (
        TOTPDevice.objects.select_for_update().filter(user=by, confirmed=False).last()
    )
    if device is None or not device.verify_token(code):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    TOTPDevice.objects.filter(user=by).exclude(pk=device.pk).delete()
    raise_epoch(by)
    auth.update_session_auth_hash(request, by)
    remember_device(request, device)
    record(Event.SECOND_FACTOR_ADDED, by=by, bureau=home_of(by))
    return _new_codes(by)


@transaction.atomic
def renew_recovery_codes(*, by: User) -> list[str]:
    """Ten new recovery codes; those left of the old ones are void."""
    record(
        Event.SECOND_FACTOR_ADDED,
        by=by,
        bureau=home_of(by),
        facts={"recovery_codes": _NUMBER_OF_CODES},
    )
    return _new_codes(by)


@transaction.atomic
def remove_second_factor(*, by: User) -> None:
    """Switch one's own second factor off."""
    void_second_factor(by=by, person=by)


def void_second_factor(*, by: User, person: User) -> None:
    """Forget devices and codes of an account; part of an action that asks who may."""
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
    record(Event.SECOND_FACTOR_REMOVED, by=by, bureau=home_of(person), target=person)


@transaction.atomic
def verify_code(*, person: User, code: str) -> Device | None:
    """The device a code proves, or ``None``; each failure makes the next try wait longer.

    A code counts once. What is refused is recorded in the same transaction, which is
    why nothing is raised.
    """
    kind = TOTPDevice if is_one_time(code) else StaticDevice
    device = (
        kind.objects.select_for_update().filter(user=person, confirmed=True).first()
    )
    token = code if kind is TOTPDevice else kept_code(person, code)
    if device is not None and device.verify_token(token):
        return device
    record(
        Event.SIGN_IN_REFUSED,
        by=None,
        bureau=home_of(person),
        target=person,
        facts={"reason": "code"},
    )
    return None


def _new_codes(person: User) -> list[str]:
    device, _ = StaticDevice.objects.get_or_create(user=person, name="recovery")
    device.token_set.all().delete()
    codes = [_code() for _ in range(_NUMBER_OF_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=kept_code(person, code)) for code in codes
    )
    return codes


def _code() -> str:
    signs = "".join(secrets.choice(_SIGNS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"
